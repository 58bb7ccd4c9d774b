/** Somebody with a browser, without the browser: asks over HTTP with a cookie, and opens documents by y-websocket's own provider. */
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import type { AnyRoute, SentBodyOf, ParamsOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import { syncPath } from '@waymark/shared/wire/sync.ts'

export interface OpenDoc {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly close: () => void
}

export interface Person {
  readonly cookie: () => string
  /** The reply; throws a NoError for a no. */
  readonly ask: <R extends AnyRoute>(
    route: R,
    asked: { readonly params?: ParamsOf<R>; readonly body?: SentBodyOf<R> },
  ) => Promise<ReplyOf<R>>
  /** The no that is expected; throws when it is a yes. */
  readonly refused: <R extends AnyRoute>(
    route: R,
    asked: { readonly params?: ParamsOf<R>; readonly body?: unknown },
  ) => Promise<Problem>
  readonly comeIn: (secret: string, more?: Partial<SentBodyOf<typeof comeIn>>) => Promise<ReplyOf<typeof comeIn>>
  /** Answers once it is in step with the server. */
  readonly openDoc: (name: DocName) => Promise<OpenDoc>
  /** A bare socket, to send what a provider never would. */
  readonly openSocket: (name: string, headers?: Record<string, string>) => WebSocket
  readonly get: (path: string) => Promise<Response>
}

export class NoError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.message}`)
    this.problem = problem
  }
}

/** `at` is where the server is, or, where there are several, which one is asked next. */
export function person(at: string | (() => string)): Person {
  const address = (): string => (typeof at === 'string' ? at : at())
  let cookie = ''
  const send = async (
    route: AnyRoute,
    { params = {}, body }: { readonly params?: unknown; readonly body?: unknown },
  ): Promise<Response> => {
    const given = new Map(Object.entries(params as Record<string, string>))
    const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.get(name) ?? ''))
    const response = await fetch(`${address()}${path}`, {
      method: route.method,
      headers: { cookie, ...(route.method !== 'GET' && { 'content-type': 'application/json' }) },
      ...(route.method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    })
    const set = response.headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
    return response
  }
  const ask: Person['ask'] = async (route, asked) => {
    const response = await send(route, asked)
    const said: unknown = await response.json()
    if (!response.ok) throw new NoError(Problem.parse(said))
    return route.reply.parse(said) as never
  }
  return {
    cookie: () => cookie,
    ask,
    refused: async (route, asked) => {
      const response = await send(route, asked)
      const said: unknown = await response.json()
      if (response.ok) throw new Error('it was allowed')
      return Problem.parse(said)
    },
    comeIn: (secret, more = {}) =>
      ask(comeIn, { body: { secret, name: null, roomId: null, asSomebodyElse: false, ...more } }),
    openDoc: name => openInStep(address(), cookie, name),
    openSocket: (name, headers = {}) =>
      new WebSocket(`${address().replace('http', 'ws')}${syncPath}/${name}`, { headers: { cookie, ...headers } }),
    get: path => fetch(`${address()}${path}`, { headers: { cookie } }),
  }
}

async function openInStep(address: string, cookie: string, name: DocName): Promise<OpenDoc> {
  const doc = new Y.Doc()
  class WithCookie extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { cookie } })
    }
  }
  const provider = new WebsocketProvider(`${address.replace('http', 'ws')}${syncPath}`, name, doc, {
    WebSocketPolyfill: WithCookie as never,
    disableBc: true,
  })
  await new Promise<void>(resolve => {
    provider.on('sync', isSynced => {
      if (isSynced) resolve()
    })
  })
  return {
    doc,
    provider,
    close: () => {
      provider.destroy()
    },
  }
}
