import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type WebSocket from 'ws'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import { closeCodes, syncPath } from '@waymark/shared/wire/sync.ts'
import { presenceFrame, step1Frame, step2Frame, updateFrame } from '@waymark/server/sync/messages.ts'
import { badBodies, trickyPaths } from '#support/bad-requests.ts'
import { bareGet, bareSocket, bareUpgrade, ended } from '#support/bare-http.ts'
import { closed, opened } from '#support/bare-sockets.ts'
import { besieged, within, type Besieged } from '#support/besieged.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { all, bombs, bytesOf, number, text } from '#support/forged-updates.ts'
import type { Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

// On a machine that has much else to do.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })
const patienceMs = 60_000

let here: Besieged
let calm: readonly number[]
let heldBefore: number

const held = async (): Promise<number> =>
  (await here.measure('waymark_nodejs_heap_size_used_bytes')) +
  (await here.measure('waymark_nodejs_external_memory_bytes'))
const lines = () => here.measure('waymark_lines_open{by="websocket"}')

beforeAll(async () => {
  here = await besieged()
  await here.themesStillWork()
  calm = await here.felt(async () => undefined)
  heldBefore = await held()
})
afterAll(() => here[Symbol.asyncDispose]())

/** How many times what others felt before they may feel now. Generous: the attackers take their share of the same machine. */
const most = { half: 15, nearlyAll: 40 }

/** `as ever`, or by how much it was worse, for people in another room. */
async function howOthersFared(act: () => Promise<unknown>): Promise<string> {
  const times = await here.felt(act)
  const half = within(times, 0.5) / within(calm, 0.5)
  const nearlyAll = within(times, 0.99) / within(calm, 0.99)
  const isBorne = half < most.half && nearlyAll < most.nearlyAll
  return isBorne ? 'as ever' : `${half.toFixed(1)} times as slow, and at worst ${nearlyAll.toFixed(1)} times`
}

async function codeAfter(somebody: Person, doc: DocName, frames: readonly Uint8Array[]): Promise<number> {
  const socket = somebody.openSocket(doc)
  await opened(socket)
  const gone = closed(socket)
  for (const frame of frames) socket.send(frame)
  return gone
}

/** What has been asked of the server before is done when it answers this. */
const answered = (socket: WebSocket): Promise<number> =>
  new Promise(resolve => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) resolve(data.length)
    })
  })

const seed = seedOfRun()

test(`[B30] frames with random bytes cut whoever sends them, each one, and nobody else (seed ${seed})`, async () => {
  const chance = chanceOf(seed)
  const attacker = await here.attacker()
  const kinds = [4, 5, 99, 103, 2 ** 31]
  const frames = Array.from({ length: 60 }, () =>
    bytesOf(number(chance.pick(kinds)), text('x'.repeat(chance.below(300)))),
  )
  const fared = await howOthersFared(async () => {
    const codes = await Promise.all(frames.map(frame => codeAfter(attacker, here.room, [frame])))
    expect(new Set(codes)).toEqual(new Set([closeCodes.malformed]))
  })
  expect(fared).toBe('as ever')
})

test('[B30] whoever goes on sending what hangs on nothing is cut', async () => {
  const attacker = await here.attacker('facilitator')
  const hanging = updateFrame(bombs['changes that hang on nothing']!(50))
  const fared = await howOthersFared(async () => {
    const socket = attacker.openSocket(here.themes)
    await opened(socket)
    const gone = closed(socket)
    const sending = setInterval(() => {
      if (socket.readyState === socket.OPEN) socket.send(hanging)
    }, 5)
    expect(await gone).toBe(closeCodes.tooSlow)
    clearInterval(sending)
  })
  expect(fared).toBe('as ever')
})

test('[B30] what is small on the wire and endless inside harms nobody, and the themes still work', async () => {
  const attacker = await here.attacker('facilitator')
  const times = await here.felt(async () => {
    for (const [at, [name, bomb]] of Object.entries(bombs).entries()) {
      const socket = attacker.openSocket(here.themes)
      await opened(socket)
      const over = Promise.race([closed(socket), answered(socket)])
      for (const spelt of [updateFrame, step2Frame])
        if (socket.readyState === socket.OPEN) socket.send(spelt(bomb(4000, 1000 + at)))
      if (socket.readyState === socket.OPEN) socket.send(step1Frame(Uint8Array.of(0)))
      expect(await over, name).toBeDefined()
      socket.terminate()
    }
  })
  // A change that takes long to put in is stopped, and until then holds up everybody: half of them notice nothing.
  expect(within(times, 0.5) / within(calm, 0.5)).toBeLessThan(most.half)
  await here.themesStillWork()
})

