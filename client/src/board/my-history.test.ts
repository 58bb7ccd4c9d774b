import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Place } from '#surface/surface-props.ts'
import type { Act } from './my-acts.ts'
import { lastOf, nameOf, noHistory, redo, sayStep, undo, withGesture, type History, type Scene } from './my-history.ts'

const here = SectionId.parse('section-01')
const aNote = (number: number): Note => ({
  id: NoteId.parse(`note-00000${number}`),
  sectionId: here,
  text: `words ${number}`,
  order: `a${number}`,
  signedBy: null,
  route: 'live',
})
const all: Scene = { isThere: () => true, now: note => note }
const without = (number: number): Scene => ({ ...all, isThere: ({ note }) => note.id !== aNote(number).id })
const added = (...numbers: number[]) => ({
  is: 'add' as const,
  acts: numbers.map((number): Act => ({ is: 'add', note: aNote(number) })),
})
const idsOf = (acts: readonly Act[] | undefined) => acts?.map(({ is, note }) => `${is} ${note.text}`)

test('[N29] undo takes back my own last act that can still be taken back', () => {
  const history = [1, 2, 3].reduce<History>((before, number) => withGesture(before, added(number)), noHistory)
  expect(idsOf(undo(history, all)?.acts)).toEqual(['withdraw words 3'])
  expect(idsOf(undo(history, without(3))?.acts)).toEqual(['withdraw words 2'])
  expect(undo(history, { ...all, isThere: () => false })).toBeUndefined()
  expect(undo(noHistory, all)).toBeUndefined()
})

test('[R65] what was done with several notes is taken back as one, the last first, and what is left of it where some are gone', () => {
  const history = withGesture(withGesture(noHistory, added(9)), added(1, 2, 3))
  const step = undo(history, all)
  expect(idsOf(step?.acts)).toEqual(['withdraw words 3', 'withdraw words 2', 'withdraw words 1'])
  expect(step && sayStep('Undone', step)).toBe('Undone: add 3 notes.')
  expect(step?.history.done).toEqual([added(9)])
  const part = undo(history, without(2))
  expect(idsOf(part?.acts)).toEqual(['withdraw words 3', 'withdraw words 1'])
  expect(part && sayStep('Undone', part)).toBe('Undone: add 3 notes. 1 of them is not there any more.')
})

test('[R66] what was taken back can be done again and taken back again, until something else is done', () => {
  const history = withGesture(noHistory, added(1, 2))
  const back = undo(history, all)!
  const again = redo(back.history, all)!
  expect(idsOf(again.acts)).toEqual(['put-back words 1', 'put-back words 2'])
  expect(sayStep('Done again', again)).toBe('Done again: add 2 notes.')
  expect(redo(again.history, all)).toBeUndefined()
  const last = lastOf(again.history.done, all)
  expect(last && nameOf(last)).toBe('add 2 notes')
  expect(idsOf(undo(again.history, all)?.acts)).toEqual(['withdraw words 2', 'withdraw words 1'])
  expect(redo(withGesture(back.history, added(3)), all)).toBeUndefined()
  expect(redo(noHistory, all)).toBeUndefined()
})

test('[R66] what can be done again is named as what it was', () => {
  const note = aNote(1)
  const place: Place = { sectionId: here, after: 'first' }
  const acts: readonly Act[] = [
    { is: 'add', note },
    { is: 'edit', note, words: { sectionId: here, text: 'other', signed: false, route: 'live' } },
    { is: 'withdraw', note },
    { is: 'put-back', note },
    { is: 'move', note, place, from: { sectionId: here, after: 'last' } },
  ]
  for (const act of acts) {
    const gesture = { is: act.is, acts: [act] }
    const back = undo(withGesture(noHistory, gesture), all)!
    const again = redo(back.history, all)!
    expect(nameOf(again.gesture)).toBe(nameOf(gesture))
  }
})

/** A board of words alone: what acts make of it. */
type Words = ReadonlyMap<NoteId, string>

const applied = (words: Words, acts: readonly Act[]): Words => {
  const next = new Map(words)
  for (const act of acts) {
    if (act.is === 'withdraw') next.delete(act.note.id)
    else next.set(act.note.id, act.is === 'edit' ? act.words.text : act.note.text)
  }
  return next
}

test('[R66] however often something is done, taken back and done again, the board goes back and forth between the same states', () => {
  const doing = fc.record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
    text: fc.string(),
  })
  const someStep = fc.oneof(fc.constant('undo' as const), fc.constant('redo' as const), doing)
  fc.assert(
    fc.property(fc.array(someStep, { maxLength: 30 }), steps => {
      let words: Words = new Map()
      let history = noHistory
      const states: Words[] = [words]
      let at = 0
      /** Whether there was something to take, and whether there should have been. */
      const isTaken: [boolean, boolean][] = []
      const scene = (): Scene => ({ ...all, now: note => ({ ...note, text: words.get(note.id) ?? note.text }) })
      for (const step of steps) {
        if (step === 'undo' || step === 'redo') {
          const taken = (step === 'undo' ? undo : redo)(history, scene())
          const to = step === 'undo' ? at - 1 : at + 1
          isTaken.push([taken !== undefined, states[to] !== undefined])
          if (taken === undefined) continue
          at = to
          history = taken.history
          words = applied(words, taken.acts)
        } else {
          const acts = step.numbers.flatMap((number): Act[] => {
            const note = { ...aNote(number), text: words.get(aNote(number).id) ?? `words ${number}` }
            const { text } = step
            const isThere = words.has(note.id)
            return [
              isThere
                ? { is: 'edit', note, words: { sectionId: here, text, signed: false, route: 'live' } }
                : { is: 'add', note },
            ]
          })
          const [first] = acts
          if (first === undefined) continue
          history = withGesture(history, { is: first.is, acts })
          words = applied(words, acts)
          at += 1
          states.splice(at, Infinity, words)
        }
        expect(words).toEqual(states[at])
      }
      expect(isTaken.filter(([is, shall]) => is !== shall)).toEqual([])
    }),
  )
})
