/** A labelled field to type in, of one line or of several. What is typed is handed on as it is. */
import { Field } from './field.tsx'

export interface TextInputShape {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly value: string
  /** `long`: of several lines. */
  readonly type?: 'text' | 'long' | 'number' | 'search' | 'date' | 'datetime-local'
  /** Lines that are seen of one that is long. */
  readonly rows?: number
  /** The id of the words that are offered. */
  readonly list?: string | undefined
  /** It came to be by a press: whoever pressed goes on in it. */
  readonly isFirst?: boolean
  readonly onValue: (value: string) => void
}

export function TextInput({
  value,
  type = 'text',
  rows = 4,
  list,
  isFirst = false,
  onValue,
  ...labelled
}: TextInputShape) {
  const change = ({ target }: { readonly target: { readonly value: string } }): void => {
    onValue(target.value)
  }
  const shared = { className: 'input', dir: 'auto', value, onChange: change, ref: isFirst ? focusOnce : undefined }
  return (
    <Field {...labelled}>
      {control =>
        type === 'long' ? (
          <textarea {...shared} {...control} rows={rows} />
        ) : (
          <input
            {...shared}
            {...control}
            type={type === 'number' ? 'text' : type}
            inputMode={type === 'number' ? 'numeric' : undefined}
            list={list}
            autoComplete="off"
          />
        )
      }
    </Field>
  )
}

const focusOnce = (field: HTMLInputElement | HTMLTextAreaElement | null): void => field?.focus()
