import { expect, test } from 'vitest'
import { BoxLinkId, NoteId, ParkedId, PlacementId, RoomId, SectionId, ThemeId } from '#model/ids.ts'
import type { Note } from '#model/note.ts'
import type { Section } from '#model/session.ts'
import type { Standing } from '#model/snapshot.ts'
import { compareStandings, sayChanges, sayNoteChange } from './compare-snapshots.ts'

const section = (name: string): Section => ({
  id: SectionId.parse(`section-${name}`),
  ambitionId: null,
  title: name,
  description: '',
})
const [doors, lights] = [section('doors'), section('lights')]
const sections = [doors, lights]
const note = (name: string, more: Partial<Note> = {}): Note => ({
  id: NoteId.parse(`note-${name}-000`),
  sectionId: doors.id,
  text: name,
  order: 'a0',
  signedBy: null,
  route: 'live',
  ...more,
})
const theme = (name: string) => ({ id: ThemeId.parse(`theme-${name}`), name, said: '', order: 'a0' })
const inTheme = (of: Note, { id: themeId }: ReturnType<typeof theme>) => ({
  id: PlacementId.parse(`${of.id}-placed`),
  noteId: of.id,
  themeId,
})
const standing = (notes: readonly Note[], more: Partial<Standing> = {}): Standing => ({
  rooms: [{ id: RoomId.parse('room-00001'), number: 1, name: '', notes: [...notes] }],
  themes: [],
  placements: [],
  parked: [],
  links: [],
  ...more,
})

const [one, two, three] = [note('one'), note('two', { order: 'a1' }), note('three', { order: 'a2' })]

test('[L20] what is the same is said to be so', () => {
  const all = standing([one, two], { themes: [theme('sundays')], placements: [inTheme(one, theme('sundays'))] })
  const changes = compareStandings(sections, all, { ...all, rooms: all.rooms.map(room => ({ ...room })) })
  expect(changes.sections).toEqual([])
  expect(sayChanges(changes)).toBe('Nothing is different.')
})

test('[L20] notes added, gone, with other words and moved are found under the section where they belong', () => {
  const changes = compareStandings(
    sections,
    standing([one, two]),
    standing([note('two', { order: 'a1', text: 'two, said better', sectionId: lights.id }), three]),
  )
  expect(
    changes.sections.map(({ section: { title }, notes }) => [title, notes.map(({ kind, text }) => [kind, text])]),
  ).toEqual([
    [
      'doors',
      [
        ['gone', 'one'],
        ['added', 'three'],
      ],
    ],
    ['lights', [['changed', 'two, said better']]],
  ])
  expect(changes.sections.flatMap(({ notes }) => notes.map(sayNoteChange))).toEqual([
    ['Gone.'],
    ['Added.'],
    ['Moved here from “doors”.', 'Its author has made other words of it. Before:'],
  ])
  expect(changes.sections[1]?.notes[0]?.was).toBe('two')
  expect(sayChanges(changes)).toBe('1 note added, 1 note gone, 1 note with other words, 1 note moved.')
})

test('[L20] another theme, another reason and another order are found; another name of a theme is said of the theme', () => {
  const [sundays, lifts] = [theme('sundays'), theme('lifts-0')]
  const parked = (reason: string) => [{ id: ParkedId.parse('parked-001'), noteId: three.id, reason }]
  const changes = compareStandings(
    sections,
    standing([one, two, three], {
      themes: [sundays],
      placements: [inTheme(one, sundays), inTheme(two, sundays)],
      parked: parked('Twice'),
    }),
    standing([{ ...one, order: 'a3' }, two, three], {
      themes: [{ ...sundays, name: 'Opening hours' }, lifts],
      placements: [inTheme(one, sundays), inTheme(two, lifts)],
      parked: parked('Later'),
    }),
  )
  expect(changes.sections.map(({ notes, isReordered }) => [notes.map(sayNoteChange), isReordered])).toEqual([
    [[['Was in “sundays”; is in “lifts-0”.'], ['Was parked: Twice; is parked: Later.']], true],
  ])
  expect(changes.themes).toEqual({
    added: ['lifts-0'],
    gone: [],
    renamed: [{ from: 'sundays', to: 'Opening hours' }],
  })
  expect(sayChanges(changes)).toBe(
    '2 notes grouped differently, 1 part in another order, 2 themes added, gone or renamed.',
  )
})

test('[L20] links are told by their sentence, whatever their ids', () => {
  const link = (at: number, sentence: string) => ({
    id: BoxLinkId.parse(`link-00000${at}`),
    from: doors.id,
    to: lights.id,
    sentence,
  })
  const changes = compareStandings(
    sections,
    standing([], { links: [link(1, 'The same.'), link(2, 'Taken away.')] }),
    standing([], { links: [link(3, 'The same.'), link(4, 'New.')] }),
  )
  expect(changes.links).toEqual({ added: ['New.'], gone: ['Taken away.'] })
})

test('[L20] each way of a comparison says the other of the other', () => {
  const [before, after] = [standing([one, two]), standing([two, three])]
  const kinds = (a: Standing, b: Standing) =>
    compareStandings(sections, a, b).sections.flatMap(({ notes }) => notes.map(({ kind, id }) => `${kind} ${id}`))
  expect(kinds(before, after).toSorted()).toEqual([`added ${three.id}`, `gone ${one.id}`])
  expect(kinds(after, before).toSorted()).toEqual([`added ${one.id}`, `gone ${three.id}`])
})
