/** Where a note's words are typed: counted near the limit, never cut, never corrected. */
import type { KeyboardEvent, Ref } from 'react'
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import { isKeepable, keepableText, lengthOf } from '@waymark/shared/model/text.ts'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'
import { Field } from '#ui/field.tsx'

/** The count is shown when so many are left. */
const nearTheLimit = 120

export function WordsField({
  label,
  text,
  onChange,
  error,
  onSend,
  onPasteLines,
  describedBy,
  field,
  onFocusChange,
}: {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  /** What was found wrong when it was last asked to be sent. */
  readonly error: string | undefined
  /** Ctrl+Enter. */
  readonly onSend: () => void
  /** Several lines were pasted. */
  readonly onPasteLines?: () => void
  readonly describedBy?: string
  readonly field: Ref<HTMLTextAreaElement>
  readonly onFocusChange?: (isIn: boolean) => void
}) {
  const left = maxNoteLength - lengthOf(text)
  const tooLong = left < 0 ? wrongWith(text) : undefined
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    onSend()
  }
  return (
    <Field label={label} error={tooLong ?? error}>
      {control => (
        <>
          <textarea
            className="input"
            rows={3}
            dir="auto"
            {...control}
            aria-describedby={[control['aria-describedby'], describedBy].filter(id => id !== undefined).join(' ')}
            aria-keyshortcuts="Control+Enter"
            ref={field}
            value={text}
            onChange={event => {
              const { value } = event.target
              onChange(isKeepable(value) && !/[\u2028\u2029]/.test(value) ? value : keepableText(value))
            }}
            onKeyDown={sendByKey}
            onPaste={event => {
              if (/[\n\r\u2028\u2029]/.test(event.clipboardData.getData('text/plain').trim())) onPasteLines?.()
            }}
            onFocus={() => onFocusChange?.(true)}
            onBlur={() => onFocusChange?.(false)}
          />
          {left >= 0 && left <= nearTheLimit && (
            <p className="hint count-left">{left === 1 ? '1 character left' : `${left} characters left`}</p>
          )}
        </>
      )}
    </Field>
  )
}
