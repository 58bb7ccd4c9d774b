/** Somebody's browser asking over HTTP: each time on a new connection, so that any server may get it, and no longer than somebody waits. */
import { request } from 'node:http'
import { Problem } from '@waymark/shared/wire/problem.ts'
import type { AnyRoute, ParamsOf, ReplyOf, SentBodyOf } from '@waymark/shared/wire/route.ts'

export type Answer<R extends AnyRoute> =
  | { readonly is: 'yes'; readonly reply: ReplyOf<R> }
  | { readonly is: 'no'; readonly problem: Problem }
  /** Nobody answered, or whoever did cannot for now. */
  | { readonly is: 'none'; readonly why: string }

export interface Asked<R extends AnyRoute> {
  readonly params?: ParamsOf<R>
  readonly body?: SentBodyOf<R>
}

export interface Caller {
  readonly cookie: () => string
  readonly once: <R extends AnyRoute>(route: R, asked: Asked<R>, at?: string) => Promise<Answer<R>>
  /** Waits longer than a person. Throws for a no, and for no answer. */
  readonly ask: <R extends AnyRoute>(route: R, asked: Asked<R>, at?: string) => Promise<ReplyOf<R>>
}

export interface RawAnswer {
  readonly status: number
  readonly text: string
  readonly cookie: string | undefined
}

interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

const usualPatienceMs = 4000
const longPatienceMs = 30_000
/** A no that is none: the same may be done in a moment. */
const mayPass: ReadonlySet<string> = new Set(['not-saved', 'too-many', 'broken'])

/** Undefined where no whole answer came in time. */
export const send = ({ method, url, headers, body }: Sent, patienceMs: number): Promise<RawAnswer | undefined> =>
  new Promise(resolve => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const how = { method, headers: { ...headers, ...length }, agent: false, signal: AbortSignal.timeout(patienceMs) }
    const asking = request(url, how, answer => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part: string) => {
        text += part
      })
      answer.on('error', () => resolve(undefined))
      answer.on('close', () => resolve(undefined))
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, text, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] })
      })
    })
    asking.on('error', () => resolve(undefined))
    asking.end(body)
  })

/** `at`, where it is given, is the address of one server, asked past the balancer. */
export function caller(address: string, patienceMs: () => number = () => usualPatienceMs): Caller {
  let cookie = ''
  const once = async <R extends AnyRoute>(
    route: R,
    { params, body }: Asked<R>,
    at = address,
    waitMs = patienceMs(),
  ): Promise<Answer<R>> => {
    const given = new Map(Object.entries((params ?? {}) as Record<string, string>))
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''))
    const bears = route.method !== 'GET'
    const answer = await send(
      {
        method: route.method,
        url: `${at}${path}`,
        headers: { cookie, ...(bears && { 'content-type': 'application/json' }) },
        body: bears ? JSON.stringify(body ?? {}) : undefined,
      },
      waitMs,
    )
    if (answer === undefined) return { is: 'none', why: 'no answer' }
    if (answer.cookie !== undefined) ({ cookie } = { cookie: answer.cookie })
    return read(route, answer)
  }
  return {
    cookie: () => cookie,
    once,
    ask: async (route, asked, at) => {
      const answer = await once(route, asked, at, longPatienceMs)
      if (answer.is === 'yes') return answer.reply
      throw new Error(`${route.path}: ${answer.is === 'no' ? answer.problem.code : answer.why}`)
    },
  }
}

function read<R extends AnyRoute>(route: R, { status, text }: RawAnswer): Answer<R> {
  const said = parsed(text)
  if (status < 300) return { is: 'yes', reply: route.reply.parse(said) as never }
  const { success, data } = Problem.safeParse(said)
  if (!success || mayPass.has(data.code) || status >= 500)
    return { is: 'none', why: `${status}: ${text.slice(0, 100)}` }
  return { is: 'no', problem: data }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
