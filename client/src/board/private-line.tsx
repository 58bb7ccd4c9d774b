/** That one writes for oneself first, how much there is by now, and, for the team, the way to show it. */
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { notesInWords } from './several.ts'

export function PrivateLine({
  all,
  mine,
  onReveal,
}: {
  /** Notes of the room that only their authors see, and how many of them are mine. */
  readonly all: number
  readonly mine: number
  /** Undefined for those who may not. */
  readonly onReveal: (() => void) | undefined
}) {
  return (
    <div className="unseen-line" role="group" aria-label="Not shown yet">
      <Icon name="lock" />
      <div>
        <p>
          <b>You write for yourself first.</b> The others see your notes when they are revealed.
        </p>
        <p className="soft">
          {all === 0
            ? 'Nobody has written anything yet.'
            : `${notesInWords(all)} so far in this room, ${mine} of them yours.`}
        </p>
        {onReveal !== undefined && (
          <Button size="compact" icon="eye" onClick={onReveal}>
            Reveal this room…
          </Button>
        )}
      </div>
    </div>
  )
}
