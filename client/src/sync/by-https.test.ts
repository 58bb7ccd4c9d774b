import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closedEvent, frameEvent, mostFrameBytes } from '@waymark/shared/wire/over-https.ts'
import { inbox, type Piece } from '@waymark/shared/wire/up-batch.ts'
import { byHttps, type StreamHeard } from './by-https.ts'
import type { Carried, Carry, Ending } from './carry.ts'
import { later } from './later.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

/** The other end: what it was sent, and the streams that are open to it. `how` says what becomes of each post. */
function aServer(how: (post: number) => 'taken' | 'lost' | 'unheard' | 'refused' = () => 'taken') {
  const streams: { readonly heard: StreamHeard; readonly take: ReturnType<typeof inbox>; isOpen: boolean }[] = []
  const pieces: Piece[] = []
  const answers: string[] = []
  let posts = 0
  let underWay = 0
  let mostUnderWay = 0
  const carry: Carry = byHttps({
    later,
    openStream: heard => {
      const stream = { heard, take: inbox(), isOpen: true }
      streams.push(stream)
      setTimeout(() => {
        if (stream.isOpen) heard.event('stream', String(streams.indexOf(stream)))
      }, 1)
      return () => {
        stream.isOpen = false
      }
    },
    post: async (id, batch) => {
      underWay += 1
      mostUnderWay = Math.max(mostUnderWay, underWay)
      const what = how(posts)
      posts += 1
      await new Promise(resolve => {
        setTimeout(resolve, 5)
      })
      underWay -= 1
      if (what === 'lost' || what === 'refused') return what
      const taken = streams[Number(id)]!.take(batch)
      answers.push(taken.is)
      if (taken.is === 'new') pieces.push(...taken.pieces)
      return what === 'unheard' ? 'lost' : 'taken'
    },
  })
  return { carry, streams, pieces, answers, posts: () => posts, mostUnderWay: () => mostUnderWay }
}

interface Doc {
  readonly way: Carried
  readonly heard: string[]
  readonly ended: Ending[]
}

function open(carry: Carry, name: string): Doc {
  const heard: string[] = []
  const ended: Ending[] = []
  const way = carry(`ws://host/sync/${name}?saved=1`, {
    opened: via => {
      heard.push(via)
      way.send(Uint8Array.of(1))
    },
    message: frame => heard.push(new Uint8Array(frame).join(' ')),
    ended: how => ended.push(how),
  })
  return { way, heard, ended }
}

test('[W12] documents that are opened together share one stream, and say the first they have to say in one post', async () => {
  const server = aServer()
  const docs = ['room:a', 'room:b', 'themes:c'].map(name => open(server.carry, name))
  await pass(20)
  expect([server.streams.length, server.posts()]).toEqual([1, 1])
  expect(server.pieces.map(({ kind }) => kind)).toEqual(['open', 'frame', 'open', 'frame', 'open', 'frame'])
  expect(server.pieces.flatMap(piece => (piece.kind === 'open' ? piece.at : []))).toEqual([
    'room:a?saved=1',
    'room:b?saved=1',
    'themes:c?saved=1',
  ])
  const { heard } = server.streams[0]!
  heard.event('message', frameEvent({ channel: 2, base64: 'AAEC' }))
  heard.event('closed', closedEvent({ channel: 3, code: 4403, reason: 'not allowed' }))
  heard.event('message', frameEvent({ channel: 3, base64: 'AAEC' }))
  heard.event('message', 'what is this')
  expect(docs.map(doc => doc.heard)).toEqual([['https'], ['https', '0 1 2'], ['https']])
  expect(docs.map(doc => doc.ended.map(({ code }) => code))).toEqual([[], [], [4403]])
})

test('[W12] while one post is under way what is said gathers for the next, and posts keep a pace', async () => {
  const server = aServer()
  const doc = open(server.carry, 'room:a')
  await pass(20)
  for (let word = 0; word < 300; word += 1) {
    doc.way.send(Uint8Array.of(2, word % 256))
    await pass(10)
  }
  await pass(200)
  expect(server.pieces.filter(({ kind }) => kind === 'frame')).toHaveLength(301)
  expect(server.mostUnderWay()).toBe(1)
  expect(server.posts()).toBeLessThan(70)
})

