/** The gestures as a facilitator makes them, on real documents: what is said, selected, and taken back. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { undoOf } from '#sync/undo.ts'
import { keyOf, movedMeanwhile, occurrenceOf, placesOf, type Place } from './occurrence.ts'
import { barActions, noteActionByKey, noteMenu } from './synthesis-actions.ts'
import { synthesisActs } from './synthesis-acts.ts'
import { handful, select, selectedOccurrences, synthesisStore } from './synthesis-store.ts'
import { themeMenu } from './theme-actions.ts'

const noteIds = ['note-0000000', 'note-0000001', 'note-0000002'].map(id => NoteId.parse(id))
const note = (at: number): NoteId => noteIds[at] ?? NoteId.parse('note-0000000')

function aDesk() {
  const yjs = new Y.Doc()
  const doc = openThemesDoc(yjs)
  const store = synthesisStore()
  const said: string[] = []
  let made = 0
  const undo = undoOf(themesTypes(yjs))
  const themes = () => [...doc.themes.all().values()].toSorted(byOrder)
  const grouping = () => readGrouping(themes(), doc.placements.all().values(), doc.parked.all().values())
  const acts = synthesisActs({
    doc,
    undo,
    store,
    newId: () => `made-${String((made += 1)).padStart(8, '0')}`,
    say: text => said.push(text),
    siblingsOf: ({ place }) => noteIds.filter(id => placesOf(id, grouping()).includes(place)),
  })
  return { acts, store, undo, doc, said, themes, grouping }
}
type OpenDesk = ReturnType<typeof aDesk>

const at = (place: Place, ...which: number[]) => which.map(n => ({ noteId: note(n), place }))
const firstOf = ({ themes }: OpenDesk): Theme => {
  const [first] = themes()
  if (first === undefined) throw new Error('there is no theme')
  return first
}
const firstTheme = ({ themes }: OpenDesk): ThemeId => themes()[0]?.id ?? ThemeId.parse('none-0000000')

test('[T28] each act is said in words, and undo says what it takes back', () => {
  const desk = aDesk()
  const { acts, said } = desk
  acts.group(at('loose', 0, 1, 2), { name: 'Aim high', keepOthers: false })
  acts.park([note(0)], 'Said twice')
  acts.toTray(at('loose', 0))
  acts.toTray(at(firstTheme(desk), 1))
  acts.move(at('loose', 1), { themeId: firstTheme(desk), keepOthers: false })
  acts.newTheme()
  acts.moveTheme(firstTheme(desk), 'down')
  acts.undo()
  acts.redo()
  expect(said).toEqual([
    '3 notes grouped as Aim high.',
    'Parked. It is kept, and shown in the draft.',
    '1 note put back. Not yet grouped now.',
    '1 note taken out. Not yet grouped now.',
    '1 note moved to Aim high.',
    'New theme. Give it a name.',
    'Aim high is theme 2 of 2.',
    'Undone: Aim high moved down.',
    'Done again: Aim high moved down.',
  ])
})

test('[T28] an act that changes nothing is not said to have been done', () => {
  const desk = aDesk()
  desk.acts.toTray(at('loose', 0))
  expect(desk.said).toEqual([])
  desk.acts.undo()
  expect(desk.said).toEqual(['There is nothing of yours to take back.'])
})

test('[T28] after an act the notes are selected no more, and one that had the focus has it at its new place', () => {
  const desk = aDesk()
  const { acts, store } = desk
  select(store, at('loose', 0, 1, 2))
  store.setState({ focus: { noteId: note(0), place: 'loose', list: 'tray', at: 0 } })
  acts.group(at('loose', 0, 1), { name: '', keepOthers: false })
  expect(selectedOccurrences(store.getState())).toEqual(at('loose', 2))
  expect(store.getState().wanted).toEqual({ noteId: note(0), place: firstTheme(desk) })
})

test('[T28] the focus goes to the theme that a note was brought to, also where it stands in others before it', () => {
  const desk = aDesk()
  const { acts, store, themes } = desk
  acts.group(at('loose', 0), { name: 'One', keepOthers: false })
  acts.group(at('loose', 0), { name: 'Two', keepOthers: true })
  acts.newTheme('Three')
  const [one, two, three] = themes().map(({ id }) => id)
  if (one === undefined || two === undefined || three === undefined) throw new Error('three themes')
  store.setState({ focus: { noteId: note(0), place: two, list: 'two', at: 0 } })
  acts.move(at(two, 0), { themeId: three, keepOthers: false })
  expect(store.getState().wanted).toEqual({ noteId: note(0), place: three })
})

test('[T29] a selected note that somebody else moves stays selected, and is known to stand elsewhere', () => {
  const desk = aDesk()
  select(desk.store, at('loose', 0, 1))
  expect(movedMeanwhile(selectedOccurrences(desk.store.getState()), desk.grouping())).toEqual([])
  const theirs = ThemeId.parse('theirs-000000')
  desk.doc.gesture('network', () => {
    desk.doc.themes.put({ id: theirs, name: 'Theirs', said: '', order: 'a0' })
    desk.doc.placements.put({ id: PlacementId.parse('theirs-000001'), noteId: note(1), themeId: theirs })
  })
  expect(selectedOccurrences(desk.store.getState())).toEqual(at('loose', 0, 1))
  expect(movedMeanwhile(selectedOccurrences(desk.store.getState()), desk.grouping())).toEqual(at('loose', 1))
})

test('[T29] what is dragged is all that is selected where the note is among it, and otherwise the note alone', () => {
  const { store } = aDesk()
  select(store, at('loose', 0, 1))
  expect(handful(store, { noteId: note(1), place: 'loose' })).toHaveLength(2)
  expect(handful(store, { noteId: note(2), place: 'loose' })).toEqual(at('loose', 2))
  const theme = ThemeId.parse('made-00000001')
  expect(occurrenceOf(keyOf({ noteId: note(1), place: theme }))).toEqual({ noteId: note(1), place: theme })
  expect(occurrenceOf('words that somebody dropped')).toBeUndefined()
})

test('[T33] words given to a theme that somebody else dissolved are kept for their author', () => {
  const desk = aDesk()
  desk.acts.newTheme('Going')
  const id = firstTheme(desk)
  desk.doc.gesture('network', () => {
    desk.doc.themes.remove(id)
  })
  desk.acts.reword(id, { name: 'What I was writing' })
  expect(desk.store.getState().orphaned).toBe('What I was writing')
  desk.acts.newTheme('What I was writing')
  expect(desk.themes().map(({ name }) => name)).toEqual(['What I was writing'])
  expect(desk.store.getState().orphaned).toBe('')
})

test('[T34] whatever can be done by dragging is in the menu of the note, and in the bar with a key of its own', () => {
  const desk = aDesk()
  const labels = (standing: 'tray' | 'theme' | 'parked') =>
    noteMenu(standing, desk.acts, { noteId: note(0), place: 'loose', isFirst: true, isLast: false }).map(
      ({ label }) => label,
    )
  expect(labels('tray')).toEqual(['Group…', 'Move to theme…', 'Tidier words…', 'Park…', 'Notes like this one…'])
  expect(labels('theme')).toEqual(expect.arrayContaining(['Take out of this theme', 'Up', 'Down', 'To the top']))
  expect(labels('parked')).toContain('Put back')
  expect(barActions.map(({ key }) => key)).toEqual(['g', 'm', 'p'])
  for (const action of barActions) expect(noteActionByKey(action.key?.toUpperCase() ?? '')).toBe(action)
  noteActionByKey('p')?.run(desk.acts, at('loose', 0))
  expect(desk.store.getState().asking).toEqual({ kind: 'park', occurrences: at('loose', 0) })
})

test('[T34] the menu of a theme says why the first cannot go up, and dissolving tells what becomes of the notes', () => {
  const desk = aDesk()
  desk.acts.group(at('loose', 0, 1), { name: 'One', keepOthers: false })
  desk.acts.group(at('loose', 1), { name: 'Two', keepOthers: true })
  const menu = themeMenu(desk.acts, { theme: firstOf(desk), merged: [], at: 0, of: 2, ticked: [] })
  expect(menu.find(({ label }) => label === 'Up')?.closedBecause).toBe('It is the first already')
  expect(menu.find(({ label }) => label === 'Down')?.closedBecause).toBeUndefined()
  menu.find(({ label }) => label === 'Dissolve this theme')?.run()
  expect(desk.said.at(-1)).toBe('One dissolved. 1 note not yet grouped now.')
  expect(placesOf(note(0), desk.grouping())).toEqual(['loose'])
})
