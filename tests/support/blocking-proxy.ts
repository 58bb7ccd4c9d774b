/** A proxy like those of offices and schools: it passes on requests, and lets websockets through, refuses them, or lets them open and swallows what they carry. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, request, type IncomingMessage } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

export type Websockets = 'through' | 'refused' | 'swallowed'

export interface BlockingProxy {
  /** To be opened instead of the server's. */
  readonly address: string
  /** The same page, through the proxy. */
  readonly through: (link: string) => string
  readonly websockets: (now: Websockets) => void
  /** Ends what is under way, as when a network is changed. */
  readonly cutAll: () => void
  /** Of the requests so far, those for websockets and those for streams. */
  readonly asked: () => { readonly websockets: number; readonly streams: number }
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Of several servers, each request goes to the next. */
export async function blockingProxy(servers: string | readonly string[], first: Websockets): Promise<BlockingProxy> {
  const behind = [servers].flat().map(server => new URL(server))
  let newest = 0
  const next = (): URL => behind[(newest += 1) % behind.length]!
  const open = new Set<Socket>()
  const asked = { websockets: 0, streams: 0 }
  let mode = first

  const proxy = createServer((incoming, outgoing) => {
    if (incoming.url?.startsWith('/sync-stream') === true && incoming.method === 'GET') asked.streams += 1
    const { hostname, port } = next()
    const onward = request(
      { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers, agent: false },
      answer => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
        answer.on('error', () => outgoing.destroy())
      },
    )
    onward.on('error', () => {
      if (outgoing.headersSent) outgoing.destroy()
      else outgoing.writeHead(502).end()
    })
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  proxy.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy())
  })
  proxy.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.websockets += 1
    if (mode === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
    if (mode === 'swallowed') {
      socket.write(accepted(incoming))
      socket.resume()
    }
    const { hostname, port } = next()
    if (mode === 'through') passOn({ incoming, socket, head }, connect(Number(port), hostname))
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const cutAll = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    address,
    through: link => address + link.slice(new URL(link).origin.length),
    websockets: now => {
      mode = now
    },
    cutAll,
    asked: () => ({ ...asked }),
    [Symbol.asyncDispose]: async () => {
      proxy.close()
      cutAll()
      if (proxy.listening) await once(proxy, 'close')
    },
  }
}

interface Upgrade {
  readonly incoming: IncomingMessage
  readonly socket: Socket
  readonly head: Buffer
}

function passOn({ incoming, socket, head }: Upgrade, onward: Socket): void {
  const lines: string[] = []
  for (let at = 0; at < incoming.rawHeaders.length; at += 2)
    lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}\r\n`)
  onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('')}\r\n`)
  onward.write(head)
  socket.pipe(onward).pipe(socket)
  onward.on('error', () => socket.destroy()).on('close', () => socket.destroy())
  socket.on('close', () => onward.destroy())
}

/** As RFC 6455 wants a websocket to be accepted. */
function accepted({ headers }: IncomingMessage): string {
  const key = `${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const accept = createHash('sha1').update(key).digest('base64')
  return `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`
}
