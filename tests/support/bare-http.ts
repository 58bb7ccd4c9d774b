/** Requests and upgrades written by hand, to say what no browser and no library would. */
import { connect, type Socket } from 'node:net'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import type { Person } from '#support/person.ts'

export function bareSocket(address: string): Socket {
  const { hostname, port } = new URL(address)
  return connect(Number(port), hostname).on('error', () => undefined)
}

const headerLines = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

/** The path goes out as it is given. Status 0 where the server hung up. */
export async function bareGet(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly answer: string }> {
  const socket = bareSocket(address)
  socket.write(
    `GET ${path} HTTP/1.1\r\n${headerLines({ host: new URL(address).host, connection: 'close', ...headers })}\r\n`,
  )
  let answer = ''
  try {
    for await (const part of socket.setEncoding('utf8')) answer += String(part)
  } catch {
    // Cut in the midst of what it sends: an answer as well.
  }
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), answer }
}

/** Answers the socket, and the first that the server said. */
export async function bareUpgrade(
  {
    address,
    somebody,
    headers = {},
  }: { readonly address: string; readonly somebody: Person; readonly headers?: Readonly<Record<string, string>> },
  doc: DocName,
): Promise<{ readonly socket: Socket; readonly said: string }> {
  const socket = bareSocket(address)
  const all = {
    host: new URL(address).host,
    cookie: somebody.cookie(),
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': `${'A'.repeat(22)}==`,
    ...headers,
  }
  socket.write(`GET ${syncPath}/${doc} HTTP/1.1\r\n${headerLines(all)}\r\n`)
  const said = await new Promise<string>(resolve => {
    socket.once('data', (data: Buffer) => {
      resolve(data.toString('latin1'))
    })
  })
  return { socket, said }
}

/** Answers when the other side has ended it. */
export const ended = (socket: Socket): Promise<void> =>
  new Promise(resolve => {
    if (socket.destroyed) resolve()
    else
      socket.resume().once('close', () => {
        resolve()
      })
  })
