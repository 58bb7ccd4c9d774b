/** What is kept, and who sees it: folded, so that it is there for those who want to know before they come in. */
import { whatIsKept, type LookedAt } from '@waymark/shared/wire/entry-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Icon } from '#ui/icon.tsx'

export function WhatIsKept({ seen }: { readonly seen: Pick<LookedAt, 'role' | 'session' | 'months'> }) {
  return (
    <details className="fold">
      <summary>
        <Icon name="chevron" flip />
        What is kept, and who sees it
      </summary>
      <ul className="kept">
        {whatIsKept(seen).map(([about, said]) => (
          <li key={about}>
            <Icon name="saved" />
            <span>
              <b>{about}</b> {said}
            </span>
          </li>
        ))}
      </ul>
      <p className="small">
        <a href={pages.privacy()}>All of what is kept, and for how long</a>.{' '}
        <a href={pages.me()}>Everything about me</a>.
      </p>
    </details>
  )
}
