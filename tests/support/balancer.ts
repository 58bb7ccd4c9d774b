/** What stands before several servers in the plainest of houses: each connection goes to the next of them, and past those who refuse. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Balancer {
  readonly address: string
  /** How many connections went to each port. */
  readonly sent: () => ReadonlyMap<number, number>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

export async function balancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>()
  const sent = new Map<number, number>()
  let next = 0

  const pass = (near: Socket, tries: number): void => {
    const port = ports[next % ports.length]
    next += 1
    if (port === undefined || tries === 0) return near.destroy() && undefined
    const far = connect(port, '127.0.0.1').setNoDelay(true)
    const refused = (): void => pass(near, tries - 1)
    far.once('error', refused)
    far.once('connect', () => {
      sent.set(port, (sent.get(port) ?? 0) + 1)
      far.off('error', refused).on('error', () => undefined)
      join(near, far)
    })
  }
  const join = (near: Socket, far: Socket): void => {
    open.add(far)
    far.on('close', () => {
      open.delete(far)
      near.destroy()
    })
    near.on('close', () => far.destroy())
    if (near.closed) far.destroy()
    else near.pipe(far).pipe(near)
  }
  const server = createServer({ pauseOnConnect: true }, near => {
    open.add(near)
    near
      .setNoDelay(true)
      .on('error', () => undefined)
      .on('close', () => open.delete(near))
    pass(near, ports.length)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    [Symbol.asyncDispose]: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      if (server.listening) await once(server, 'close')
    },
  }
}
