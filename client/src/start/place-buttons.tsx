/** Moves one thing of a list in a form up or down, or takes it out. */
import { IconButton } from '#ui/button.tsx'

export interface PlaceShape {
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: number) => void
  readonly onRemove: () => void
}

export function PlaceButtons({
  name,
  first,
  last,
  onMove,
  onRemove,
}: PlaceShape & {
  /** As it is called inside a sentence: `ambition A`. */
  readonly name: string
}) {
  return (
    <div className="row push" role="group" aria-label={`Place of ${name}`}>
      <IconButton
        icon="up"
        label={`Move ${name} up`}
        aria-disabled={first || undefined}
        onClick={() => {
          onMove(-1)
        }}
      />
      <IconButton
        icon="down"
        label={`Move ${name} down`}
        aria-disabled={last || undefined}
        onClick={() => {
          onMove(1)
        }}
      />
      <IconButton icon="close" label={`Take out ${name}`} onClick={onRemove} />
    </div>
  )
}
