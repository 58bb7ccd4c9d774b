import { expect, test } from 'vitest'
import { AmbitionId, BreakoutId, NoteId, SectionId, SessionId, ThemeId } from '@waymark/shared/model/ids.ts'
import { searchFor, saySource, sourceBook } from './sources.ts'

const breakoutId = BreakoutId.parse('breakout-01')
const noteId = NoteId.parse('note-00001')
const themeId = ThemeId.parse('theme-0001')
const sectionId = SectionId.parse('section-01')

const book = sourceBook({
  breakouts: [
    {
      id: breakoutId,
      sessionId: SessionId.parse('session-01'),
      question: 'What is missing?',
      notLookedAt: 0,
      sections: [
        { id: sectionId, ambitionId: AmbitionId.parse('ambition-1'), title: 'Leading change', description: '' },
      ],
    },
  ],
  notes: [
    {
      id: noteId,
      sectionId,
      text: 'Its relevant  –\nstill',
      order: 'a0',
      signedBy: 'Ama',
      route: 'phone',
      roomNumber: 3,
      roomName: 'Hazel',
      breakoutId,
    },
  ],
  themes: [
    {
      id: themeId,
      name: '',
      said: '',
      noteIds: [noteId, NoteId.parse('withdrawn1')],
      merged: [ThemeId.parse('theme-merged')],
    },
  ],
})

test('[D27] a source is shown in the exact words of its note, with the place where it was said', () => {
  const note = book.find({ noteId })
  expect(saySource(note)).toBe('Its relevant  –\nstill')
  expect(note).toMatchObject({
    from: 'Room 3, Hazel. By phone. Ama',
    sectionTitle: 'Leading change',
    waymark: { letter: 'A' },
  })
})

test('[D27] a theme is shown with its name and as many notes as there are', () => {
  expect(saySource(book.find({ themeId }))).toBe('Theme without a name yet · 1 note')
})

test('[D27] a source that is gone is said to be gone, and not left out', () => {
  expect(saySource(book.find({ themeId: ThemeId.parse('another-theme') }))).toBe('A theme that is gone')
  expect(saySource(book.find({ noteId: NoteId.parse('another-note') }))).toBe('A note that is gone')
})

test('[D27] every word that is typed has to be in what is found, whatever the case, the accents and the order', () => {
  const found = searchFor('  tŷ AIM ')
  expect(found('Aim high, in the Ty')).toBe(true)
  expect(found('Aim high')).toBe(false)
  expect(searchFor('')('anything')).toBe(true)
})

test('[T84] what cites a theme that was merged is shown to rest on the one that it is in now', () => {
  const cite = { themeId: ThemeId.parse('theme-merged') }
  expect(book.find(cite)).toMatchObject({ kind: 'theme', cite, name: 'Theme without a name yet' })
  expect(saySource(book.find(cite))).toBe('Theme without a name yet · 1 note')
})
