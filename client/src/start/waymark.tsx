/** The waymark of an ambition: tone, letter and shape. The words beside it say the rest. */
import type { Waymark as Mark } from '@waymark/shared/rules/letters.ts'

export function Waymark({ mark }: { readonly mark: Mark }) {
  return (
    <span className="waymark" data-tone={mark.tone} aria-hidden="true">
      {mark.letter}
    </span>
  )
}
