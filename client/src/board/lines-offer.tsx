/** Offers to make several notes of lines that were pasted into the form. Nothing is made of them by itself. */
import { useEffect } from 'react'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'

export function LinesOffer({
  count,
  onMany,
  onOne,
}: {
  /** Of the lines that hold words: two at least. */
  readonly count: number
  readonly onMany: () => void
  readonly onOne: () => void
}) {
  useEffect(() => {
    say('You pasted several lines. They can be added as several notes.')
  }, [])
  return (
    <div className="lines-offer">
      <p>These are {count} lines.</p>
      <div className="row">
        <Button size="compact" onClick={onMany}>
          Add them as {count} notes…
        </Button>
        <Button size="compact" look="quiet" onClick={onOne}>
          Keep them as one note
        </Button>
      </div>
    </div>
  )
}
