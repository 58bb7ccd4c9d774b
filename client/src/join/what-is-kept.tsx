/** What is kept, and who sees it: folded, so that it is there for those who want to know before they come in. */
import type { Role } from '@waymark/shared/model/member.ts'
import { whatIsKept } from '@waymark/shared/wire/entry-words.ts'
import { Icon } from '#ui/icon.tsx'

export function WhatIsKept({ role }: { readonly role: Role }) {
  return (
    <details className="fold">
      <summary>
        <Icon name="chevron" flip />
        What is kept, and who sees it
      </summary>
      <ul className="kept">
        {whatIsKept(role).map(([about, said]) => (
          <li key={about}>
            <Icon name="saved" />
            <span>
              <b>{about}</b> {said}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
