/** A labelled field for words, a number or a day. What is pasted is made keepable in front of whoever pastes it. */
import { keepableText } from '@waymark/shared/model/text.ts'
import { Field } from '#ui/field.tsx'

export function WordsField({
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
  readonly type?: 'text' | 'long' | 'number' | 'date'
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
          <textarea
            className="input"
            dir="auto"
            {...control}
            ref={isFirst ? focusOnce : undefined}
            rows={3}
            value={value}
            onChange={change}
          />
        ) : (
          <input
            className="input"
            dir="auto"
            {...control}
            ref={isFirst ? focusOnce : undefined}
            type={type === 'number' ? 'text' : type}
            inputMode={type === 'number' ? 'numeric' : undefined}
            autoComplete="off"
            value={value}
            onChange={change}
          />
        )
      }
    </Field>
  )
}

const focusOnce = (field: HTMLInputElement | HTMLTextAreaElement | null): void => field?.focus()
