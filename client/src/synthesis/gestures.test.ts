/** Two facilitators at one document, with real Yjs documents between which changes travel when the test says so. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, type ThemeId } from '@waymark/shared/model/ids.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { readGrouping, type Grouping } from '@waymark/shared/rules/grouping.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { undoOf } from '#sync/undo.ts'
import {
  dissolve,
  group,
  move,
  moveTheme,
  newTheme,
  park,
  putBack,
  rewordTheme,
  takeOut,
  type Hand,
} from './gestures.ts'
import { placesOf, type Occurrence, type Place } from './occurrence.ts'

const noteIds = Array.from({ length: 8 }, (_, at) => NoteId.parse(`note-000000${at}`))
const note = (at: number): NoteId => noteIds[at % noteIds.length] ?? NoteId.parse('note-0000000')

function facilitator(name: string) {
  const yjs = new Y.Doc()
  yjs.clientID = name.codePointAt(0) ?? 1
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let made = 0
  const hand: Hand = { doc, mine: undo.mine, newId: () => `${name}-made-${String((made += 1)).padStart(6, '0')}` }
  const themes = () => [...doc.themes.all().values()].toSorted(byOrder)
  const grouping = (): Grouping => readGrouping(themes(), doc.placements.all().values(), doc.parked.all().values())
  return { yjs, doc, undo, hand, themes, grouping, names: () => themes().map(({ name: said }) => said) }
}
type Facilitator = ReturnType<typeof facilitator>

function meet(a: Facilitator, b: Facilitator): void {
  const forA = Y.encodeStateAsUpdate(b.yjs, Y.encodeStateVector(a.yjs))
  const forB = Y.encodeStateAsUpdate(a.yjs, Y.encodeStateVector(b.yjs))
  Y.applyUpdate(a.yjs, forA, 'network')
  Y.applyUpdate(b.yjs, forB, 'network')
}

const at = (place: Place, ...which: number[]): Occurrence[] => which.map(n => ({ noteId: note(n), place }))
const loose = (...which: number[]): Occurrence[] => at('loose', ...which)
const placeOf = (who: Facilitator, n: number) => placesOf(note(n), who.grouping())
const stateOf = ({ themes, grouping }: Facilitator) => ({
  themes: themes(),
  themesOf: [...grouping().themesOf].map(([id, of]) => [id, of] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  parkedFor: [...grouping().parkedFor.keys()].toSorted(),
})

test('[T20] notes grouped with a name stand in a new theme, and are not yet grouped no more', () => {
  const ada = facilitator('ada')
  const theme = group(ada.hand, loose(0, 1), { name: 'Aim high', keepOthers: false })
  expect(ada.names()).toEqual(['Aim high'])
  expect(placeOf(ada, 0)).toEqual([theme])
  expect(placeOf(ada, 2)).toEqual(['loose'])
})

test('[T21] a note may stand in several themes, and leaves only the one it is taken out of', () => {
  const ada = facilitator('ada')
  const one = group(ada.hand, loose(0), { name: 'One', keepOthers: false })
  const two = newTheme(ada.hand, 'Two')
  move(ada.hand, at(one, 0), { themeId: two, keepOthers: true })
  expect(placeOf(ada, 0)).toEqual([one, two])
  takeOut(ada.hand, at(one, 0))
  expect(placeOf(ada, 0)).toEqual([two])
  takeOut(ada.hand, at(two, 0))
  expect(placeOf(ada, 0)).toEqual(['loose'])
})

test('[T21] a move leaves the theme where the note was picked up, and no other', () => {
  const ada = facilitator('ada')
  const one = group(ada.hand, loose(0), { name: 'One', keepOthers: false })
  const two = group(ada.hand, loose(0), { name: 'Two', keepOthers: true })
  const three = newTheme(ada.hand, 'Three')
  move(ada.hand, at(one, 0), { themeId: three, keepOthers: false })
  expect(placeOf(ada, 0)).toEqual([two, three])
})

test('[T22] moving a note that somebody else has moved meanwhile undoes nothing of theirs', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const hers = newTheme(ada.hand, 'Hers')
  const his = newTheme(ada.hand, 'His')
  meet(ada, bo)
  move(bo.hand, loose(0), { themeId: his, keepOthers: false })
  meet(ada, bo)
  move(ada.hand, loose(0), { themeId: hers, keepOthers: false })
  meet(ada, bo)
  expect(placeOf(ada, 0)).toEqual([hers, his])
  expect(stateOf(bo)).toEqual(stateOf(ada))
})

test('[T22] two who place one note in one theme at once leave it there once', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const theme = newTheme(ada.hand, 'Same')
  meet(ada, bo)
  move(ada.hand, loose(0), { themeId: theme, keepOthers: false })
  move(bo.hand, loose(0), { themeId: theme, keepOthers: false })
  meet(ada, bo)
  expect(placeOf(ada, 0)).toEqual([theme])
  takeOut(ada.hand, at(theme, 0))
  expect(placeOf(ada, 0)).toEqual(['loose'])
})

test('[T23] a parked note carries its reason, leaves its themes, and can be put back', () => {
  const ada = facilitator('ada')
  const theme = group(ada.hand, loose(0, 1), { name: 'One', keepOthers: false })
  park(ada.hand, [note(0)], 'Ask Room 2')
  expect(ada.grouping().parkedFor.get(note(0))).toBe('Ask Room 2')
  expect(placeOf(ada, 0)).toEqual(['loose'])
  park(ada.hand, [note(0)], 'Said twice')
  expect(ada.grouping().parkedFor.get(note(0))).toBe('Said twice')
  putBack(ada.hand, [note(0)])
  expect(ada.grouping().parkedFor.size).toBe(0)
  expect(placeOf(ada, 1)).toEqual([theme])
})

test('[T23] a parked note that is moved to a theme is parked no more, also after it is taken out again', () => {
  const ada = facilitator('ada')
  park(ada.hand, [note(0)], 'Ask Room 2')
  const theme = group(ada.hand, loose(0), { name: 'One', keepOthers: false })
  takeOut(ada.hand, at(theme, 0))
  expect(ada.grouping().parkedFor.size).toBe(0)
})

test('[T24] a dissolved theme gives its notes back, and undo brings it back with all of them', () => {
  const ada = facilitator('ada')
  const theme = group(ada.hand, loose(0, 1, 2), { name: 'Aim high', keepOthers: false })
  rewordTheme(ada.hand, theme, { said: 'People want more.' })
  const before = stateOf(ada)
  dissolve(ada.hand, theme)
  expect(ada.themes()).toEqual([])
  expect(placeOf(ada, 1)).toEqual(['loose'])
  ada.undo.undo()
  expect(stateOf(ada)).toEqual(before)
  ada.undo.redo()
  expect(ada.themes()).toEqual([])
})

test('[T24] a note placed by another in a theme while it is dissolved is not lost: it is not yet looked at', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const theme = newTheme(ada.hand, 'Going')
  meet(ada, bo)
  dissolve(ada.hand, theme)
  move(bo.hand, loose(0), { themeId: theme, keepOthers: false })
  meet(ada, bo)
  expect(placeOf(ada, 0)).toEqual(['loose'])
  expect(rewordTheme(bo.hand, theme, { name: 'Gone' })).toBe(false)
})

test('[T25] themes go up, down and to the top, and keep their order for both', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const [, b, c] = ['A', 'B', 'C'].map(name => newTheme(ada.hand, name)) as [ThemeId, ThemeId, ThemeId]
  meet(ada, bo)
  expect(moveTheme(ada.hand, c, 'up')).toBe(2)
  expect(ada.names()).toEqual(['A', 'C', 'B'])
  expect(moveTheme(bo.hand, b, 'top')).toBe(1)
  meet(ada, bo)
  expect(bo.names()).toEqual(ada.names())
  expect(ada.names()[0]).toBe('B')
  expect(moveTheme(ada.hand, b, 'down')).toBe(2)
  expect(moveTheme(ada.hand, b, 'up')).toBe(1)
  expect(moveTheme(ada.hand, b, 'up')).toBe(1)
})

test('[T25] a theme moves also past themes that two people added at the same moment', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  newTheme(ada.hand, 'A')
  newTheme(bo.hand, 'B')
  meet(ada, bo)
  const last = newTheme(ada.hand, 'C')
  expect(moveTheme(ada.hand, last, 'up')).toBe(2)
  expect(ada.names()).toEqual(['A', 'C', 'B'])
})

test('[T26] undo takes back only my own last gesture, and says what it was', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  ada.undo.made('1 note grouped as Hers', () => group(ada.hand, loose(0), { name: 'Hers', keepOthers: false }))
  meet(ada, bo)
  bo.undo.made('1 note grouped as His', () => group(bo.hand, loose(1), { name: 'His', keepOthers: false }))
  meet(ada, bo)
  expect(ada.undo.now().undoes).toBe('1 note grouped as Hers')
  expect(ada.undo.undo()).toEqual({ what: '1 note grouped as Hers', changed: true })
  meet(ada, bo)
  expect(ada.names()).toEqual(['His'])
  expect(bo.names()).toEqual(['His'])
  expect(ada.undo.undo()).toBeUndefined()
  expect(ada.undo.redo()).toEqual({ what: '1 note grouped as Hers', changed: true })
  expect(ada.names()).toContain('Hers')
})

test('[T26] undoing a name does not take back the name that another gave after it', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const theme = newTheme(ada.hand, 'First')
  rewordTheme(ada.hand, theme, { name: 'Hers' })
  meet(ada, bo)
  rewordTheme(bo.hand, theme, { name: 'His' })
  meet(ada, bo)
  expect(ada.undo.undo()).toMatchObject({ changed: false })
  meet(ada, bo)
  expect(ada.names()).toEqual(['His'])
  expect(ada.undo.now().canUndo).toBe(true)
})

test('[T26] a gesture that changes nothing is no step of undo', () => {
  const ada = facilitator('ada')
  const theme = newTheme(ada.hand, 'Same')
  expect(ada.undo.made('Named', () => rewordTheme(ada.hand, theme, { name: 'Same' }))).toBe(false)
  expect(ada.undo.made('Taken out', () => takeOut(ada.hand, at(theme, 3)))).toBe(false)
})

interface Turn {
  readonly who: 0 | 1
  readonly act: 'group' | 'move' | 'take' | 'park' | 'back' | 'dissolve' | 'order' | 'name' | 'undo' | 'redo' | 'meet'
  readonly notes: readonly number[]
  readonly theme: number
  readonly keep: boolean
}

const turns = fc.array(
  fc.record<Turn>({
    who: fc.constantFrom(0, 1),
    act: fc.constantFrom('group', 'move', 'take', 'park', 'back', 'dissolve', 'order', 'name', 'undo', 'redo', 'meet'),
    notes: fc.array(fc.nat(7), { minLength: 1, maxLength: 4 }),
    theme: fc.nat(4),
    keep: fc.boolean(),
  }),
  { maxLength: 40 },
)

function play(who: Facilitator, { act, notes, theme, keep }: Turn): void {
  const ids = notes.map(note)
  const picked = ids.map(noteId => ({ noteId, place: placesOf(noteId, who.grouping())[0] ?? 'loose' }))
  const themes = who.themes()
  const some = themes[theme % Math.max(1, themes.length)]?.id
  if (act === 'group') group(who.hand, picked, { name: String(theme), keepOthers: keep })
  if (act === 'park') park(who.hand, ids, 'Later')
  if (act === 'back') putBack(who.hand, ids)
  if (act === 'take') takeOut(who.hand, picked)
  if (act === 'undo') who.undo.undo()
  if (act === 'redo') who.undo.redo()
  if (some === undefined) return
  if (act === 'move') move(who.hand, picked, { themeId: some, keepOthers: keep })
  if (act === 'dissolve') dissolve(who.hand, some)
  if (act === 'order') moveTheme(who.hand, some, keep ? 'up' : 'down')
  if (act === 'name') rewordTheme(who.hand, some, { name: `named ${notes.join('')}` })
}

const counted = (who: Facilitator): number => {
  const { placed, parked, notLookedAt } = coverageOf(
    noteIds.map(id => ({ id })),
    who.grouping(),
  )
  return placed + parked + notLookedAt
}

test('[T27] whatever two facilitators do at once, the coverage adds up and both end with the same', () => {
  fc.assert(
    fc.property(turns, played => {
      const both: [Facilitator, Facilitator] = [facilitator('ada'), facilitator('bo')]
      for (const turn of played) {
        if (turn.act === 'meet') meet(...both)
        else play(both[turn.who], turn)
        expect(counted(both[turn.who])).toBe(noteIds.length)
      }
      meet(...both)
      expect(stateOf(both[1])).toEqual(stateOf(both[0]))
      expect(counted(both[0])).toBe(noteIds.length)
    }),
    { numRuns: 150, seed: 20270324 },
  )
})

test('[T27] undoing everything of mine leaves what the other made alone', () => {
  fc.assert(
    fc.property(turns, played => {
      const [ada, bo] = [facilitator('ada'), facilitator('bo')]
      const own = played.filter(({ act }) => act !== 'undo' && act !== 'redo' && act !== 'meet')
      for (const turn of own) play(ada, { ...turn, who: 0 })
      const theme = group(bo.hand, loose(7), { name: 'His', keepOthers: false })
      meet(ada, bo)
      while (ada.undo.undo() !== undefined);
      expect(ada.themes().map(({ id }) => id)).toEqual([theme])
      expect(ada.doc.placements.all().size).toBe(1)
      expect(ada.doc.parked.all().size).toBe(0)
    }),
    { numRuns: 100, seed: 8 },
  )
})
