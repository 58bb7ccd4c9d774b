import { expect, test } from 'vitest'
import { NoteId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { asked, done, refused, type Queue } from '#sync/waiting-queue.ts'
import { treeOf } from '#surface/tree-of.ts'
import { asksByNote, refusedOf } from './asks-by-note.ts'
import { boardNotesMaker, type Looked } from './board-notes.ts'
import { isOver, progressOf, sayProgress } from './progress-of.ts'
import { treeKeeper } from './stable-tree.ts'

const roomId = RoomId.parse('room-000001')
const sections = [1, 2, 3].map(number => ({
  id: SectionId.parse(`section-0${number}`),
  ambitionId: null,
  title: `Part ${number}`,
  description: '',
}))
const idOf = (number: number): NoteId => NoteId.parse(`note-${String(number).padStart(6, '0')}`)
const aNote = (number: number, text = `words ${number}`): Note => ({
  id: idOf(number),
  sectionId: sections[number % 3]?.id ?? SectionId.parse('section-01'),
  text,
  order: `a${String(number).padStart(4, '0')}`,
  signedBy: null,
  route: 'live',
})
const put = (number: number) => ({
  id: `ask-${number}`,
  roomId,
  noteId: idOf(number),
  ask: {
    kind: 'put' as const,
    sectionId: aNote(number).sectionId,
    text: 'mine',
    signed: false,
    route: 'live' as const,
  },
})
const queueOf = (...numbers: number[]): Queue => numbers.reduce<Queue>((queue, number) => asked(put(number))(queue), [])

const looked = (notes: readonly Note[], more: Partial<Looked> = {}): Looked => ({
  notes: new Map(notes.map(note => [note.id, note])),
  mine: new Set(),
  unseen: new Map(),
  marks: new Map(),
  asks: new Map(),
  isConnected: true,
  role: 'participant',
  step: 'write',
  ...more,
})

test('[R74] a note stays the same object until something about it changes, and so does each part of the board', () => {
  const notes = Array.from({ length: 30 }, (_, number) => aNote(number))
  const [make, keep] = [boardNotesMaker(), treeKeeper()]
  const before = keep(treeOf(sections, make(looked(notes))))
  expect(keep(treeOf(sections, make(looked(notes))))).toBe(before)

  const other = notes.with(4, aNote(4, 'other words'))
  const after = keep(treeOf(sections, make(looked(other))))
  expect(after.map((branch, at) => branch === before[at])).toEqual([true, false, true])
  const changed = after[1]?.notes.filter((note, at) => note !== before[1]?.notes[at])
  expect(changed?.map(({ text }) => text)).toEqual(['other words'])
  expect(after[1]?.notes.map(({ id }) => id)).toEqual(before[1]?.notes.map(({ id }) => id))
})

test('[R74] what is shown of a note follows whose it is, how it is saved, and what may be done with it', () => {
  const notes = [aNote(1), aNote(2)]
  const make = boardNotesMaker()
  const [first, second] = make(looked(notes))
  expect([first?.isMine, first?.saving, first?.isMovable]).toEqual([false, 'still', false])
  const asks = asksByNote(queueOf(1))
  const mine = new Set([idOf(1)])
  const [saving, same] = make(looked(notes, { mine, asks }))
  expect([saving?.isMine, saving?.saving, saving?.isMovable]).toEqual([true, 'saving', true])
  expect(same).toBe(second)
  // Laid over the live notes anew, saying the same.
  expect(make(looked([{ ...aNote(1) }, aNote(2)], { mine, asks }))[0]).toBe(saving)
  expect(make(looked(notes, { mine, asks, isConnected: false }))[0]?.saving).toBe('waiting')
  expect(make(looked(notes, { mine, asks: asksByNote(done('ask-1', 1)(queueOf(1))) }))[0]?.saving).toBe('saved')
  expect(make(looked(notes, { role: 'facilitator' })).map(note => note.isMovable)).toEqual([true, true])
})

test('[R74] asks are found by their note, in the order in which they were made', () => {
  const problem = { code: 'closed' as const, message: 'Closed.', at: [] }
  const asks = asksByNote(refused('ask-2', problem)(queueOf(1, 2, 3)))
  expect(asks.get(idOf(1))?.map(({ id }) => id)).toEqual(['ask-1'])
  expect(refusedOf(asks, idOf(2))?.problem).toBe(problem)
  expect(refusedOf(asks, idOf(1))).toBeUndefined()
  expect(asks.get(idOf(9))).toBeUndefined()
})

test('[R71] it is told how many of the notes that were added are saved, and how many are not', () => {
  const problem = { code: 'too-many' as const, message: 'Full.', at: [] }
  const ids = [1, 2, 3, 4].map(idOf)
  const begun = queueOf(1, 2, 3, 4)
  const half = done('ask-2', 1)(done('ask-1', 1)(begun))
  const said = (queue: Queue) => sayProgress(progressOf(ids, asksByNote(queue)))
  expect([said(begun), said(half)]).toEqual(['0 of 4 notes saved.', '2 of 4 notes saved.'])
  const ended = refused('ask-4', problem)(done('ask-3', 1)(half))
  expect(said(ended)).toBe('3 of 4 notes saved. 1 is not saved: the note says why.')
  expect([half, ended].map(queue => isOver(progressOf(ids, asksByNote(queue))))).toEqual([false, true])
  // Long after, nothing is known of them any more.
  expect(said([])).toBe('4 notes saved.')
})
