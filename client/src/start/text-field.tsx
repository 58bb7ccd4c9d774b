/** A labelled field for words. What is pasted is made keepable in front of whoever pastes it. */
import { keepableText } from '@waymark/shared/model/text.ts'
import { Field } from '#ui/field.tsx'

export function TextField({
  label,
  hint,
  error,
  value,
  lines = 1,
  onValue,
}: {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  /** More than one makes it a field of several lines. */
  readonly lines?: number
  readonly onValue: (value: string) => void
}) {
  const change = ({ target }: { readonly target: { readonly value: string } }): void => {
    onValue(keepableText(target.value))
  }
  return (
    <Field label={label} hint={hint} error={error}>
      {control =>
        lines > 1 ? (
          <textarea className="input" {...control} rows={lines} value={value} onChange={change} />
        ) : (
          <input className="input" {...control} autoComplete="off" value={value} onChange={change} />
        )
      }
    </Field>
  )
}
