/** The notes that a dialog is about, so that nobody acts on what they do not see. */
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'

const mostShown = 5

export function PickedNotes({ notes }: { readonly notes: readonly RoomNote[] }) {
  return (
    <ul className="picked" aria-label="The notes" tabIndex={0}>
      {notes.slice(0, mostShown).map(({ id, text }) => (
        <li key={id} dir="auto">
          {text}
        </li>
      ))}
      {notes.length > mostShown && <li className="soft">and {notes.length - mostShown} more</li>}
    </ul>
  )
}

export function KeepChoice({
  keeps,
  onChange,
}: {
  readonly keeps: boolean
  readonly onChange: (keeps: boolean) => void
}) {
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={keeps}
        onChange={({ target }) => {
          onChange(target.checked)
        }}
      />
      <span>
        Leave them also where they are now
        <small>A note may stand in several themes.</small>
      </span>
    </label>
  )
}
