import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import { Note, type Unseen, type UnseenBecause } from '@waymark/shared/model/note.ts'
import { asked, done, refused, unanswered, type Ask, type Queue } from '#sync/waiting-queue.ts'
import { treeOf } from '#surface/tree-of.ts'
import type { BoardNote } from '#surface/surface-props.ts'
import { askOf, takeBack, wordsOf, type Act } from './my-acts.ts'
import { savingOf, shownNotes, withHeld } from './shown-notes.ts'

const roomId = RoomId.parse('room-000001')
const [here, there] = [SectionId.parse('section-01'), SectionId.parse('section-02')]
const aNote = (number: number, fields: Partial<Note> = {}): Note => ({
  id: NoteId.parse(`note-00000${number}`),
  sectionId: here,
  text: `words ${number}`,
  order: `a${number}`,
  signedBy: null,
  route: 'live',
  ...fields,
})
const put = (note: Note): Ask => ({ kind: 'put', ...wordsOf(note) })

const queueOf = (...asks: (readonly [Note, Ask])[]): Queue =>
  asks.reduce<Queue>((queue, [{ id: noteId }, ask], at) => asked({ id: `ask-${at}`, roomId, noteId, ask })(queue), [])
const show = (
  notes: readonly Note[],
  queue: Queue,
  more: { mine?: NoteId[]; withdrawn?: Note[]; unseen?: Unseen[]; unseenNow?: UnseenBecause } = {},
) =>
  shownNotes({
    notes: new Map(notes.map(note => [note.id, note])),
    mine: [],
    withdrawn: [],
    unseen: [],
    unseenNow: undefined,
    queue,
    myName: 'Nia',
    ...more,
  })

test('[N24] a note of mine is on my board from the moment I add it, and nobody else’s is touched', () => {
  const others = [aNote(1), aNote(2)]
  const mine = aNote(3)
  const shown = show(others, queueOf([mine, put(mine)]))
  expect([...shown.notes.values()].map(({ text }) => text)).toEqual(['words 1', 'words 2', 'words 3'])
  expect([...shown.mine]).toEqual([mine.id])
  for (const note of others) expect(shown.notes.get(note.id)).toBe(note)
})

test('[N25] once my words are on the server, what comes live is what is shown', () => {
  const mine = aNote(3, { text: 'as I wrote it' })
  const queue = done('ask-0', 1)(queueOf([mine, put(mine)]))
  expect(show([], queue).notes.get(mine.id)?.text).toBe('as I wrote it')
  const live = { ...mine, text: 'as it is by now', sectionId: there }
  expect(show([live], queue).notes.get(mine.id)).toBe(live)
})

test('[N26] a note that I withdrew is off the board and kept for me, and put back as it was', () => {
  const mine = aNote(3)
  const withdraw = queueOf([mine, { kind: 'withdraw', note: mine }])
  const shown = show([aNote(1), mine], withdraw, { mine: [mine.id] })
  expect([...shown.notes.keys()]).toEqual([aNote(1).id])
  expect(shown.withdrawn).toEqual([mine])
  const back = show([aNote(1)], [...withdraw, ...queueOf([mine, { kind: 'put-back', note: mine }])], {
    withdrawn: [mine],
  })
  expect(back.notes.get(mine.id)).toEqual(mine)
  expect(back.withdrawn).toEqual([])
})

test('[N27] what was refused shows my words, and leaves the note of others where it is', () => {
  const mine = aNote(3)
  const problem = { code: 'closed' as const, message: 'Closed.', at: [] }
  const words = refused('ask-0', problem)(queueOf([mine, put({ ...mine, text: 'late' })]))
  expect(show([], words).notes.get(mine.id)?.text).toBe('late')
  expect(savingOf(words, true)).toBe('refused')
  const move = refused('ask-0', problem)(queueOf([mine, { kind: 'move', place: { sectionId: there, after: 'first' } }]))
  expect(show([mine], move).notes.get(mine.id)).toBe(mine)
  const withdraw = refused('ask-0', problem)(queueOf([mine, { kind: 'withdraw', note: mine }]))
  expect(show([mine], withdraw).notes.get(mine.id)).toBe(mine)
})

