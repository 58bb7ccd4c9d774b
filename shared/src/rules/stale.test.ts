import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Citation } from '#model/draft.ts'
import { NoteId, ThemeId } from '#model/ids.ts'
import { sayStale, seenOf, staleThemes, withSeen, type ThemeNow } from './stale.ts'

const note = (at: number) => NoteId.parse(`note-${at}`.padEnd(12, '0'))
const theme = (more: Partial<ThemeNow> = {}): ThemeNow => ({
  id: ThemeId.parse('theme-0001'),
  name: 'Doors',
  said: 'People want the doors open.',
  noteIds: [note(1), note(2)],
  ...more,
})
const cite: Citation = { themeId: theme().id }

const said = (then: ThemeNow, now: ThemeNow): string[] =>
  staleThemes({ cites: [cite], seen: [seenOf(then)] }, () => seenOf(now)).flatMap(sayStale)

test('[D90] a statement is stale where the name, the sentence or the notes of a theme that it cites are not as they were, and what is other is said', () => {
  expect(said(theme(), theme({ noteIds: [note(2), note(1), note(1)] }))).toEqual([])
  expect(said(theme(), theme({ name: 'Windows' }))).toEqual(['It has another name.'])
  expect(said(theme(), theme({ said: '' }))).toEqual(['It says another sentence.'])
  expect(said(theme(), theme({ noteIds: [note(1), note(2), note(3)] }))).toEqual(['1 note more than there were then.'])
  expect(said(theme({ noteIds: [note(9)] }), theme({ noteIds: [note(1), note(2), note(9)] }))).toEqual([
    '2 notes more than there was then.',
  ])
  expect(said(theme(), theme({ noteIds: [] }))).toEqual(['2 notes fewer than there were then.'])
  expect(said(theme(), theme({ noteIds: [note(1), note(3)] }))).toEqual([
    'As many notes as then, and not the same ones.',
  ])
})

test('[D90] what was never held against a theme, cites a note, or cites a theme that is gone is not stale', () => {
  const now = seenOf(theme({ name: 'Windows' }))
  expect(staleThemes({ cites: [cite] }, () => now)).toEqual([])
  expect(staleThemes({ cites: [{ noteId: note(1) }], seen: [seenOf(theme())] }, () => now)).toEqual([])
  expect(staleThemes({ cites: [cite], seen: [seenOf(theme())] }, () => undefined)).toEqual([])
  expect(staleThemes({ cites: [], seen: [seenOf(theme())] }, () => now)).toEqual([])
})

test('[D90] whatever a theme is, a statement that was held against it as it is now is not stale', () => {
  const any = fc.record({
    name: fc.constantFrom('Doors', 'doors', 'Ŵ', ''),
    said: fc.string({ maxLength: 20 }),
    noteIds: fc.subarray([1, 2, 3, 4].map(note)),
  })
  fc.assert(
    fc.property(any, any, (then, now) => {
      const fresh = withSeen([seenOf(theme(then))], [seenOf(theme(now))])
      expect(fresh).toHaveLength(1)
      expect(staleThemes({ cites: [cite], seen: fresh }, () => seenOf(theme(now)))).toEqual([])
      const isSame =
        then.name === now.name &&
        then.said === now.said &&
        String([...new Set(then.noteIds)].toSorted()) === String([...new Set(now.noteIds)].toSorted())
      expect(said(theme(then), theme(now)).length === 0).toBe(isSame)
    }),
  )
})