test('[B30] presence that is forged, without end or of others is told to nobody', async () => {
  const attacker = await here.attacker()
  const watcher = await (await here.attacker()).openDoc(here.room)
  const { awareness } = watcher.provider
  const own = {
    client: 5,
    clock: 1,
    state: '{"writing":true,"user":{"name":"The Organiser","role":"organiser"},"__proto__":{"polluted":1}}',
  }
  const fared = await howOthersFared(async () => {
    const many = Array.from({ length: 900 }, (_, at) => ({ client: 1000 + at, clock: 1, state: '{}' }))
    const socket = attacker.openSocket(here.room)
    await opened(socket)
    socket.send(presenceFrame([own]))
    socket.send(
      presenceFrame([
        { ...own, clock: 2 },
        { client: watcher.doc.clientID, clock: 9999, state: '{"writing":true}' },
        ...many,
      ]),
    )
    await until('the one that is theirs is told', () => awareness.meta.get(5)?.clock === 2, patienceMs)
    expect(awareness.getStates().get(5)).toMatchObject({
      writing: true,
      user: { name: 'Somebody', role: 'participant' },
    })
    expect(awareness.getStates().size).toBe(2)
    expect(awareness.getStates().get(watcher.doc.clientID)).not.toMatchObject({ writing: true })
    expect({}).not.toHaveProperty('polluted')
    socket.terminate()
    for (const wrong of [
      presenceFrame(Array.from({ length: 5000 }, (_, at) => ({ client: at, clock: 1, state: '{}' }))),
      presenceFrame([{ client: 6, clock: 2 ** 53 - 1, state: '{}' }]),
      presenceFrame([{ client: 2 ** 53 - 1, clock: 1, state: '{}' }]),
      bytesOf(number(1), number(9), number(2 ** 50)),
    ])
      expect(await codeAfter(attacker, here.room, [wrong])).toBe(closeCodes.malformed)
  })
  expect(fared).toBe('as ever')
  watcher.close()
})

test('[B30] state vectors with a hundred thousand clients, and asking for everything for ever, are borne or cut', async () => {
  const attacker = await here.attacker('facilitator')
  const clients = Array.from({ length: 100_000 }, (_, at) => all([number(at), number(1)]))
  const vector = bytesOf(number(clients.length), all(clients))
  const fared = await howOthersFared(async () => {
    const code = await codeAfter(
      attacker,
      here.themes,
      Array.from({ length: 100 }, () => step1Frame(Uint8Array.of(0))),
    )
    expect(code).toBe(closeCodes.tooMany)
    const socket = attacker.openSocket(here.themes)
    await opened(socket)
    const over = Promise.race([closed(socket), answered(socket)])
    for (let at = 0; at < 3; at += 1) socket.send(step1Frame(vector))
    expect(await over).toBeDefined()
    socket.terminate()
  })
  expect(fared).toBe('as ever')
  await here.themesStillWork()
})

const upgraded = (somebody: Person, doc: DocName, headers?: Record<string, string>) =>
  bareUpgrade({ address: here.server.address, somebody, ...(headers !== undefined && { headers }) }, doc)

test('[B31] nothing is compressed, and a frame that says it is ends its line', async () => {
  const { socket, said } = await upgraded(await here.attacker(), here.room, {
    'sec-websocket-extensions': 'permessage-deflate',
  })
  expect(said).toMatch(/^HTTP\/1\.1 101 /)
  expect(said).not.toMatch(/extensions/i)
  const gone = ended(socket)
  // FIN and RSV1, binary, masked, one byte.
  socket.write(Uint8Array.of(0xc2, 0x81, 0, 0, 0, 0, 0))
  await gone
})

test('[B31] frames of fifty megabytes, and parts of one that never end, are cut before they are held', async () => {
  const attacker = await here.attacker()
  const fared = await howOthersFared(async () => {
    const { socket } = await upgraded(attacker, here.room)
    const gone = ended(socket)
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(50n * 1024n * 1024n)
    socket.write(Buffer.concat([Buffer.of(0x82, 0xff), length, Buffer.alloc(4)]))
    await gone
    const parts = await upgraded(attacker, here.room)
    const over = ended(parts.socket)
    const part = (first: boolean): Buffer => {
      const body = Buffer.alloc(60_000)
      return Buffer.concat([
        Buffer.of(first ? 0x02 : 0x00, 0xfe, body.length >> 8, body.length & 255),
        Buffer.alloc(4),
        body,
      ])
    }
    parts.socket.write(part(true))
    const sending = setInterval(() => parts.socket.write(part(false)), 1)
    await over
    clearInterval(sending)
  })
  expect(fared).toBe('as ever')
})

