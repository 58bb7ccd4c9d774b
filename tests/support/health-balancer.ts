/** A plain balancer in front of several servers: it looks only at who says that it is ready, and at nothing of what it carries. */
import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '#support/free-port.ts'

export interface HealthBalancer {
  readonly address: string
  /** Whether people are sent to the server at that address now. */
  readonly sendsTo: (server: string) => boolean
  readonly stop: () => Promise<void>
}

const lookEveryMs = 100

const isReady = (server: string): Promise<boolean> =>
  fetch(`${server}/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

export async function healthBalancer(servers: readonly string[]): Promise<HealthBalancer> {
  let ready: readonly string[] = []
  let turn = 0
  const sockets = new Set<Socket>()
  const port = await freePort()
  const look = async (): Promise<void> => {
    const answers = await Promise.all(servers.map(async server => ((await isReady(server)) ? [server] : [])))
    ready = answers.flat()
  }
  await look()
  const looking = setInterval(() => void look(), lookEveryMs)
  const server = createServer(client => {
    turn += 1
    const target = ready[turn % Math.max(1, ready.length)]
    if (target === undefined) {
      client.destroy()
      return
    }
    const { port: behind, hostname } = new URL(target)
    const away = connect(Number(behind), hostname)
    for (const [one, other] of [
      [client, away],
      [away, client],
    ] as const) {
      sockets.add(one)
      one.pipe(other)
      one
        .on('error', () => other.destroy())
        .on('close', () => {
          sockets.delete(one)
          other.destroy()
        })
    }
  })
  await new Promise<void>(resolve => {
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${port}`,
    sendsTo: one => ready.includes(one),
    stop: async () => {
      clearInterval(looking)
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => {
        server.close(resolve)
      })
    },
  }
}
