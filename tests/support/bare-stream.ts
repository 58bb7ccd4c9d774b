/** A stream of events and the posts beside it, as any program could speak them; and sockets on its channels for y-websocket's own provider. */
import { request, type IncomingMessage } from 'node:http'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { batchType, readClosedEvent, readFrameEvent, streamPath } from '@waymark/shared/wire/over-https.ts'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import { outbox, type Piece } from '@waymark/shared/wire/up-batch.ts'
import type { OpenDoc } from '#support/person.ts'
import { until } from '#support/wait.ts'

export interface ServerEvent {
  readonly event: string
  readonly data: string
}

export interface BareStream {
  readonly id: string
  readonly headers: IncomingMessage['headers']
  readonly events: readonly ServerEvent[]
  readonly onEvent: (hear: (event: ServerEvent) => void) => void
  readonly hasEnded: () => boolean
  /** Answers the status. */
  readonly post: (batch: Uint8Array, headers?: Record<string, string>) => Promise<number>
  /** Posts these as the next batch; answers the status. */
  readonly send: (...pieces: Piece[]) => Promise<number>
  /** The frames that came on a channel. */
  readonly frames: (channel: number) => Uint8Array[]
  /** The code with which a channel was closed. */
  readonly codeOf: (channel: number) => number | undefined
  /** Stops reading: what comes stays in the network, then in the server. */
  readonly pause: () => void
  readonly close: () => void
}

interface From {
  readonly cookie: string
  readonly headers?: Record<string, string>
  /** Where each post goes, if not to where the stream comes from. */
  readonly postsTo?: () => string
}

/** The answer to who asks for a stream. */
export const askForStream = (address: string, { cookie, headers = {} }: From): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(`${address}${streamPath}`, { headers: { cookie, ...headers }, agent: false }, resolve)
      .on('error', reject)
      .end()
  })

/** Answers once the server has told its id. */
export async function bareStream(address: string, from: From): Promise<BareStream> {
  const response = await askForStream(address, from)
  if (response.statusCode !== 200) throw new Error(`the stream was refused with ${response.statusCode}`)
  const events: ServerEvent[] = []
  const hearers: ((event: ServerEvent) => void)[] = []
  let hasEnded = false
  let unread = ''
  response.setEncoding('utf8').on('data', (text: string) => {
    const parts = (unread + text).split('\n\n')
    unread = parts.pop() ?? ''
    for (const event of parts.flatMap(readEvent)) {
      events.push(event)
      for (const hear of hearers) hear(event)
    }
  })
  for (const end of ['end', 'error', 'close'])
    response.on(end, () => {
      hasEnded = true
    })
  await until('the stream tells its id', () => events.length > 0)
  const id = events[0]?.data ?? ''
  const out = outbox()
  const post: BareStream['post'] = async (batch, headers = {}) => {
    const answer = await fetch(`${from.postsTo?.() ?? address}${streamPath}/${id}`, {
      method: 'POST',
      headers: { cookie: from.cookie, 'content-type': batchType, ...headers },
      body: Buffer.from(batch),
    })
    return answer.status
  }
  return {
    id,
    headers: response.headers,
    events,
    onEvent: hear => {
      hearers.push(hear)
    },
    hasEnded: () => hasEnded,
    post,
    send: async (...pieces) => {
      for (const piece of pieces) out.add(piece)
      const batch = out.batch()
      out.answered()
      return await post(batch ?? new Uint8Array())
    },
    frames: channel =>
      events.flatMap(({ event, data }) => {
        const frame = event === 'message' ? readFrameEvent(data) : undefined
        return frame?.channel === channel ? [Uint8Array.from(Buffer.from(frame.base64, 'base64'))] : []
      }),
    codeOf: channel =>
      events
        .flatMap(({ event, data }) => (event === 'closed' ? (readClosedEvent(data) ?? []) : []))
        .find(closed => closed.channel === channel)?.code,
    pause: () => {
      response.pause()
      response.socket.pause()
    },
    close: () => {
      response.destroy()
    },
  }
}

/** Nothing for a comment. */
function readEvent(text: string): ServerEvent[] {
  const fields = new Map(
    text.split('\n').flatMap(line => {
      const at = line.indexOf(': ')
      return at > 0 ? [[line.slice(0, at), line.slice(at + 2)] as const] : []
    }),
  )
  const data = fields.get('data')
  return data === undefined ? [] : [{ event: fields.get('event') ?? 'message', data }]
}

/** Opens documents on channels of one stream, by y-websocket's own provider. */
export function docsOver(stream: BareStream, address: string): (name: DocName) => Promise<OpenDoc> {
  let newest = 0
  let sending: Promise<unknown> = Promise.resolve()
  const send = (piece: Piece): void => {
    sending = sending.then(() => stream.send(piece))
  }
  class ChannelSocket {
    readonly OPEN = 1
    readyState = 0
    binaryType = 'arraybuffer'
    onopen: (() => void) | null = null
    onmessage: ((event: { data: Uint8Array }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: (() => void) | null = null
    readonly channel: number
    constructor(url: string) {
      newest += 1
      this.channel = newest
      send({ kind: 'open', channel: this.channel, at: url.slice(url.indexOf(`${syncPath}/`) + syncPath.length + 1) })
      stream.onEvent(event => {
        this.hear(event)
      })
      queueMicrotask(() => {
        this.readyState = 1
        this.onopen?.()
      })
    }
    hear({ event, data }: ServerEvent): void {
      const frame = event === 'message' ? readFrameEvent(data) : undefined
      if (frame?.channel === this.channel)
        this.onmessage?.({ data: Uint8Array.from(Buffer.from(frame.base64, 'base64')) })
      const closed = event === 'closed' ? readClosedEvent(data) : undefined
      if (closed?.channel !== this.channel) return
      this.readyState = 3
      this.onclose?.(closed)
    }
    send(frame: Uint8Array): void {
      send({ kind: 'frame', channel: this.channel, frame })
    }
    close(): void {
      if (this.readyState === 1) send({ kind: 'close', channel: this.channel })
      this.readyState = 3
    }
  }
  return async name => {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(`${address.replace('http', 'ws')}${syncPath}`, name, doc, {
      WebSocketPolyfill: ChannelSocket as never,
      disableBc: true,
    })
    await until(`${name} is in step`, () => provider.synced)
    return {
      doc,
      provider,
      close: () => {
        provider.destroy()
      },
    }
  }
}
