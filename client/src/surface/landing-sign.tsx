/** Goes with the pointer while cards are dragged, and says where they would land. */
import type { Drag } from './use-drag.ts'

export function LandingSign({ drag: { dragging, sign } }: { readonly drag: Drag }) {
  if (dragging === null) return null
  const { cards, words } = dragging
  const many = cards.length > 1 ? `${cards.length} notes: ` : ''
  return (
    <p className="landing" ref={sign} aria-hidden="true">
      {many}
      {words ?? 'Not here. Press Esc to leave it where it was.'}
    </p>
  )
}
