/** A form that loses nothing: what was typed stays whatever the server says, and each refusal stands beside its field. */
import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import type { Answer } from '#api/call.ts'
import { nothingWrong, placed, without, type Refused } from './field-errors.ts'

export interface FormShape<F, T> {
  readonly first: F
  /** What can be told before the server is asked. */
  readonly wrong: (fields: F) => Refused
  /** The names of the fields on the screen. */
  readonly shown: (fields: F) => ReadonlySet<string>
  readonly send: (fields: F) => Promise<Answer<T>>
  readonly done: (reply: T) => void
}

/** The form as its fields see it. */
export interface FormState<F> {
  readonly fields: F
  /** Changes one field, whose error goes. */
  readonly change: (change: Partial<F>, name: string) => void
  /** Changes how many fields there are, or their order: what was said beside them no longer stands where it belongs. */
  readonly reshape: (change: Partial<F>) => void
  readonly errorOf: (name: string) => string | undefined
}

/** The form as its frame sees it. */
export interface WholeForm {
  readonly refused: Refused
  readonly sending: boolean
  /** Whether anything differs from what the form began with. */
  readonly unsaved: boolean
  readonly formProps: {
    readonly ref: RefObject<HTMLFormElement | null>
    readonly noValidate: true
    readonly onSubmit: (event: FormEvent) => void
  }
}

const notReached: Refused = {
  fields: new Map(),
  whole: 'We cannot reach the server. What you typed is still here: try again.',
}

export function useForm<F, T>({
  first,
  wrong,
  shown,
  send,
  done,
}: FormShape<F, T>): WholeForm & { readonly state: FormState<F> } {
  const [fields, setFields] = useState(first)
  const [refused, setRefused] = useState<Refused>(nothingWrong)
  const [sending, setSending] = useState(false)
  const [attempts, setAttempts] = useState(0)
  const form = useRef<HTMLFormElement>(null)

  // After each attempt that failed, to the first field that needs another look.
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field-wrong')?.focus()
  }, [attempts])

  const refuse = (now: Refused): void => {
    setRefused(now)
    setAttempts(times => times + 1)
  }

  const ask = async (): Promise<void> => {
    setSending(true)
    setRefused(nothingWrong)
    const answer = await send(fields)
    setSending(false)
    if (answer.ok) done(answer.value)
    else refuse(answer.problem.code === 'unreachable' ? notReached : placed(answer.problem, shown(fields)))
  }

  const submit = async (): Promise<void> => {
    if (sending) return
    const before = wrong(fields)
    if (before.fields.size > 0 || before.whole !== undefined) refuse(before)
    else await ask()
  }

  const state: FormState<F> = {
    fields,
    change: (change, name) => {
      setFields({ ...fields, ...change })
      setRefused(without(refused, name))
    },
    reshape: change => {
      setFields({ ...fields, ...change })
      setRefused(nothingWrong)
    },
    errorOf: name => refused.fields.get(name),
  }
  return {
    state,
    refused,
    sending,
    unsaved: JSON.stringify(fields) !== JSON.stringify(first),
    formProps: {
      ref: form,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault()
        void submit()
      },
    },
  }
}
