/** Calls a declared route. The answer has been checked; a no arrives as a value, not as an exception. */
import { Problem } from '@waymark/shared/wire/problem.ts'
import type { AnyRoute, SentBodyOf, ParamsOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import { askTwice } from './ask-twice.ts'

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** `retryAfter`: in so many seconds it may be a yes, as the server says. */
  | { readonly ok: false; readonly problem: Problem | Unreachable; readonly retryAfter?: number }

/** The server did not answer: nobody knows whether it heard. Ask again. */
export interface Unreachable {
  readonly code: 'unreachable'
  readonly message: string
  readonly at: readonly []
  readonly goTo?: undefined
}

export type AnyProblem = Problem | Unreachable

export const unreachable: Unreachable = {
  code: 'unreachable',
  message: 'We cannot reach the server. Your words are still here.',
  at: [],
}

export const timeoutMs = 15_000

export interface Asked<R extends AnyRoute> {
  readonly params: ParamsOf<R>
  readonly body: SentBodyOf<R>
}

/** `withinMs` for what is known to take longer. */
export async function call<R extends AnyRoute>(
  route: R,
  { params, body }: Asked<R>,
  withinMs = timeoutMs,
): Promise<Answer<ReplyOf<R>>> {
  const request = requestOf(route.method, body, withinMs)
  const ask = (): Promise<Response | undefined> => fetch(addressOf(route.path, params), request).catch(() => undefined)
  const mayAskAgain = (): boolean => request.signal?.aborted !== true && navigator.onLine
  const response = await (route.method === 'GET' ? askTwice({ ask, mayAskAgain }) : ask())
  if (response === undefined) return { ok: false, problem: unreachable }
  const said: unknown = await response.json().catch(() => undefined)
  return read(route, response, said)
}

/** What was answered, checked. */
export function read<R extends AnyRoute>(route: R, { ok, headers }: Response, said: unknown): Answer<ReplyOf<R>> {
  if (!ok) {
    const problem = Problem.safeParse(said)
    const retryAfter = Number(headers.get('retry-after') ?? NaN)
    return {
      ok: false,
      problem: problem.success ? problem.data : unreachable,
      ...(Number.isFinite(retryAfter) && { retryAfter }),
    }
  }
  const reply = route.reply.safeParse(said)
  return reply.success
    ? { ok: true, value: reply.data as ReplyOf<R> }
    : { ok: false, problem: { code: 'broken', message: 'This page is older than the server. Load it again.', at: [] } }
}

export function addressOf(path: string, params: unknown): string {
  const given = new Map(Object.entries(params ?? {}))
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given.get(name) ?? '')))
}

function requestOf(method: string, body: unknown, withinMs: number): RequestInit {
  const signal = AbortSignal.timeout(withinMs)
  if (method === 'GET') return { method, signal }
  return { method, signal, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
