/** What a box is linked with, in words, under its heading. */
import { Icon } from '#ui/icon.tsx'
import type { FrameLink } from './frames.ts'

export function Linked({ links }: { readonly links: readonly FrameLink[] }) {
  if (links.length === 0) return null
  return (
    <ul className="linked" aria-label="Linked with">
      {links.map(({ id, to, sentence }) => (
        <li key={id}>
          <Icon name="link" />
          <span dir="auto">
            {to}: {sentence}
          </span>
        </li>
      ))}
    </ul>
  )
}
