/** Asks for what takes long and is answered line by line: each line is told as soon as it is here. */
import { Problem } from '@waymark/shared/wire/problem.ts'
import { unreachable, type AnyProblem } from './call.ts'

export interface Lines {
  readonly address: string
  readonly body: unknown
  readonly onLine: (line: unknown) => void
  /** Given up by whoever asked. */
  readonly signal: AbortSignal
}

/** Answers once the last line was told; why it was not, where it was not. */
export async function callLines({ address, body, onLine, signal }: Lines): Promise<AnyProblem | undefined> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      signal,
    })
    if (!response.ok) return Problem.safeParse(await response.json()).data ?? unreachable
    const text = response.body?.pipeThrough(new TextDecoderStream())
    let rest = ''
    for await (const part of text ?? []) {
      const lines = `${rest}${part}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(JSON.parse(line))
    }
    return undefined
  } catch {
    return unreachable
  }
}
