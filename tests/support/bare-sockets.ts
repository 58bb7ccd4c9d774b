/** What goes over a websocket, seen from outside: whether it opened, with what it was refused, and how it was closed. */
import type { IncomingMessage } from 'node:http'
import type WebSocket from 'ws'

export const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve, reject) => {
    socket
      .on('open', () => {
        resolve()
      })
      .on('error', reject)
  })

/** The code it was closed with. */
export const closed = (socket: WebSocket): Promise<number> =>
  new Promise(resolve => {
    socket
      .on('close', code => {
        resolve(code)
      })
      .on('error', () => undefined)
  })

export interface RefusedUpgrade {
  readonly status: number
  readonly retryAfter: string | undefined
  readonly said: unknown
}

/** The answer to an upgrade that is refused; undefined for one that is not. */
export const refusedUpgrade = (socket: WebSocket): Promise<RefusedUpgrade | undefined> =>
  new Promise(resolve => {
    socket
      .on('open', () => {
        resolve(undefined)
      })
      .on('unexpected-response', (_request, response) => {
        void told(response).then(resolve)
      })
      .on('error', () => undefined)
  })

async function told(response: IncomingMessage): Promise<RefusedUpgrade> {
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += String(part)
  return { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], said: JSON.parse(text) }
}
