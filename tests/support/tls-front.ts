/** What stands in front of a server over https: a proxy that says so, or any page that shows another inside it. Its certificate is its own. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request, type RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Front {
  readonly port: number
  readonly close: () => void
}

function certificate(): { readonly cert: Buffer; readonly key: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-front-'))
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=x']
  execFileSync('openssl', [...what, '-days', '2', '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const made = { cert: readFileSync(cert), key: readFileSync(key) }
  rmSync(folder, { recursive: true })
  return made
}

async function front(answer: RequestListener, also: (server: Server) => void = () => undefined): Promise<Front> {
  const server = createServer(certificate(), answer)
  also(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** A page that shows another inside it, at whatever is asked for. */
export const framingPage = (inner: () => string): Promise<Front> =>
  front((_asked, answer) => {
    answer
      .setHeader('content-type', 'text/html')
      .end(`<iframe title="inner" src="${inner()}" width="390" height="700"></iframe>`)
  })

/** Passes on what comes, websockets too, and says that it came over https. */
export function httpsFront(address: string): Promise<Front> {
  const { hostname, port } = new URL(address)
  return front(
    (asked, answer) => {
      const headers = { ...asked.headers, 'x-forwarded-proto': 'https' }
      const onward = request({ hostname, port, path: asked.url, method: asked.method, headers }, got => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      asked.pipe(onward)
    },
    server => {
      server.on('upgrade', (asked, socket: Socket, head: Buffer) => {
        const onward = connect(Number(port), hostname, () => {
          const lines = Object.entries(asked.headers).map(([name, value]) => `${name}: ${String(value)}`)
          onward.write(`GET ${asked.url ?? '/'} HTTP/1.1\r\n${lines.join('\r\n')}\r\nx-forwarded-proto: https\r\n\r\n`)
          onward.write(head)
          socket.pipe(onward).pipe(socket)
        })
        onward.on('error', () => socket.destroy())
        socket.on('error', () => onward.destroy())
      })
    },
  )
}
