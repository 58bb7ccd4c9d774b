import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { balancer } from './balancer.ts'
import { cuttable } from './cuttable.ts'
import { freePort } from './free-port.ts'
import { until } from './wait.ts'

/** Says its name to whoever comes, then all that it hears. */
async function echo(name: string): Promise<number> {
  const server = createServer(socket => {
    socket.on('error', () => undefined).write(name)
    socket.pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

function caller(port: number): {
  readonly socket: Socket
  readonly heard: () => string
  readonly isGone: () => boolean
} {
  let heard = ''
  const socket = connect(port, '127.0.0.1').on('error', () => undefined)
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  onTestFinished(() => void socket.destroy())
  return { socket, heard: () => heard, isGone: () => socket.closed }
}

test('[FA1] a wire carries, hangs and carries what it held back, refuses, and is cut', async () => {
  await using wire = await cuttable(await echo('far '))
  const one = caller(wire.port)
  await until('it carries', () => one.heard() === 'far ')
  wire.set('hanging')
  one.socket.write('held ')
  const other = caller(wire.port)
  await once(other.socket, 'connect')
  await new Promise(resolve => setTimeout(resolve, 50))
  expect([one.heard(), other.heard(), one.isGone(), other.isGone()]).toEqual(['far ', '', false, false])
  wire.set('through')
  await until('what was held back comes', () => one.heard() === 'far held ' && other.heard() === 'far ')
  wire.cut()
  await until('both are cut', () => one.isGone() && other.isGone())
  wire.set('refused')
  const late = caller(wire.port)
  await until('it is refused', late.isGone)
  expect([late.heard(), wire.open()]).toEqual(['', 0])
})

test('[FA1] each connection goes to the next server, and past those who refuse', async () => {
  const ports = [await echo('a'), await freePort(), await echo('c')]
  await using balanced = await balancer(ports)
  const { port } = new URL(balanced.address)
  const heard: string[] = []
  for (let at = 0; at < 6; at += 1) {
    const one = caller(Number(port))
    await until('somebody answers', () => one.heard() !== '')
    heard.push(one.heard())
  }
  expect(heard).toEqual(['a', 'c', 'a', 'c', 'a', 'c'])
})

test('[FA1] a clock goes before or after the others', async () => {
  const run = promisify(execFile)
  const line = ['--import', join(import.meta.dirname, 'skewed-clock.ts'), '-e']
  const said = 'process.stdout.write([Date.now(), +new Date(), +new Date(5), Date.parse(Date())].join())'
  const env = { ...process.env, WAYMARK_TEST_SKEW_MS: '-3600000' }
  const { stdout } = await run(process.execPath, [...line, said], { env })
  const [now = 0, made = 0, given, spoken = 0] = stdout.split(',').map(Number)
  const hourAgo = Date.now() - 3_600_000
  for (const at of [now, made, spoken]) expect(Math.abs(at - hourAgo)).toBeLessThan(30_000)
  expect(given).toBe(5)
})
