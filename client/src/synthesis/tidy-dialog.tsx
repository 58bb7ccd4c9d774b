/** Asks for tidier words of a note. They stand beside what was said, and everybody sees which is which. */
import { useState } from 'react'
import { maxSaid, Tidied } from '@waymark/shared/model/theme.ts'
import { keepableText } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import type { AskedNotes } from './asked-notes.ts'
import { PickedNotes } from './picked-notes.tsx'
import { useScope } from './synthesis-scope.ts'
import { useTries } from './use-tries.ts'

export function TidyDialog({ notes, tidied, close }: AskedNotes) {
  const { acts } = useScope()
  const { form, wasTried, tryAgain } = useTries()
  const [note] = notes
  const before = note === undefined ? undefined : tidied.get(note.id)
  const [text, setText] = useState(before ?? note?.text ?? '')
  const kept = Tidied.shape.text.safeParse(keepableText(text))
  const give = (words: string): void => {
    if (note !== undefined) acts.tidy(note.id, words)
    close()
  }
  return (
    <Dialog title="Tidier words" onClose={close}>
      <form
        className="stack"
        noValidate
        ref={form}
        onSubmit={event => {
          event.preventDefault()
          if (kept.success) give(kept.data)
          else tryAgain()
        }}
      >
        <p>The note stays as it was said, letter for letter. These words stand beside it, here and in the document.</p>
        <PickedNotes notes={notes} />
        <Field label="In tidier words" error={wasTried ? kept.error?.issues[0]?.message : undefined}>
          {control => (
            <textarea
              className="input"
              dir="auto"
              {...control}
              rows={3}
              maxLength={maxSaid}
              value={text}
              onChange={({ target }) => {
                setText(target.value)
              }}
            />
          )}
        </Field>
        <footer>
          <Button type="submit" look="primary">
            Keep beside the note
          </Button>
          {before !== undefined && (
            <Button
              onClick={() => {
                give('')
              }}
            >
              Take away
            </Button>
          )}
          <Button onClick={close}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}
