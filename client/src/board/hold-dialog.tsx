/** Why a note is held back: its author reads it. */
import { useRef, useState } from 'react'
import type { Note } from '@waymark/shared/model/note.ts'
import { holdNote } from '@waymark/shared/wire/notes.ts'
import type { Answer } from '#api/call.ts'
import { newId } from '#sync/new-id.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import type { LetterToLead } from './unseen-doings.ts'

export function HoldDialog({
  note,
  onHold,
  onClose,
}: {
  readonly note: Pick<Note, 'text'>
  readonly onHold: (reason: string, letter?: LetterToLead) => Promise<Answer<unknown>>
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [isTold, setTold] = useState(false)
  const [form] = useState(newId)
  const field = useRef<HTMLInputElement>(null)
  const hold = async (): Promise<void> => {
    const checked = holdNote.body.safeParse({ reason })
    const answer = checked.success ? await onHold(reason, isTold ? { form, about: note.text } : undefined) : undefined
    if (answer?.ok === true) return onClose()
    setError(answer === undefined ? checked.error?.issues[0]?.message : answer.problem.message)
    field.current?.focus()
  }
  return (
    <Dialog title="Hold this note back?" onClose={onClose}>
      <blockquote className="words" dir="auto">
        {note.text}
      </blockquote>
      <p>It goes off the board for everybody. Its author keeps it, reads your reason, and can change the words.</p>
      <Field label="Why, for the person who wrote it" error={error}>
        {control => (
          <input
            className="input"
            {...control}
            value={reason}
            ref={field}
            onChange={event => {
              setError(undefined)
              setReason(event.target.value)
            }}
          />
        )}
      </Field>
      <TellLead isTold={isTold} onTold={setTold} />
      <footer>
        <Button look="primary" onClick={() => void hold()}>
          Hold it back
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it on the board
        </Button>
      </footer>
    </Dialog>
  )
}

const TellLead = ({ isTold, onTold }: { readonly isTold: boolean; readonly onTold: (isTold: boolean) => void }) => (
  <label className="choice">
    <input
      type="checkbox"
      checked={isTold}
      onChange={event => {
        onTold(event.target.checked)
      }}
    />
    <span>Tell the lead for safeguarding, too: these words and why, sealed, for the lead alone</span>
  </label>
)
