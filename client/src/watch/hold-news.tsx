/** Reading in peace: new notes are held until they are asked for. */
import { Button } from '#ui/button.tsx'
import { sayNew } from './say-watched.ts'

export function HoldNews({
  count,
  hasChanged,
  onHold,
  onShow,
}: {
  /** How many notes came since they are held; undefined while they are not. */
  readonly count: number | undefined
  readonly hasChanged: boolean
  readonly onHold: () => void
  readonly onShow: () => void
}) {
  if (count === undefined)
    return (
      <Button size="compact" icon="eye" onClick={onHold}>
        Hold what is new
      </Button>
    )
  return (
    <>
      <Button size="compact" icon="eye" onClick={onShow}>
        Show what is new
      </Button>
      <span className="small soft">{whatIsHeld(count, hasChanged)}</span>
    </>
  )
}

function whatIsHeld(count: number, hasChanged: boolean): string {
  if (count > 0) return `${sayNew(count)} held.`
  return hasChanged ? 'Something changed, and is held.' : 'Nothing new so far.'
}
