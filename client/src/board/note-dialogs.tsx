/** Changing the words of a note, and moving it, in a dialog of its own. */
import { useRef, useState } from 'react'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { placeNow } from '#surface/places.ts'
import type { BoardNote, Branch, Place } from '#surface/surface-props.ts'
import { SectionSelect } from './section-select.tsx'
import { WordsField } from './words-field.tsx'

export function EditDialog({
  note,
  canSign,
  onSave,
  onClose,
}: {
  readonly note: BoardNote
  readonly canSign: boolean
  readonly onSave: (text: string, signed: boolean) => void
  readonly onClose: () => void
}) {
  const [text, setText] = useState(note.text)
  const [signed, setSigned] = useState(note.signedBy !== null)
  const [error, setError] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const save = (): void => {
    const wrong = wrongWith(text)
    setError(wrong)
    if (wrong === undefined) onSave(text, signed)
    else field.current?.focus()
  }
  return (
    <Dialog title="Change the words" onClose={onClose}>
      <WordsField label="Your note" text={text} error={error} onChange={setText} onSend={save} field={field} />
      {canSign && note.route === 'live' && (
        <label className="choice signed">
          <input
            type="checkbox"
            checked={!signed}
            onChange={event => {
              setSigned(!event.target.checked)
            }}
          />
          <span>Leave my name off this note</span>
        </label>
      )}
      <footer>
        <Button look="primary" onClick={save}>
          Save the words
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave them as they are
        </Button>
      </footer>
    </Dialog>
  )
}

const wordsOfOption = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

export function MoveDialog({
  note,
  tree,
  onMove,
  onClose,
}: {
  readonly note: BoardNote
  readonly tree: readonly Branch[]
  readonly onMove: (place: Place) => void
  readonly onClose: () => void
}) {
  const now = placeNow(tree, note.id)
  const [sectionId, setSection] = useState(now?.sectionId ?? note.sectionId)
  const [after, setAfter] = useState<Place['after']>(now?.after ?? 'last')
  const notes = tree.find(({ section }) => section.id === sectionId)?.notes.filter(({ id }) => id !== note.id) ?? []
  return (
    <Dialog title="Move this note" onClose={onClose}>
      <SectionSelect
        label="To"
        tree={tree}
        value={sectionId}
        onChange={to => {
          setSection(to)
          setAfter(to === now?.sectionId ? now.after : 'last')
        }}
      />
      <PlaceSelect notes={notes} after={after} onChange={setAfter} />
      <footer>
        <Button
          look="primary"
          onClick={() => {
            onMove({ sectionId, after })
          }}
        >
          Move it there
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it where it is
        </Button>
      </footer>
    </Dialog>
  )
}

function PlaceSelect({
  notes,
  after,
  onChange,
}: {
  readonly notes: readonly BoardNote[]
  readonly after: Place['after']
  readonly onChange: (after: Place['after']) => void
}) {
  return (
    <Field label="Where there">
      {control => (
        <select
          className="input"
          {...control}
          value={after}
          onChange={event => {
            const { value } = event.target
            onChange(value === 'first' ? value : (notes.find(({ id }) => id === value)?.id ?? 'last'))
          }}
        >
          <option value="first">First</option>
          {notes.map(({ id, text }) => (
            <option key={id} value={id}>
              After “{wordsOfOption(text)}”
            </option>
          ))}
          <option value="last">Last</option>
        </select>
      )}
    </Field>
  )
}
