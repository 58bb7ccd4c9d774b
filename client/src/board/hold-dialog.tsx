/** Why a note is held back: its author reads it. */
import { useRef, useState } from 'react'
import type { Note } from '@waymark/shared/model/note.ts'
import { holdNote } from '@waymark/shared/wire/notes.ts'
import type { Answer } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'

export function HoldDialog({
  note,
  onHold,
  onClose,
}: {
  readonly note: Pick<Note, 'text'>
  readonly onHold: (reason: string) => Promise<Answer<unknown>>
  readonly onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const hold = async (): Promise<void> => {
    const checked = holdNote.body.safeParse({ reason })
    const answer = checked.success ? await onHold(reason) : undefined
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
