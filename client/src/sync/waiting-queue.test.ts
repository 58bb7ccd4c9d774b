import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import * as queues from './waiting-queue.ts'
import { isOpen, type Ask, type Queue } from './waiting-queue.ts'

const roomId = RoomId.parse('room-000001')
const sectionId = SectionId.parse('section-01')
const noteIds = ['note-00001', 'note-00002', 'note-00003', 'note-00004'].map(id => NoteId.parse(id))
const put: Ask = { kind: 'put', sectionId, text: 'words', signed: false, route: 'live' }
const move: Ask = { kind: 'move', place: { sectionId, after: 'last' } }
const problem = { code: 'closed' as const, message: 'Closed.', at: [] }

const together = (ids: readonly NoteId[], ask: Ask, from = 0) =>
  ids.map((noteId, at) => ({ id: `ask-${from + at}`, roomId, noteId, ask }))
const due = (queue: Queue, now = 0): string[] => queues.dueNow(queue, now).map(({ id }) => id)

test('[R67] of several notes each is asked once the one before it is answered', () => {
  const asked = queues.allAsked(together(noteIds, put))([])
  expect(due(asked)).toEqual(['ask-0'])
  const onItsWay = queues.sending('ask-0')(asked)
  expect(due(onItsWay)).toEqual([])
  // Sent without an answer: it is sent again first, however long that takes.
  const unanswered = queues.unanswered('ask-0', 60_000)(onItsWay)
  expect(due(unanswered, 59_999)).toEqual([])
  expect(queues.nextAt(unanswered)).toBe(60_000)
  expect(due(queues.done('ask-0', 1)(unanswered))).toEqual(['ask-1'])
})

test('[R67] one that is refused, or let go, or that waits behind one that is refused, holds up none of the others', () => {
  const asked = queues.allAsked(together(noteIds, put))([])
  const refused = queues.refused('ask-0', problem)(asked)
  expect(due(refused)).toEqual(['ask-1'])
  expect(due(queues.letGo(noteIds[1]!)(refused))).toEqual(['ask-2'])
  const moved = queues.allAsked(together(noteIds, move, 10))(refused)
  // The first note's move waits for its author; the second's is behind its own words, and not behind the first.
  expect(due(moved)).toEqual(['ask-1'])
  const answered = ['ask-1', 'ask-2', 'ask-3'].reduce((queue, id) => queues.done(id, 1)(queue), moved)
  expect(due(answered)).toEqual(['ask-11'])
})

const some = fc.oneof(
  fc.record({
    is: fc.constant('all' as const),
    ids: fc.shuffledSubarray(noteIds, { minLength: 1 }),
    ask: fc.constantFrom(put, move),
  }),
  fc.record({ is: fc.constantFrom('done' as const, 'unanswered' as const, 'no' as const), which: fc.nat(9) }),
)

test('[R67] whatever is asked of several and however it is answered, something can always be sent, and each in its order', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 40 }), steps => {
      let queue: Queue = []
      let count = 0
      const behind = new Map<string, string>()
      for (const step of steps) {
        if (step.is === 'all') {
          const all = together(step.ids, step.ask, count)
          for (const { id } of all.slice(1)) behind.set(id, `ask-${Number(id.slice(4)) - 1}`)
          count += all.length
          queue = queues.allAsked(all)(queue)
          continue
        }
        const ready = queues.dueNow(queue, 0)
        const one = ready[step.which % Math.max(1, ready.length)]
        if (one === undefined) continue
        const before = behind.get(one.id)
        const waitsStill = queue.some(({ id, state }) => id === before && isOpen({ ...one, state }))
        const isStuck = queue.some(({ id, noteId }) => id === before && isRefused(queue, noteId))
        expect(waitsStill && !isStuck).toBe(false)
        if (step.is === 'done') queue = queues.done(one.id, 1)(queue)
        if (step.is === 'no') queue = queues.refused(one.id, problem)(queue)
        if (step.is === 'unanswered') queue = queues.unanswered(one.id, 0)(queue)
      }
      const open = queue.filter(one => isOpen(one) && !isRefused(queue, one.noteId))
      expect(open.length > 0 && queues.dueNow(queue, 0).length === 0).toBe(false)
    }),
    { numRuns: 300 },
  )
})

const isRefused = (queue: Queue, noteId: NoteId): boolean =>
  queue.some(one => one.noteId === noteId && one.state === 'refused')