test('[B31] whoever never reads is cut at a bound, and takes nothing with them', async () => {
  const facilitator = await here.attacker('facilitator')
  const filled = await facilitator.openDoc(here.themes)
  filled.doc.getMap('themes').set('filling', 'x'.repeat(1_500_000))
  const other = await facilitator.openDoc(here.themes)
  await until('it is there', () => other.doc.getMap('themes').has('filling'), patienceMs)
  const fared = await howOthersFared(async () => {
    const before = await lines()
    const slow = await Promise.all(Array.from({ length: 5 }, () => upgraded(facilitator, here.themes)))
    for (const { socket } of slow) socket.pause()
    const ask = step1Frame(Uint8Array.of(0))
    const frame = Buffer.concat([Buffer.of(0x82, 0x80 | ask.length), Buffer.alloc(4), ask])
    const asking = slow.map(({ socket }) =>
      setInterval(() => {
        socket.write(frame)
      }, 200),
    )
    await until('all of them are cut', async () => (await lines()) <= before, patienceMs)
    expect(await here.measure('waymark_cuts_total{why="tooSlow"}')).toBeGreaterThan(0)
    for (const timer of asking) clearInterval(timer)
    for (const { socket } of slow) socket.destroy()
  })
  expect(fared).toBe('as ever')
  filled.doc.getMap('themes').delete('filling')
  await until('it is gone', () => !other.doc.getMap('themes').has('filling'), patienceMs)
  filled.close()
  other.close()
})

test('[B31] hundreds of connections that say nothing, that are half made, and that come and go, leave no trace', async () => {
  const attackers = await Promise.all([1, 2, 3, 4].map(() => here.attacker()))
  const some = (count: number) =>
    attackers.flatMap(one => Array.from({ length: count }, () => one.openSocket(here.room)))
  const before = await lines()
  const fared = await howOthersFared(async () => {
    const silent = Array.from({ length: 200 }, () => bareSocket(here.server.address))
    const half = silent.slice(0, 100)
    for (const socket of half) socket.write(`GET ${syncPath}/${here.room} HTTP/1.1\r\nHost: x\r\n`)
    const open = some(75)
    await Promise.all(open.map(opened))
    for (const [at, passing] of some(50).entries()) {
      passing.on('error', () => undefined)
      if (at % 2 === 0) passing.terminate()
      else passing.on('open', () => passing.terminate())
    }
    for (const socket of open) socket.terminate()
    for (const socket of silent) socket.destroy()
    await until('nobody is left', async () => (await lines()) <= before, patienceMs)
  })
  expect(fared).toBe('as ever')
})

test('[B32] bad requests of every kind are answered with a no, and none with a fault of ours', async () => {
  const attacker = await here.attacker()
  const { address } = here.server
  const cookie = attacker.cookie()
  const json = { 'content-type': 'application/json', cookie }
  const post = async (body: BodyInit, headers: Record<string, string> = json): Promise<number> =>
    (await fetch(`${address}${comeIn.path}`, { method: 'POST', headers, body })).status
  const fared = await howOthersFared(async () => {
    for (const body of badBodies) expect([400, 404, 410, 413], body.slice(0, 30)).toContain(await post(body))
    expect(await post(new Uint8Array(300 * 1024), json)).toBe(413)
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'application/octet-stream',
    ])
      expect([400, 415], type).toContain(await post('x', { 'content-type': type, cookie }))
    for (const path of trickyPaths) {
      const { status, answer } = await bareGet(address, path)
      expect([200, 400, 401, 403, 404, 414, 431], path).toContain(status)
      expect(answer, path).not.toMatch(/root:|"private"|WAYMARK|node_modules/)
    }
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`x-${at}`, '1']))
    expect([431, 0]).toContain((await bareGet(address, '/', many)).status)
  })
  expect(fared).toBe('as ever')
})

test('[B33] after all of it the server is the same one, works as before, and holds no more memory', async () => {
  await here.themesStillWork()
  const after = await here.felt(async () => undefined)
  expect(within(after, 0.5) / within(calm, 0.5)).toBeLessThan(most.half)
  await until('memory is let go', async () => (await held()) < 1.5 * heldBefore, patienceMs)
  expect(await here.measure('waymark_refusals_total{status="500"}')).toBeNaN()
  expect(await here.measure('waymark_saving_fails')).toBe(0)
})
