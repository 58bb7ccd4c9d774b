/** The waymark of a section: letter, tone and shape. Nothing is said by it; the heading says the letter. */
import type { Waymark } from '@waymark/shared/rules/letters.ts'

export const WaymarkSign = ({ waymark, small = false }: { readonly waymark: Waymark; readonly small?: boolean }) => (
  <span className={`waymark${small ? ' small' : ''}`} data-tone={waymark.tone} aria-hidden="true">
    {waymark.letter === '' ? '·' : waymark.letter}
  </span>
)
