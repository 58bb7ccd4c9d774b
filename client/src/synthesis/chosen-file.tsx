/** A file that is chosen and read by the server at once, with what is said meanwhile and what was wrong with it. */
import { useEffect, useRef, useState } from 'react'
import type * as z from 'zod/mini'
import type { Answer } from '#api/call.ts'
import { sendFile } from '#api/send-file.ts'
import { Field } from '#ui/field.tsx'

/** Sends and says how it goes. `trouble` is what was wrong the last time. */
export function useSending() {
  const [state, setState] = useState<{ readonly under: string; readonly trouble: string | undefined }>({
    under: '',
    trouble: undefined,
  })
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async <T extends z.ZodMiniType>(
    file: File,
    to: { readonly address: string; readonly fields: Readonly<Record<string, string>>; readonly reply: T },
  ): Promise<z.output<T> | undefined> => {
    stop.current?.abort()
    const ending = new AbortController()
    stop.current = ending
    setState({ under: `Reading ${file.name}`, trouble: undefined })
    const onSent = (): void => undefined
    const answer: Answer<z.output<T>> = await sendFile({ ...to, file, onSent, signal: ending.signal })
    if (ending.signal.aborted) return undefined
    setState({ under: '', trouble: answer.ok ? undefined : answer.problem.message })
    return answer.ok ? answer.value : undefined
  }
  return { ...state, send }
}

export function FileField({
  label,
  hint,
  accept,
  sending: { under, trouble },
  onChosen,
}: {
  readonly label: string
  readonly hint: string
  readonly accept: string
  readonly sending: { readonly under: string; readonly trouble: string | undefined }
  readonly onChosen: (file: File) => void
}) {
  return (
    <>
      <Field label={label} hint={hint} error={trouble}>
        {control => (
          <input
            className="input"
            {...control}
            type="file"
            accept={accept}
            disabled={under !== ''}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file !== undefined) onChosen(file)
            }}
          />
        )}
      </Field>
      <p role="status" className="small">
        {under}
      </p>
    </>
  )
}