test('[W10] posts that are lost, or whose answers are, are sent again until they are answered, and count once', async () => {
  const fates = fc.array(fc.constantFrom('taken', 'lost', 'unheard'), { minLength: 1, maxLength: 20 })
  const seed = 20_261_124
  await fc.assert(
    fc.asyncProperty(fates, async list => {
      // Never so often in a row that it is given up.
      const server = aServer(post => (post % 4 === 3 ? 'taken' : (list[post % list.length] ?? 'taken')))
      const doc = open(server.carry, 'room:a')
      for (let word = 0; word < 20; word += 1) {
        await pass(100)
        doc.way.send(Uint8Array.of(9, word))
      }
      await pass(60_000 / 4)
      server.streams[0]!.heard.event('alive', '')
      await pass(60_000 / 4)
      const said = server.pieces.flatMap(piece =>
        piece.kind === 'frame' && piece.frame[0] === 9 ? piece.frame[1] : [],
      )
      expect(said).toEqual(Array.from({ length: 20 }, (_, word) => word))
      expect(server.answers).not.toContain('gap')
    }),
    { seed, numRuns: 40 },
  )
})

for (const [what, how] of [
  ['is refused', 'refused'],
  ['is lost again and again', 'lost'],
] as const)
  test(`[W10] a post that ${what} ends the stream, and the next document begins a new one`, async () => {
    const server = aServer(() => how)
    const docs = ['room:a', 'room:b'].map(name => open(server.carry, name))
    await pass(20_000)
    expect(docs.map(({ ended }) => ended)).toEqual(docs.map(() => [{ code: 1006, reason: '' }]))
    expect(server.streams.map(({ isOpen }) => isOpen)).toEqual([false])
    open(server.carry, 'room:a')
    expect(server.streams.map(({ isOpen }) => isOpen)).toEqual([false, true])
  })

test('[W10] a stream that breaks, or from which nothing comes any more, ends its documents', async () => {
  const server = aServer()
  const broken = open(server.carry, 'room:a')
  await pass(20)
  server.streams[0]!.heard.broken()
  expect(broken.ended).toEqual([{ code: 1006, reason: '' }])
  const silent = open(server.carry, 'room:a')
  for (let sign = 0; sign < 10; sign += 1) {
    await pass(10_000)
    server.streams[1]!.heard.event('alive', 'alive')
  }
  expect(silent.ended).toEqual([])
  await pass(25_000)
  expect(silent.ended).toEqual([{ code: 1006, reason: '' }])
  expect(server.streams.map(({ isOpen }) => isOpen)).toEqual([false, false])
})

test('[W12] the last words of a page are posted, and the stream ends a little after its last document', async () => {
  const server = aServer()
  const doc = open(server.carry, 'room:a')
  await pass(20)
  doc.way.send(Uint8Array.of(7))
  doc.way.close()
  await pass(1000)
  const next = open(server.carry, 'room:b')
  await pass(10_000)
  expect(server.streams).toHaveLength(1)
  expect(server.pieces.map(({ kind, channel }) => `${kind} ${channel}`)).toEqual([
    'open 1',
    'frame 1',
    'frame 1',
    'close 1',
    'open 2',
    'frame 2',
  ])
  next.way.close()
  await pass(5000)
  expect(server.streams[0]!.isOpen).toBe(false)
  expect([doc.ended, next.ended]).toEqual([[], []])
})

test('[W12] a frame that is larger than the server takes ends its document, and no other', async () => {
  const server = aServer()
  const [large, other] = [open(server.carry, 'room:a'), open(server.carry, 'room:b')]
  await pass(20)
  large.way.send(new Uint8Array(mostFrameBytes + 1))
  expect(large.ended.map(({ code }) => code)).toEqual([1009])
  other.way.send(new Uint8Array(mostFrameBytes))
  await pass(100)
  expect(server.pieces.at(-1)).toMatchObject({ kind: 'frame', channel: 2 })
  expect(other.ended).toEqual([])
})
