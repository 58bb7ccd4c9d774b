/** Changing the words of a note, in a dialog of its own. */
import { useRef, useState } from 'react'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import type { BoardNote } from '#surface/surface-props.ts'
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
