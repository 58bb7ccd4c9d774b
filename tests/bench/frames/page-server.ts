/** Serves the pages of the peers, the notes they show, and the changes that somebody else makes, from the process that measures. */
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { extname, join, normalize } from 'node:path'
import { WebSocketServer } from 'ws'
import { freePort } from '#support/free-port.ts'

export interface PageServer {
  readonly address: string
  /** What is answered at that path, from now on. */
  readonly put: (path: string, json: string) => void
  /** To every page that is open. */
  readonly tell: (message: string) => void
  readonly close: () => void
}

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** `folder` has the built pages. */
export async function pageServer(folder: string): Promise<PageServer> {
  const port = await freePort()
  const kept = new Map<string, string>()
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const json = kept.get(path)
    if (json !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(json)
      return
    }
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path))
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'application/octet-stream' }).end(content)
  }
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://127.0.0.1').pathname, response)
  })
  const sockets = new WebSocketServer({ server, path: '/changes' })
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    address: `http://127.0.0.1:${port}`,
    put: (path, json) => kept.set(path, json),
    tell: message => {
      for (const socket of sockets.clients) socket.send(message)
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
    },
  }
}