test('[S27] a note says Saved only once the server has it on disk', () => {
  const mine = aNote(3)
  const queue = queueOf([mine, put(mine)])
  expect(savingOf(queue, true)).toBe('saving')
  expect(savingOf(queue, false)).toBe('waiting')
  expect(savingOf(unanswered('ask-0', 0)(queue), true)).toBe('waiting')
  expect(savingOf(done('ask-0', 1)(queue), true)).toBe('saved')
  expect(savingOf([], true)).toBe('still')
})

test('[N28] every act of mine can be taken back, and then the board is as it was', () => {
  const note = aNote(2)
  const from = { sectionId: here, after: aNote(1).id }
  const acts: Act[] = [
    { is: 'edit', note, words: { ...wordsOf(note), text: 'other words', signed: true } },
    { is: 'withdraw', note },
    { is: 'move', note, place: { sectionId: there, after: 'first' }, from },
  ]
  const before = [aNote(1), note, aNote(3)]
  const inOrder = (shown: ReturnType<typeof show>) =>
    [...shown.notes.values()]
      .toSorted((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ id, text, sectionId, signedBy }) => ({ id, text, sectionId, signedBy }))
  for (const act of acts) {
    const after = show(before, queueOf([note, askOf(act)]))
    const now = after.notes.get(note.id) ?? note
    const undone = show(before, [...queueOf([note, askOf(act)]), ...queueOf([note, askOf(takeBack(act, now))])])
    expect(inOrder(undone)).toEqual(inOrder(show(before, [])))
  }
  const added = queueOf([note, put(note)], [note, askOf(takeBack({ is: 'add', note }, note))])
  expect(show([aNote(1)], added).notes.size).toBe(1)
  expect(show([aNote(1)], added).withdrawn).toHaveLength(1)
})

test('[N30] whatever I ask, every note shown is readable and every other’s words are as they came', () => {
  const some = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.constantFrom('put' as const, 'move' as const, 'withdraw' as const, 'put-back' as const),
  )
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), asks => {
      const live = [1, 2, 3, 4, 5].map(number => aNote(number))
      const queue = queueOf(
        ...asks.map(([number, kind]): [Note, Ask] => {
          const note = aNote(number)
          if (kind === 'put') return [note, put({ ...note, text: 'mine' })]
          if (kind === 'move') return [note, { kind, place: { sectionId: there, after: 'last' } }]
          return [note, { kind, note }]
        }),
      )
      const shown = show(live, queue)
      const touched = new Set(queue.map(({ noteId }) => noteId))
      for (const note of shown.notes.values()) expect(Note.safeParse(note).success).toBe(true)
      const changed = live.filter(note => shown.notes.get(note.id) !== note)
      expect(changed.filter(({ id }) => !touched.has(id))).toEqual([])
    }),
  )
})

test('[A55] a note with the focus that somebody else moves stays where it is, and says where it went', () => {
  const sections = [here, there].map((id, at) => ({ id, ambitionId: null, title: `Part ${at + 1}`, description: '' }))
  const before = { ...aNote(2), sectionId: here, order: 'a0' }
  const boardNote = (note: Note): BoardNote => ({
    ...note,
    roomNumber: 1,
    isMine: false,
    saving: 'still',
    isMovable: false,
    remark: '',
  })
  const now = [aNote(1), { ...before, sectionId: there, order: 'a9' }].map(boardNote)
  const [first, moved] = withHeld(now, before, treeOf(sections, now))
  expect(first).toBe(now[0])
  expect(moved).toMatchObject({ sectionId: here, order: 'a0', remark: 'This was moved to Part 2.' })
  expect(withHeld(now, { ...before, id: aNote(1).id }, treeOf(sections, now))).toEqual(now)
})

test('[N58] what nobody else sees yet says why, from the moment I add it until it comes live', () => {
  const [before, mine] = [aNote(1), aNote(2)]
  const isPrivate = { unseenNow: 'unrevealed' } as const
  const adding = show([before], queueOf([mine, put(mine)]), isPrivate)
  expect(adding.unseen).toEqual(new Map([[mine.id, { why: 'unrevealed', reason: '' }]]))
  const unseen: Unseen[] = [{ note: { ...mine, text: 'as the server has it' }, why: 'kept-back', reason: '' }]
  const kept = show([before], [], { ...isPrivate, unseen })
  expect(kept.notes.get(mine.id)?.text).toBe('as the server has it')
  expect(kept.unseen.get(mine.id)?.why).toBe('kept-back')
  const live = show([before, mine], [], { unseen })
  expect(live.notes.get(mine.id)).toBe(mine)
  expect(live.unseen.size).toBe(0)
})
