/** Asks for one line of words. What was typed stays when it could not be saved. */
import type { ReactNode } from 'react'
import type * as z from 'zod/mini'
import type { Answer } from '#api/call.ts'
import { allPlaced, wrongFields } from './field-errors.ts'
import { FormDialog } from './form-dialog.tsx'
import { TextField } from './text-field.tsx'
import { useForm } from './use-form.ts'

const field = 'text'

export function AskText({
  title,
  label,
  hint,
  first,
  yes,
  lines = 1,
  schema,
  send,
  onClose,
  onDone,
  children,
}: {
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly first: string
  /** Of the button that saves. */
  readonly yes: string
  /** More than one makes it a field of several lines. */
  readonly lines?: number
  readonly schema: z.ZodMiniType
  readonly send: (text: string) => Promise<Answer<unknown>>
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
  readonly children?: ReactNode
}) {
  const shown = new Set([field])
  const form = useForm({
    first: { [field]: first },
    wrong: ({ text }) => allPlaced(new Map([...wrongFields(schema, text).values()].map(said => [field, said])), shown),
    shown: () => shown,
    send: async ({ text }) => besideTheField(await send(text)),
    done: () => {
      onClose()
      void onDone()
    },
  })
  const { state } = form
  return (
    <FormDialog title={title} yes={yes} form={form} onClose={onClose}>
      {children}
      <TextField
        label={label}
        hint={hint}
        lines={lines}
        value={state.fields.text}
        error={state.errorOf(field)}
        onValue={text => {
          state.change({ text }, field)
        }}
      />
    </FormDialog>
  )
}

/** There is one field, whatever the server calls it. */
const besideTheField = <T,>(answer: Answer<T>): Answer<T> =>
  answer.ok || answer.problem.code === 'unreachable' || answer.problem.at.length === 0
    ? answer
    : { ok: false, problem: { ...answer.problem, at: [field] } }
