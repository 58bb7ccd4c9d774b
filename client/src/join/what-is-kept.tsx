/** What is kept, and who sees it: folded, so that it is there for those who want to know before they come in. */
import type { Role } from '@waymark/shared/model/member.ts'
import { Icon } from '#ui/icon.tsx'

const kept: readonly (readonly [about: string, said: string])[] = [
  ['Your words', 'are kept exactly as you write them. Only you can change them.'],
  ['Your name', 'is seen in this session only. You can sign each note, or leave it without a name.'],
  ['Nothing else', 'is kept: no e-mail address, no place, no recording made by Waymark.'],
  ['Afterwards', 'your words can be followed from the note to the draft that cites it.'],
  ['This browser', 'remembers who you are here, so that you can come back to your notes.'],
]

export function WhatIsKept({ role }: { readonly role: Role }) {
  const shown = role === 'reader' ? kept.filter(([about]) => about === 'Nothing else') : kept
  return (
    <details className="fold">
      <summary>
        <Icon name="chevron" flip />
        What is kept, and who sees it
      </summary>
      <ul className="kept">
        {shown.map(([about, said]) => (
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
