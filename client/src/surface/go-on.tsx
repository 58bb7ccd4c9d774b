/** For those who read on without scrolling: to what is not in the page yet. Nobody sees it, and Tab passes it by. */
import type { Hands } from './hands.ts'

export function GoOn({
  hands,
  to,
  words,
}: {
  readonly hands: Hands
  readonly to: string | undefined
  readonly words: string
}) {
  if (to === undefined) return null
  return (
    <button
      type="button"
      className="sr"
      tabIndex={-1}
      onClick={() => {
        hands.goTo(to)
      }}
    >
      {words}
    </button>
  )
}
