/** Words in answer to a remark. */
import { useEffect, useRef, useState } from 'react'
import { maxRemark } from '@waymark/shared/model/remark.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import type { No } from './remark-acts.ts'

export function ReplyForm({
  words,
  onChange,
  onSend,
  onCancel,
}: {
  readonly words: string
  readonly onChange: (words: string) => void
  readonly onSend: (words: string) => No
  readonly onCancel: () => void
}) {
  const [no, setNo] = useState<No>()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setNo(onSend(words))
      }}
      onKeyDown={event => {
        // What is typed here is not meant for the draft beside it.
        event.stopPropagation()
        if (event.key === 'Escape') onCancel()
      }}
    >
      <Field label="Your reply" error={no}>
        {control => (
          <textarea
            className="input"
            {...control}
            ref={field}
            rows={2}
            maxLength={maxRemark}
            dir="auto"
            value={words}
            onChange={({ target }) => {
              onChange(target.value)
            }}
          />
        )}
      </Field>
      <div className="row">
        <Button size="compact" type="submit">
          Send
        </Button>
        <Button size="compact" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
