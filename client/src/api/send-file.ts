/** Sends a file as a form does, and tells how much of it has gone. The browser's only request that tells that is this old one. */
import type * as z from 'zod/mini'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { unreachable, type Answer } from './call.ts'

export interface FileToSend<T extends z.ZodMiniType> {
  readonly address: string
  /** Sent before the file, in this order. */
  readonly fields: Readonly<Record<string, string>>
  readonly file: File
  readonly reply: T
  /** Of the text that is answered; JSON where it is left out. Undefined for what it cannot read. */
  readonly parse?: (text: string) => unknown
  /** From 0 to 1. */
  readonly onSent: (part: number) => void
  readonly signal: AbortSignal
  /** All that was answered so far, while more comes. */
  readonly onHeard?: (text: string) => void
}

export function sendFile<T extends z.ZodMiniType>({
  address,
  fields,
  file,
  reply,
  parse = parsed,
  onSent,
  signal,
  onHeard,
}: FileToSend<T>): Promise<Answer<z.output<T>>> {
  const form = new FormData()
  for (const [name, text] of Object.entries(fields)) form.set(name, text)
  form.set('file', file)
  const request = new XMLHttpRequest()
  return new Promise(resolve => {
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onSent(total === 0 ? 0 : loaded / total)
    })
    request.addEventListener('progress', () => {
      onHeard?.(request.responseText)
    })
    request.addEventListener('loadend', () => {
      resolve(answerOf(request, { reply, parse }))
    })
    signal.addEventListener('abort', () => {
      request.abort()
    })
    request.open('POST', address)
    request.send(form)
  })
}

/** A status of 0 is none: the line broke, or it was stopped. */
function answerOf<T extends z.ZodMiniType>(
  { status, responseText }: XMLHttpRequest,
  { reply, parse }: Required<Pick<FileToSend<T>, 'reply' | 'parse'>>,
): Answer<z.output<T>> {
  if (status === 200) {
    const value = reply.safeParse(parse(responseText))
    if (value.success) return { ok: true, value: value.data }
  }
  const problem = Problem.safeParse(parsed(responseText))
  return { ok: false, problem: problem.success ? problem.data : unreachable }
}

/** JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
