import { expect, test } from 'vitest'
import { NoteId, ParkedId, PlacementId, SectionId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { askForThemes, duplicatesOf, offersOf, saySharedWords } from './suggestion-offers.ts'

const noteId = (at: number): NoteId => NoteId.parse(`note-number-${at}`)
const note = (at: number): RoomNote => ({
  id: noteId(at),
  sectionId: SectionId.parse('section-01'),
  text: `Words ${at}`,
  order: 'a0',
  signedBy: null,
  route: 'live',
  roomNumber: 1,
})
const themes = [0, 1].map(at => ({
  id: ThemeId.parse(`theme-number-${at}`),
  name: `T${at}`,
  said: '',
  order: `a${at}`,
}))
const notes = new Map([0, 1, 2, 3, 4, 5, 6].map(at => [noteId(at), note(at)]))
const placement = (at: number, theme: number) => ({
  id: PlacementId.parse(`placement-${at}-${theme}`),
  noteId: noteId(at),
  themeId: themes[theme]!.id,
})
const grouping = readGrouping(
  themes,
  [placement(0, 0), placement(1, 0), placement(1, 1), placement(2, 1)],
  [{ id: ParkedId.parse('parked-0001'), noteId: noteId(6), reason: 'Asked twice' }],
)
const looked = { notes, themes, grouping }

test('[T206] what people grouped is asked to stay together and their themes apart; what is parked is not asked about', () => {
  const asked = askForThemes(looked, 1)
  expect(asked.notes.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5].map(noteId))
  expect(asked.mustLink).toEqual([[noteId(0), noteId(1)]])
  expect(asked.cannotLink).toEqual([[noteId(0), noteId(2)]])
  expect(asked.grain).toBe(1)
})

const suggested = {
  themes: [
    { id: 'a', title: 'Lift', noteIds: [noteId(3), noteId(4), 'gone-note-1'], central: [] },
    { id: 'b', title: 'Hours', noteIds: [noteId(2), noteId(5)], central: [] },
    { id: 'c', title: 'Taken', noteIds: [noteId(0), noteId(1)], central: [] },
    { id: 'd', title: 'Parked', noteIds: [noteId(6), noteId(5)], central: [] },
  ],
  loose: [],
  duplicates: [
    [noteId(3), noteId(4)],
    [noteId(3), 'gone-note-1'],
  ] as [string, string][],
  explained: { [noteId(3)]: ['lift'] },
  bySpelling: 0,
}

test('[T206] offered is only what nobody has looked at yet: two notes or more as a theme, or any for a theme that is there', () => {
  const offers = offersOf(suggested, looked)
  expect(offers.map(({ title, into, notes: own }) => [title, into?.id ?? null, own.map(one => one.note.id)])).toEqual([
    ['Lift', null, [noteId(3), noteId(4)]],
    ['Hours', themes[1]!.id, [noteId(5)]],
  ])
  expect(offers[0]!.notes[0]!.words).toEqual(['lift'])
  expect(duplicatesOf(suggested, looked).map(pair => pair.map(({ id }) => id))).toEqual([[noteId(3), noteId(4)]])
  expect([saySharedWords(['lift', 'bus']), saySharedWords([])]).toEqual([
    'Shares: lift, bus.',
    'Alike in sense, without a word in common.',
  ])
})
