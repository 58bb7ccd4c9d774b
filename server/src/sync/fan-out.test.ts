import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { BreakoutId, ThemeId } from '@waymark/shared/model/ids.ts'
import { severalMessage } from '@waymark/shared/wire/sync.ts'
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts'
import { connect } from './connection.ts'
import type { Line } from './line.ts'
import { liveDocs, type LiveDocs } from './live-docs.ts'
import { presenceFrame, updateFrame } from './messages.ts'
import { unobserved } from './observed.ts'
import { presenceMs, tickMs } from './pace.ts'

const name = themesDocName(BreakoutId.parse('a-breakout-of-ours'))

/** A clock that stands still until it is told to go on. */
function clockwork() {
  let now = 1000
  let due: { readonly at: number; readonly act: () => void }[] = []
  return {
    now: () => now,
    timers: {
      monotonic: () => now,
      after: (ms: number, act: () => void) => {
        const timer = { at: now + ms, act }
        due.push(timer)
        return {
          cancel: () => {
            due = due.filter(other => other !== timer)
          },
        }
      },
    },
    /** Until nothing is due within so many milliseconds. */
    go: async (ms: number) => {
      const end = now + ms
      for (;;) {
        const [next] = due.toSorted((one, other) => one.at - other.at)
        if (next === undefined || next.at > end) break
        due = due.filter(other => other !== next)
        now = Math.max(now, next.at)
        next.act()
        // The store answers by promises.
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
      }
      now = end
    },
  }
}

interface Client {
  readonly frames: Uint8Array[]
  readonly hear: (frame: Uint8Array) => void
}

async function joined(live: LiveDocs, own = true): Promise<Client> {
  const frames: Uint8Array[] = []
  const line: Line = {
    isOpen: () => true,
    send: frame => {
      frames.push(frame)
    },
    unsent: () => 0,
    close: () => undefined,
    onFrame: () => undefined,
    onClose: () => undefined,
  }
  const { hear } = connect(line, await live.open(name), {
    identity: { key: 'k', name: null, role: 'facilitator' },
    access: () => ({ write: true, presence: true }),
    wantsSaved: own,
    epoch: undefined,
  })
  frames.length = 0
  return { frames, hear }
}

async function aRoom() {
  const clock = clockwork()
  let ids = 0
  const live = liveDocs({
    store: openSqliteStore(':memory:'),
    timers: clock.timers,
    observed: unobserved,
    newId: () => `epoch-${(ids += 1)}`,
    onFailure: error => {
      throw error
    },
  })
  return { clock, live }
}

/** Somebody's own document, and the frame of each change of it. */
function writer() {
  const doc = new Y.Doc()
  let at = 0
  return (): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    at += 1
    openThemesDoc(doc).themes.put({
      id: ThemeId.parse(`theme-${doc.clientID}-${String(at).padStart(4, '0')}`),
      name: 'x',
      said: '',
      order: 'a0',
    })
    return updateFrame(Y.encodeStateAsUpdate(doc, before))
  }
}

const here = (client: number, clock: number, sectionId: string): Uint8Array =>
  presenceFrame([{ client, clock, state: JSON.stringify({ sectionId }) }])

const kindsIn = (frame: Uint8Array): number[] => {
  const decoder = decoding.createDecoder(frame)
  const kind = decoding.readVarUint(decoder)
  if (kind !== severalMessage) return [kind]
  const kinds: number[] = []
  while (decoding.hasContent(decoder)) kinds.push(...kindsIn(decoding.readVarUint8Array(decoder)))
  return kinds
}

test('[W3] what many write within a tick is one frame for each who listens, with who is here in it', async () => {
  const { clock, live } = await aRoom()
  const [watcher, plain, ...writers] = [
    await joined(live),
    await joined(live, false),
    ...(await Promise.all(Array.from({ length: 8 }, () => joined(live)))),
  ]
  await clock.go(1000)
  for (const client of [watcher, plain, ...writers]) client.frames.length = 0
  for (const [at, client] of writers.entries()) {
    client.hear(writer()())
    client.hear(here(100 + at, 1, 'section-1'))
  }
  await clock.go(1)
  expect(watcher.frames.map(kindsIn)).toEqual([[0, 1]])
  // Who knows only y-websocket's own messages is sent each by itself.
  expect(plain.frames.map(kindsIn)).toEqual([[0], [1]])
  const both = watcher.frames[0]!
  for (const client of writers) expect(client.frames[0]).toBe(both)
})

test('[W3] who alone changed something is told that it is saved, and not what it was', async () => {
  const { clock, live } = await aRoom()
  const [watcher, alone] = [await joined(live), await joined(live)]
  await clock.go(1000)
  watcher.frames.length = 0
  alone.frames.length = 0
  alone.hear(writer()())
  alone.hear(here(7, 1, 'section-1'))
  await clock.go(1)
  expect(watcher.frames.map(kindsIn)).toEqual([[0, 1]])
  expect(alone.frames.map(kindsIn)).toEqual([[100]])
})

test('[W4] the first change after a quiet time is told at once, and those after it once a tick', async () => {
  const { clock, live } = await aRoom()
  const [watcher, busy] = [await joined(live), await joined(live)]
  await clock.go(1000)
  watcher.frames.length = 0
  const write = writer()
  busy.hear(write())
  await clock.go(0)
  expect(watcher.frames).toHaveLength(1)
  for (let ms = 0; ms < 200; ms += 1) {
    busy.hear(write())
    await clock.go(1)
  }
  const ticks = 200 / tickMs(2)
  expect(watcher.frames.length).toBeGreaterThanOrEqual(ticks - 1)
  expect(watcher.frames.length).toBeLessThanOrEqual(ticks + 2)
})

test('[W4] a busy document does not slow down a quiet one', async () => {
  const { clock, live } = await aRoom()
  const [busy] = await Promise.all(Array.from({ length: 300 }, () => joined(live)))
  const quietName = themesDocName(BreakoutId.parse('another-breakout'))
  const quiet = await live.open(quietName)
  await clock.go(1000)
  const write = writer()
  for (let ms = 0; ms < 100; ms += 1) {
    busy?.hear(write())
    await clock.go(1)
  }
  const before = clock.now()
  let answered = -1
  void quiet
    .change(() => undefined)
    .then(() => {
      answered = clock.now()
    })
  for (let ms = 0; ms < 40; ms += 1) {
    busy?.hear(write())
    await clock.go(1)
  }
  expect(tickMs(300)).toBe(25)
  expect(answered - before).toBeLessThanOrEqual(11)
})

test('[W4] who is here is told in fewer frames the more there are, and the last of it always', async () => {
  const framesFor = async (size: number): Promise<number> => {
    const { clock, live } = await aRoom()
    const clients = await Promise.all(Array.from({ length: size }, () => joined(live)))
    await clock.go(5000)
    for (const client of clients) client.frames.length = 0
    for (let ms = 0; ms < 2000; ms += 5) {
      clients[1]?.hear(here(11, ms + 1, `section-${ms}`))
      clients[2]?.hear(here(12, ms + 1, `section-${ms}`))
      await clock.go(5)
    }
    await clock.go(5000)
    const { frames } = clients[0]!
    expect(Buffer.from(frames.at(-1)!).toString()).toContain('section-1995')
    expect(frames.length).toBeLessThanOrEqual(2000 / presenceMs(size) + 2)
    return frames.length
  }
  const [small, large] = [await framesFor(10), await framesFor(200)]
  expect(small).toBeGreaterThan(20)
  expect(large).toBeLessThan(small / 4)
})
