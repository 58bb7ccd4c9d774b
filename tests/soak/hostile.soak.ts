/** The hostile suite at full size: thousands of connections, floods, and what is endless inside, while people in another room go on. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type WebSocket from 'ws'
import { step1Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { bareUpgrade } from '#support/bare-http.ts'
import { closed, opened, refusedUpgrade } from '#support/bare-sockets.ts'
import { besieged, within, type Besieged } from '#support/besieged.ts'
import { bombs } from '#support/forged-updates.ts'
import { until } from '#support/wait.ts'

let here: Besieged
let calm: readonly number[]
let heldBefore: number
const minute = 60_000

const held = async (): Promise<number> =>
  (await here.measure('waymark_nodejs_heap_size_used_bytes')) +
  (await here.measure('waymark_nodejs_external_memory_bytes'))
const lines = () => here.measure('waymark_lines_open{by="websocket"}')
const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

beforeAll(async () => {
  here = await besieged()
  await here.themesStillWork()
  calm = await here.felt(() => new Promise(resolve => setTimeout(resolve, 5000)))
  heldBefore = await held()
})
afterAll(() => here[Symbol.asyncDispose]())

/** By how much half, and all but one in a hundred, of the notes of others were slower. Printed, as the result of a soak. */
async function slower(
  what: string,
  act: () => Promise<unknown>,
): Promise<{ readonly half: number; readonly nearlyAll: number }> {
  const times = await here.felt(act)
  const half = within(times, 0.5) / within(calm, 0.5)
  const nearlyAll = within(times, 0.99) / within(calm, 0.99)
  process.stdout.write(
    `${what}: others' notes took ${half.toFixed(1)} times as long at p50, ${nearlyAll.toFixed(1)} times at p99 (${times.length} notes); the server holds ${megabytes(await held())}, before ${megabytes(heldBefore)}\n`,
  )
  return { half, nearlyAll }
}

test('[B31] two thousand connections at once, open, silent and gone', { timeout: 5 * minute }, async () => {
  const crowd = await Promise.all(
    Array.from({ length: 40 }, (_, at) => here.attacker(at % 2 === 0 ? 'participant' : 'facilitator')),
  )
  const open: WebSocket[] = []
  const { half } = await slower('2,000 connections', async () => {
    for (let at = 0; at < 2000; at += 1) {
      const doc = at % 2 === 0 ? here.room : here.themes
      open.push(crowd[at % 40]!.openSocket(doc, { 'x-forwarded-for': `192.0.2.${at % 250}` }))
      if (at % 50 === 49) await Promise.all(open.slice(-50).map(opened))
    }
  })
  expect(await lines()).toBeGreaterThanOrEqual(2000)
  expect((await refusedUpgrade(crowd[0]!.openSocket(here.room)))?.status).toBe(429)
  const { half: later } = await slower(
    '2,000 connections that stay',
    () => new Promise(resolve => setTimeout(resolve, 5000)),
  )
  for (const socket of open) socket.terminate()
  await until('they are gone', async () => (await lines()) < 10, minute)
  expect(half).toBeLessThan(30)
  expect(later).toBeLessThan(10)
})

test(
  '[B30] twenty who flood for half a minute and come back whenever they are cut',
  { timeout: 5 * minute },
  async () => {
    const cookies = await Promise.all(Array.from({ length: 20 }, async () => (await here.attacker()).cookie()))
    // In a process of their own, so that what others feel is the server's doing.
    const { half } = await slower('20 floods', async () => {
      const child = fork(join(import.meta.dirname, 'flood.ts'), [here.server.address, here.room, '30', ...cookies])
      await once(child, 'exit')
    })
    expect(await here.measure('waymark_cuts_total{why="tooMany"}')).toBeGreaterThan(20)
    expect(half).toBeLessThan(30)
  },
)

test('[B30] all that is endless inside, at full size, again and again', { timeout: 10 * minute }, async () => {
  const facilitator = await here.attacker('facilitator')
  const sizes = [100, 10_000, 100_000, 1_000_000]
  let client = 1000
  const { half } = await slower('bombs', async () => {
    for (const [name, bomb] of Object.entries(bombs))
      for (const size of sizes) {
        const socket = facilitator.openSocket(here.themes)
        await opened(socket)
        const over = Promise.race([
          closed(socket),
          new Promise<number>(resolve => {
            socket.on('message', (data: Buffer) => {
              if (data[0] === 0 && data[1] === 1) resolve(0)
            })
          }),
        ])
        const began = performance.now()
        client += 1
        socket.send(updateFrame(bomb(size, client)))
        socket.send(step1Frame(Uint8Array.of(0)))
        const code = await over
        process.stdout.write(`  ${name} x ${size}: ${code} after ${Math.round(performance.now() - began)} ms\n`)
        socket.terminate()
      }
  })
  expect(half).toBeLessThan(10)
})

test('[B31] two hundred who ask for everything and never read', { timeout: 5 * minute }, async () => {
  const facilitator = await here.attacker('facilitator')
  const { address } = here.server
  const { half } = await slower('200 who never read', async () => {
    const before = await lines()
    const slow = []
    for (let at = 0; at < 200; at += 1) slow.push(await bareUpgrade({ address, somebody: facilitator }, here.themes))
    for (const { socket } of slow) socket.pause()
    const ask = step1Frame(Uint8Array.of(0))
    const frame = Buffer.concat([Buffer.of(0x82, 0x80 | ask.length), Buffer.alloc(4), ask])
    for (let round = 0; round < 25; round += 1)
      for (const { socket } of slow) if (!socket.destroyed) socket.write(frame)
    await until('all are cut', async () => (await lines()) <= before, 2 * minute)
  })
  expect(half).toBeLessThan(30)
})

test('[B31] five thousand who come and go', { timeout: 5 * minute }, async () => {
  const crowd = await Promise.all(Array.from({ length: 25 }, () => here.attacker()))
  const { half } = await slower('5,000 comings and goings', async () => {
    for (let round = 0; round < 50; round += 1) {
      const sockets = Array.from({ length: 100 }, (_, at) =>
        crowd[at % 25]!.openSocket(here.room, { 'x-forwarded-for': `198.51.100.${at}` }).on('error', () => undefined),
      )
      if (round % 2 === 0)
        await Promise.race(sockets.map(closed).concat(sockets.map(socket => opened(socket).then(() => 0))))
      for (const socket of sockets) socket.terminate()
    }
    await until('nobody is left', async () => (await lines()) < 10, minute)
  })
  expect(half).toBeLessThan(30)
})

test(
  '[B33] after all of it the server works as before and holds no more memory than its documents',
  { timeout: 5 * minute },
  async () => {
    const { half } = await slower('afterwards', () => new Promise(resolve => setTimeout(resolve, 5000)))
    expect(half).toBeLessThan(5)
    expect(await here.measure('waymark_refusals_total{status="500"}')).toBeNaN()
    // A document that is full is held while it is open; nobody has it open any more.
    await until(
      'documents are put away, and memory is let go',
      async () => (await held()) < 1.5 * heldBefore,
      2 * minute,
    )
  },
)
