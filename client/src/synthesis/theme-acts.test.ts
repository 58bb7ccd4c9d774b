/** The gestures on whole themes as a facilitator makes them, on real documents: what is said, where the focus goes, what is kept. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, readStanding, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { AmbitionId, NoteId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Theme } from '@waymark/shared/model/theme.ts'
import { sayWhereItGoes, viewsOf } from '@waymark/shared/rules/theme-words.ts'
import { undoOf } from '#sync/undo.ts'
import { keyList } from './key-list.ts'
import type { Place } from './occurrence.ts'
import { noteActionByKey } from './synthesis-actions.ts'
import { synthesisActs } from './synthesis-acts.ts'
import { select, selectedOccurrences, synthesisStore } from './synthesis-store.ts'
import { themeActionByKey, themeMenu } from './theme-actions.ts'
import { changedFields, wordsOfTheme } from './theme-form.ts'

const noteIds = ['note-0000000', 'note-0000001', 'note-0000002'].map(id => NoteId.parse(id))
const note = (at: number): NoteId => noteIds[at] ?? NoteId.parse('note-0000000')
const at = (place: Place, ...which: number[]) => which.map(n => ({ noteId: note(n), place }))

function aDesk() {
  const yjs = new Y.Doc()
  const doc = openThemesDoc(yjs)
  const store = synthesisStore()
  const said: string[] = []
  let made = 0
  const acts = synthesisActs({
    doc,
    undo: undoOf(themesTypes(yjs)),
    store,
    newId: () => `made-${String((made += 1)).padStart(8, '0')}`,
    say: text => said.push(text),
    siblingsOf: () => [],
  })
  const named = (name: string): ThemeId => {
    acts.newTheme(name)
    return [...doc.themes.all().values()].find(theme => theme.name === name)?.id ?? ThemeId.parse('none-0000000')
  }
  const record = (id: ThemeId): Theme | undefined => doc.themes.all().get(id)
  return { acts, doc, store, said, named, record, names: () => readStanding(doc).themes.map(({ name }) => name) }
}

test('[T78] merging, bringing back, nesting and splitting are said in words, and undo says what it takes back', () => {
  const { acts, said, named, names } = aDesk()
  const [one, two] = [named('One'), named('Two')]
  said.length = 0
  acts.merge(two, one)
  acts.bringBack(two)
  acts.makePart(two, one)
  acts.moveTheme(two, 'up')
  acts.standAlone(two)
  acts.move(at('loose', 0, 1), { themeId: one, keepOthers: false })
  acts.split(at(one, 0), { themeId: one, name: 'Half' })
  acts.undo()
  expect(said).toEqual([
    'Two merged into One.',
    'Two is a theme of its own again.',
    'Two is a part of One now.',
    'Two is part 1 of 1 here.',
    'Two stands by itself now.',
    '2 notes moved to One.',
    '1 note split off from One, as Half.',
    'Undone: 1 note split off from One, as Half.',
  ])
  expect(names()).toEqual(['One', 'Two'])
})

test('[T78] the focus goes on at the theme that a gesture led to, and split notes are ticked no more', () => {
  const { acts, store, named } = aDesk()
  const [one, two] = [named('One'), named('Two')]
  acts.merge(two, one)
  expect(store.getState().wantedTheme).toBe(one)
  acts.bringBack(two)
  expect(store.getState().wantedTheme).toBe(two)
  acts.move(at('loose', 0, 1), { themeId: one, keepOthers: false })
  select(store, at(one, 0))
  acts.split(at(one, 0), { themeId: one, name: '' })
  expect(selectedOccurrences(store.getState())).toEqual([])
  expect([one, two]).not.toContain(store.getState().wantedTheme)
})

test('[T78] where somebody else was faster nothing is done, and it is said', () => {
  const { acts, doc, said, named } = aDesk()
  const [one, two] = [named('One'), named('Two')]
  doc.gesture('network', () => {
    doc.themes.remove(one)
  })
  acts.merge(two, one)
  acts.split(at(one, 0), { themeId: one, name: '' })
  expect(said.slice(-2)).toEqual(
    Array.from({ length: 2 }, () => 'Somebody changed these themes meanwhile, so nothing was done.'),
  )
})

test('[T78] each is in the menu of the theme, with a key of its own where it asks something first', () => {
  const { acts, store, named, record } = aDesk()
  const [one, two] = [named('One'), named('Two')]
  acts.merge(two, one)
  const theme = record(one)
  const merged = record(two)
  if (theme === undefined || merged === undefined) throw new Error('both are kept')
  const menu = themeMenu(acts, { theme, merged: [merged], at: 0, of: 1, ticked: [] })
  expect(menu.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Merge into another theme…', 'Bring back Two', 'Split off the ticked notes…']),
  )
  expect(menu.find(({ label }) => label.startsWith('Split'))?.closedBecause).toBe('Tick some of its notes first')
  for (const [key, kind] of [
    ['e', 'merge'],
    ['W', 'part'],
    ['a', 'about'],
  ] as const) {
    themeActionByKey(key)?.run(acts, one)
    expect(store.getState().asking).toEqual({ kind, themeId: one })
  }
  for (const [key, kind] of [
    ['d', 'split'],
    ['T', 'tidy'],
  ] as const) {
    noteActionByKey(key)?.run(acts, at(one, 0))
    expect(store.getState().asking).toEqual({ kind, occurrences: at(one, 0) })
  }
  expect(keyList.map(({ keys }) => keys)).toEqual(expect.arrayContaining(['E', 'W', 'A', 'D', 'T']))
  menu.find(({ label }) => label === 'Bring back Two')?.run()
  expect(record(two)?.mergedInto).toBeUndefined()
})

test('[T79] tidier words are given, changed and taken away, each as one act that undo takes back', () => {
  const { acts, doc, said } = aDesk()
  const texts = (): string[] => [...doc.tidied.all().values()].map(({ text }) => text)
  acts.tidy(note(0), 'More money.')
  acts.tidy(note(0), 'A little more money.')
  acts.tidy(note(0), '')
  expect(texts()).toEqual([])
  acts.undo()
  expect(texts()).toEqual(['A little more money.'])
  expect(said).toEqual([
    'Tidier words stand beside the note.',
    'Tidier words stand beside the note.',
    'The tidier words are taken away.',
    'Undone: The tidier words are taken away.',
  ])
})

test('[T81] what is said about a theme is kept field by field, and what is empty goes from its record', () => {
  const { acts, doc, named, record } = aDesk()
  const id = named('Rent')
  const before = record(id)
  if (before === undefined) throw new Error('it was just made')
  acts.describe(id, changedFields(before, { ...wordsOfTheme(before), noticed: 'Only in Room 2', view: 'Too dear' }))
  doc.gesture('network', () => {
    doc.themes.patch(id, { otherView: 'Fair' })
  })
  const now = record(id)
  if (now === undefined) throw new Error('it is there')
  expect(now).toMatchObject({ noticed: 'Only in Room 2', view: 'Too dear', otherView: 'Fair' })
  acts.describe(id, changedFields(now, { ...wordsOfTheme(now), noticed: '', goes: 'parked', goesWhy: 'Ask the city' }))
  expect(record(id)).toEqual({
    ...before,
    view: 'Too dear',
    otherView: 'Fair',
    goes: 'parked',
    goesWhy: 'Ask the city',
  })
  expect(viewsOf(now).map(({ text }) => text)).toEqual(['Too dear', 'Fair'])
})

test('[T81] where a theme of what is missing goes is chosen, changed and taken back', () => {
  const { acts, named, record } = aDesk()
  const id = named('Gardens')
  const ambition = { id: AmbitionId.parse('ambition-001'), title: 'Aim high' }
  const say = (): string => sayWhereItGoes(record(id) ?? {}, [ambition])
  const choose = (goes: string, more: { readonly goesTo?: string; readonly goesWhy?: string } = {}): string => {
    const now = record(id)
    if (now !== undefined) acts.describe(id, changedFields(now, { ...wordsOfTheme(now), goes, ...more }))
    return say()
  }
  expect(say()).toBe('')
  expect(choose('under-ambition', { goesTo: ambition.id })).toBe('Goes under “Aim high”')
  expect(choose('parked', { goesWhy: 'Next year' })).toBe('Parked: Next year')
  expect(record(id)?.goesTo).toBeUndefined()
  expect(choose('new-ambition')).toBe('Becomes a new ambition')
  expect(choose('value')).toBe('Becomes a value')
  expect(choose('way-of-working')).toBe('Becomes a way of working')
  expect(choose('under-ambition')).toBe('Goes under an ambition')
  expect(choose('')).toBe('')
  expect(record(id)).not.toHaveProperty('goes')
})

test('[T93] words given to a theme that somebody merged meanwhile are kept with it, and it is said where', () => {
  const { acts, doc, said, store, named, record } = aDesk()
  const [one, two] = [named('One'), named('Two')]
  doc.gesture('network', () => {
    doc.themes.patch(two, { mergedInto: one })
  })
  acts.reword(two, { said: 'What I was writing' })
  expect(record(two)?.said).toBe('What I was writing')
  expect(said.at(-1)).toBe('Somebody merged this theme into One meanwhile. Your words are kept with what was merged.')
  doc.gesture('network', () => {
    doc.themes.remove(two)
  })
  acts.describe(two, { noticed: 'Half a thought', view: 'One view' })
  expect(store.getState().orphaned).toBe('Half a thought\nOne view')
})
