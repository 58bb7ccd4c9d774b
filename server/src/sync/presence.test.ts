import { expect, test } from 'vitest'
import { presenceFrame, readMessage, readPresence, type PresenceEntry } from './messages.ts'
import { presenceBook, type PresenceBook } from './presence.ts'

const identity = { key: 'k', name: null, role: 'participant' } as const

const statesIn = (frame: Uint8Array): Uint8Array => {
  const message = readMessage(frame)
  return message.kind === 'presence' ? message.states : Uint8Array.of()
}
const entriesIn = (frame: Uint8Array): readonly PresenceEntry[] => readPresence(statesIn(frame), 100) ?? []
const say = (book: PresenceBook, by: object, ...entries: readonly (readonly [client: number, clock: number])[]) =>
  book.take(by, identity, statesIn(presenceFrame(entries.map(([client, clock]) => ({ client, clock, state: '{}' })))))
const clientsIn = (book: PresenceBook): number[] => entriesIn(book.everybody()).map(({ client }) => client)

test('[P7] what a connection says of others is not taken, also when they have just gone', () => {
  const book = presenceBook()
  const [one, other] = [{}, {}]
  say(book, one, [1, 1])
  say(book, other, [2, 1])
  book.leave(one)
  // y-websocket sends back what it hears; this was on its way.
  expect(say(book, other, [1, 1], [2, 2])).toBe('taken')
  expect(clientsIn(book)).toEqual([2])
})

test('[P7] who comes back is told the clock at which the others believe them gone, and is seen with a later one', () => {
  const book = presenceBook()
  const before = {}
  say(book, before, [1, 5])
  book.leave(before)
  const after = {}
  const answer = say(book, after, [1, 5])
  expect(answer instanceof Uint8Array ? entriesIn(answer) : answer).toEqual([{ client: 1, clock: 6, state: 'null' }])
  expect(clientsIn(book)).toEqual([])
  expect(say(book, after, [1, 7])).toBe('taken')
  expect(clientsIn(book)).toEqual([1])
})
