/** Calls a route whose answer many share: with what is known of it already, so that an answer which is the same need not come again. */
import type { AnyRoute, ParamsOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import { addressOf, read, timeoutMs, unreachable, type Answer } from './call.ts'

export interface Known {
  /** Of the answer that is here; empty where there is none. */
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
}

export type IfChanged<T> = Exclude<Answer<T>, { readonly ok: true }> | Answered<T>

export interface Answered<T> {
  readonly ok: true
  /** Undefined where it is as it was. */
  readonly value: T | undefined
  readonly etag: string
  /** What the server's clock showed, in milliseconds; NaN where it does not say. */
  readonly serverNow: number
}

export async function callIfChanged<R extends AnyRoute>(
  route: R,
  params: ParamsOf<R>,
  { etag, headers }: Known,
): Promise<IfChanged<ReplyOf<R>>> {
  const response = await fetch(addressOf(route.path, params), {
    signal: AbortSignal.timeout(timeoutMs),
    headers: { ...headers, ...(etag !== '' && { 'if-none-match': etag }) },
  }).catch(() => undefined)
  if (response === undefined) return { ok: false, problem: unreachable }
  const serverNow = Date.parse(response.headers.get('date') ?? '')
  if (response.status === 304) return { ok: true, value: undefined, etag, serverNow }
  const said: unknown = await response.json().catch(() => undefined)
  const answer = read(route, response, said)
  return answer.ok ? { ok: true, value: answer.value, etag: response.headers.get('etag') ?? '', serverNow } : answer
}
