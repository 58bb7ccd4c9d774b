import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { countHeld, sayHeld, withMyOwn } from './held-notes.ts'

const idOf = (number: number): NoteId => NoteId.parse(`note-00000${number}`)
const aNote = (number: number, text = `words ${number}`): Note => ({
  id: idOf(number),
  sectionId: SectionId.parse('section-01'),
  text,
  order: `a${number}`,
  signedBy: null,
  route: 'live',
})
const boardOf = (...notes: Note[]) => new Map(notes.map(note => [note.id, note]))

test('[A94] a held board shows nothing of what others change, and says in how many notes it differs', () => {
  const [one, two, three] = [aNote(1), aNote(2), aNote(3)]
  const held = boardOf(one, two, three)
  const live = boardOf(one, aNote(2, 'other words'), aNote(4))
  expect(countHeld(held, live)).toBe(3)
  expect(countHeld(held, held)).toBe(0)
  expect(withMyOwn(held, live, [])).toBe(held)
  expect([sayHeld(1), sayHeld(4)]).toEqual(['1 change by others is held.', '4 changes by others are held.'])
})

test('[A94] what I do shows in it at once: what I add, change and withdraw, and nothing else', () => {
  const [one, two, three] = [aNote(1), aNote(2), aNote(3)]
  const held = boardOf(one, two, three)
  const changed = aNote(2, 'my other words')
  const live = boardOf(aNote(1, 'by somebody else'), changed, aNote(5))
  const shown = withMyOwn(held, live, [idOf(2), idOf(3), idOf(5)])
  expect([...shown.values()]).toEqual([one, changed, aNote(5)])
  expect(countHeld(shown, live)).toBe(1)
})

test('[A94] whatever others do, held notes are as they were or as I made them; once all are mine, nothing is held', () => {
  const someNotes = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 8 })
  fc.assert(
    fc.property(someNotes, someNotes, someNotes, (before, now, mine) => {
      const held = boardOf(...before.map(number => aNote(number)))
      const live = boardOf(...now.map(number => aNote(number, 'now')))
      const shown = withMyOwn(held, live, mine.map(idOf))
      for (let number = 1; number <= 8; number += 1)
        expect(shown.get(idOf(number))).toBe((mine.includes(number) ? live : held).get(idOf(number)))
      const all = [1, 2, 3, 4, 5, 6, 7, 8].map(idOf)
      expect(countHeld(withMyOwn(held, live, all), live)).toBe(0)
    }),
  )
})
