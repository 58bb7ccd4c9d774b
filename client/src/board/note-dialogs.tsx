/** Changing the words of a note, and moving it, in a dialog of its own. */
import { useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { branchOf, placeNow } from '#surface/places.ts'
import type { BoardNote, Branch, Place } from '#surface/surface-props.ts'
import { WordsField, wrongWith } from './words-field.tsx'

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
      <Field label="To">
        {control => (
          <select
            className="input"
            {...control}
            value={sectionId}
            onChange={event => {
              const branch = tree.find(({ section }) => section.id === event.target.value)
              if (branch === undefined) return
              setSection(branch.section.id)
              setAfter(branchOf(tree, note.id) === branch ? (now?.after ?? 'last') : 'last')
            }}
          >
            {tree.map(({ section, waymark }) => (
              <option key={section.id} value={section.id}>
                {waymark.letter === '' ? section.title : `${waymark.letter} · ${section.title}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Where there">
        {control => (
          <select
            className="input"
            {...control}
            value={after}
            onChange={event => {
              const { value } = event.target
              setAfter(
                value === 'first' || value === 'last' ? value : (notes.find(({ id }) => id === value)?.id ?? 'last'),
              )
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
