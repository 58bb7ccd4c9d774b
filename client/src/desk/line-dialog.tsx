/** Asks for one line of words. What was typed stays when it could not be saved. */
import { useState, type ReactNode } from 'react'
import type * as z from 'zod/mini'
import type { Answer } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { say } from '#ui/announce.tsx'

interface Line {
  readonly first: string
  readonly schema: z.ZodMiniType
  readonly send: (text: string) => Promise<Answer<unknown>>
  readonly onClose: () => void
}

interface LineDialogShape extends Line {
  readonly title: string
  readonly label: string
  readonly hint: string
  /** Of the button that saves. */
  readonly yes: string
  readonly children?: ReactNode
}

export function LineDialog({ title, label, hint, yes, children, ...line }: LineDialogShape) {
  const { onClose } = line
  const { text, change, wrong, save } = useLine(line)
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        {children}
        <Field label={label} hint={hint} error={wrong}>
          {control => (
            <input
              className="input"
              {...control}
              value={text}
              onChange={({ target }) => {
                change(target.value)
              }}
            />
          )}
        </Field>
        <footer>
          <Button look="primary" type="submit">
            {yes}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </footer>
      </form>
    </Dialog>
  )
}

function useLine({ first, schema, send, onClose }: Line) {
  const [text, setText] = useState(first)
  const [wrong, setWrong] = useState<string>()
  const refuse = (words: string): void => {
    setWrong(words)
    say(words)
  }
  const save = async (): Promise<void> => {
    const parsed = schema.safeParse(text)
    if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? 'We cannot keep that.')
    const answer = await send(text)
    if (answer.ok) onClose()
    else refuse(answer.problem.message)
  }
  return {
    text,
    wrong,
    save,
    change: (next: string): void => {
      setText(next)
      setWrong(undefined)
    },
  }
}
