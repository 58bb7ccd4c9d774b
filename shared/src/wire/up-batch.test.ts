import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostBatchBytes, mostPieces, readClosedEvent, readFrameEvent } from './over-https.ts'
import { inbox, outbox, type Piece } from './up-batch.ts'

const seed = 20_261_123

const somePiece = fc.oneof(
  fc.record({
    kind: fc.constant('open' as const),
    channel: fc.nat(),
    at: fc.stringMatching(/^[ -~]{0,60}$/),
  }),
  fc.record({ kind: fc.constant('frame' as const), channel: fc.nat(), frame: fc.uint8Array({ maxLength: 50 }) }),
  fc.record({ kind: fc.constant('close' as const), channel: fc.nat() }),
)

/** What befalls one sending: how often it arrives, whether the sender hears the answer, and how many old ones arrive after it. */
const someFate = fc.record({
  added: fc.array(somePiece, { maxLength: 4 }),
  arrives: fc.nat({ max: 3 }),
  isHeard: fc.boolean(),
  strays: fc.array(fc.nat(), { maxLength: 2 }),
})

const plain = (pieces: readonly Piece[]): unknown[] =>
  pieces.map(piece => (piece.kind === 'frame' ? { ...piece, frame: [...piece.frame] } : piece))

test('[W10] whatever is lost, answered in vain or comes again late, each piece is taken once and in its order', () => {
  fc.assert(
    fc.property(fc.array(someFate, { maxLength: 40 }), fates => {
      const out = outbox()
      const take = inbox()
      const sent: Uint8Array[] = []
      const added: Piece[] = []
      const taken: Piece[] = []
      const arrive = (batch: Uint8Array): void => {
        const answer = take(batch)
        expect(['new', 'again']).toContain(answer.is)
        if (answer.is === 'new') taken.push(...answer.pieces)
      }
      const post = ({ added: more, arrives, isHeard, strays }: (typeof fates)[number]): void => {
        for (const piece of more) out.add(piece)
        added.push(...more)
        const batch = out.batch()
        if (batch === undefined) return
        sent.push(batch)
        for (let at = 0; at < arrives; at += 1) arrive(batch)
        if (arrives > 0 && isHeard) out.answered()
        if (arrives > 0) for (const stray of strays) arrive(sent[stray % sent.length]!)
      }
      for (const fate of fates) post(fate)
      while (out.batch() !== undefined) post({ added: [], arrives: 1, isHeard: true, strays: [] })
      expect(plain(taken)).toEqual(plain(added))
    }),
    { seed, numRuns: 500 },
  )
})

test('[W10] a batch that comes before its turn is a gap, and is not taken', () => {
  const out = outbox()
  const take = inbox()
  out.add({ kind: 'open', channel: 1, at: 'room:a' })
  const first = out.batch()!
  out.answered()
  out.add({ kind: 'close', channel: 1 })
  const second = out.batch()!
  expect(take(second)).toEqual({ is: 'gap' })
  expect(take(first).is).toBe('new')
  expect(take(second)).toEqual({ is: 'new', pieces: [{ kind: 'close', channel: 1 }] })
})

test('[W10] however much waits, a batch is no larger than a server takes, and one that is left is sent next', () => {
  const out = outbox()
  const take = inbox()
  const frames = [900, 900, 900, 2048].map(kilobytes => new Uint8Array(kilobytes * 1024))
  for (const frame of frames) out.add({ kind: 'frame', channel: 1, frame })
  const taken: number[] = []
  for (let batch = out.batch(); batch !== undefined; batch = out.batch()) {
    expect(batch.length).toBeLessThanOrEqual(mostBatchBytes)
    const answer = take(batch)
    if (answer.is === 'new') for (const piece of answer.pieces) taken.push('frame' in piece ? piece.frame.length : -1)
    out.answered()
  }
  expect(taken).toEqual(frames.map(({ length }) => length))
})

test('[W10] however many pieces wait, a batch has no more than a server takes, and none is lost', () => {
  const out = outbox()
  const take = inbox()
  for (let channel = 0; channel < 2 * mostPieces + 1; channel += 1) out.add({ kind: 'close', channel })
  const counts: number[] = []
  for (let batch = out.batch(); batch !== undefined; batch = out.batch()) {
    const answer = take(batch)
    counts.push(answer.is === 'new' ? answer.pieces.length : -1)
    out.answered()
  }
  expect(counts).toEqual([mostPieces, mostPieces, 1])
  const closes = new Uint8Array(4 + 9 * (mostPieces + 1))
  for (let at = 4; at < closes.length; at += 9) closes[at] = 2
  expect(inbox()(closes).is).toBe('malformed')
  expect(inbox()(closes.subarray(0, -9)).is).toBe('new')
})

test('[W11] bytes that are no batch are malformed, and nothing of them is taken', () => {
  const out = outbox()
  out.add({ kind: 'frame', channel: 7, frame: Uint8Array.of(1, 2, 3) })
  out.add({ kind: 'close', channel: 7 })
  const whole = out.batch()!
  const isBatch = (bytes: Uint8Array): boolean => inbox()(bytes).is === 'new'
  expect(isBatch(whole)).toBe(true)
  const ends = [4, 4 + 9 + 3]
  for (let length = 0; length < whole.length; length += 1)
    expect(isBatch(whole.subarray(0, length)), `cut after ${length}`).toBe(ends.includes(length))
  const odd = Uint8Array.from(whole)
  odd[4] = 9
  expect(isBatch(odd)).toBe(false)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), bytes => {
      expect(['new', 'gap', 'malformed']).toContain(inbox()(bytes).is)
    }),
    { seed },
  )
})

test('[W11] an event that cannot be read is none', () => {
  expect(readFrameEvent('12 AAEC')).toEqual({ channel: 12, base64: 'AAEC' })
  expect(['', ' AAEC', 'AAEC', 'x AAEC', '1.5 AAEC'].map(readFrameEvent)).toEqual(Array(5).fill(undefined))
  expect(readClosedEvent('12 4403 not allowed')).toEqual({ channel: 12, code: 4403, reason: 'not allowed' })
  expect(['', '12', '12 4403', 'x 4403 y', '12 44030 y'].map(readClosedEvent)).toEqual(Array(5).fill(undefined))
})
