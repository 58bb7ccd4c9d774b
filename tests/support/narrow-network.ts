/** A network that lets pages and requests through, and nothing live: what stands between people and the server in some schools, offices and hotels. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { syncPath } from '@waymark/shared/wire/sync.ts'

export interface NarrowNetwork {
  /** Where the server is reached through it. */
  readonly address: string
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export async function narrowNetwork(to: string): Promise<NarrowNetwork> {
  const proxy = createServer((asked, answer) => {
    if (asked.url?.startsWith(syncPath) === true) answer.writeHead(403).end()
    else passOn(to, asked, answer)
  })
  proxy.on('upgrade', (_asked, socket) => {
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
  })
  await new Promise<void>(resolve => {
    proxy.listen(0, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        proxy.close(() => resolve())
        proxy.closeAllConnections()
      }),
  }
}

function passOn(to: string, asked: IncomingMessage, answer: ServerResponse): void {
  const onwards = request(new URL(asked.url ?? '/', to), { method: asked.method, headers: asked.headers }, given => {
    answer.writeHead(given.statusCode ?? 502, given.headers)
    given.pipe(answer)
  })
  onwards.on('error', () => answer.destroy())
  asked.pipe(onwards)
}
