/** A labelled field for words of this page. */
import { keepableText } from '@waymark/shared/model/text.ts'
import { Field } from '#ui/field.tsx'

export function WordsInput({
  label,
  hint,
  error,
  value,
  type = 'text',
  isFirst = false,
  onValue,
}: {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  /** `long`: of several lines. */
  readonly type?: 'text' | 'long' | 'datetime-local'
  /** It came to be by a press: whoever pressed goes on in it. */
  readonly isFirst?: boolean
  readonly onValue: (value: string) => void
}) {
  const change = ({ target }: { readonly target: { readonly value: string } }): void => {
    onValue(keepableText(target.value))
  }
  return (
    <Field label={label} hint={hint} error={error}>
      {control =>
        type === 'long' ? (
          <textarea className="input" {...control} rows={4} value={value} onChange={change} />
        ) : (
          <input
            className="input"
            {...control}
            ref={isFirst ? focusOnce : undefined}
            type={type}
            autoComplete="off"
            value={value}
            onChange={change}
          />
        )
      }
    </Field>
  )
}

const focusOnce = (input: HTMLInputElement | null): void => input?.focus()
