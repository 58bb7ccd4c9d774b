/** People at one document who merge, split and put themes under each other; changes travel when the test says so. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, readStanding, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, type ThemeId } from '@waymark/shared/model/ids.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { boxesOf, readLinks } from '@waymark/shared/rules/links.ts'
import { tidiedByNote } from '@waymark/shared/rules/tidied.ts'
import { undoOf } from '#sync/undo.ts'
import { dissolve, group, move, moveTheme, newTheme, rewordTheme, type Hand } from './gestures.ts'
import { addLink, removeLink } from './link-gestures.ts'
import { bringBack, makePart, merge, split, standAlone } from './merge-gestures.ts'
import { placesOf, type Occurrence, type Place } from './occurrence.ts'
import { tidy, untidy } from './tidy-gestures.ts'

const noteIds = Array.from({ length: 8 }, (_, at) => NoteId.parse(`note-000000${at}`))
const note = (at: number): NoteId => noteIds[at % noteIds.length] ?? NoteId.parse('note-0000000')

function facilitator(name: string) {
  const yjs = new Y.Doc()
  yjs.clientID = name.codePointAt(0) ?? 1
  const doc = openThemesDoc(yjs)
  const undo = undoOf(themesTypes(yjs))
  let made = 0
  const hand: Hand = { doc, mine: undo.mine, newId: () => `${name}-made-${String((made += 1)).padStart(6, '0')}` }
  const standing = () => readStanding(doc)
  const grouping = () => {
    const { themes, placements, parked } = standing()
    return readGrouping(themes, placements, parked)
  }
  /** `Whole > part`, in reading order. */
  const tree = () => {
    const { themes } = standing()
    const nameOf = new Map(themes.map(theme => [theme.id, theme.name]))
    return themes.map(theme => (theme.within === undefined ? '' : `${nameOf.get(theme.within)} > `) + theme.name)
  }
  return { yjs, doc, undo, hand, standing, grouping, tree }
}
type Facilitator = ReturnType<typeof facilitator>

function meet(a: Facilitator, b: Facilitator): void {
  const forA = Y.encodeStateAsUpdate(b.yjs, Y.encodeStateVector(a.yjs))
  const forB = Y.encodeStateAsUpdate(a.yjs, Y.encodeStateVector(b.yjs))
  Y.applyUpdate(a.yjs, forA, 'network')
  Y.applyUpdate(b.yjs, forB, 'network')
}

const at = (place: Place, ...which: number[]): Occurrence[] => which.map(n => ({ noteId: note(n), place }))
const grouped = (who: Facilitator, name: string, ...which: number[]): ThemeId =>
  group(who.hand, at('loose', ...which), { name, keepOthers: true })
const notesIn = (who: Facilitator, theme: ThemeId): NoteId[] =>
  noteIds.filter(id => who.grouping().themesOf.get(id)?.includes(theme) === true)
const linksOf = ({ standing }: Facilitator) => readLinks(standing().links, boxesOf([], standing().themes))

test('[T73] what stood in a theme that was merged stands in the other, and what it was called and said to be is kept', () => {
  const ada = facilitator('ada')
  const [one, two] = [grouped(ada, 'Funding', 0, 1), grouped(ada, 'Money', 1, 2)]
  rewordTheme(ada.hand, two, { said: 'There is too little.', noticed: 'Said twice in Room 2' })
  const before = ada.standing()
  expect(ada.undo.made('merged', () => merge(ada.hand, two, one))).toBe(true)
  expect(ada.tree()).toEqual(['Funding'])
  expect(notesIn(ada, one)).toEqual([note(0), note(1), note(2)])
  expect(ada.standing().mergedIn.get(one)).toMatchObject([
    { name: 'Money', said: 'There is too little.', noticed: 'Said twice in Room 2' },
  ])
  ada.undo.undo()
  expect(ada.standing().themes).toEqual(before.themes)
  expect(ada.standing().placements).toEqual(before.placements)
})

test('[T73] links between two themes that are merged are none, those of either go on, and both are as they were when they are two again', () => {
  const ada = facilitator('ada')
  const [one, two, three] = ['One', 'Two', 'Three'].map(name => newTheme(ada.hand, name)) as [ThemeId, ThemeId, ThemeId]
  addLink(ada.hand, { from: one, to: two, sentence: 'They meet.' })
  addLink(ada.hand, { from: two, to: three, sentence: 'They part.' })
  merge(ada.hand, two, one)
  expect(linksOf(ada).map(({ fromName, toName }) => [fromName, toName])).toEqual([['One', 'Three']])
  expect(addLink(ada.hand, { from: one, to: three, sentence: 'They part.' })).toBe(false)
  bringBack(ada.hand, two)
  expect(linksOf(ada).map(({ fromName, toName }) => [fromName, toName])).toEqual([
    ['One', 'Two'],
    ['Two', 'Three'],
  ])
  merge(ada.hand, two, one)
  const [shown] = linksOf(ada)
  if (shown !== undefined) removeLink(ada.hand, shown.id)
  expect(linksOf(ada)).toEqual([])
})

test('[T74] what was merged is brought back with its notes, also after more was put in since', () => {
  const ada = facilitator('ada')
  const [one, two, three] = [grouped(ada, 'One', 0), grouped(ada, 'Two', 1), grouped(ada, 'Three', 2)]
  merge(ada.hand, three, two)
  merge(ada.hand, two, one)
  move(ada.hand, at('loose', 3), { themeId: one, keepOthers: false })
  expect(bringBack(ada.hand, two)).toBe(true)
  expect(notesIn(ada, two)).toEqual([note(1), note(2)])
  expect(notesIn(ada, one)).toEqual([note(0), note(3)])
  expect(bringBack(ada.hand, two)).toBe(false)
  expect(bringBack(ada.hand, three)).toBe(true)
  expect(ada.tree()).toEqual(['One', 'Two', 'Three'])
})

test('[T74] two themes that two people merged into each other at once are one, and can be taken apart again', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const [one, two] = [grouped(ada, 'One', 0), grouped(ada, 'Two', 1)]
  meet(ada, bo)
  merge(ada.hand, one, two)
  merge(bo.hand, two, one)
  meet(ada, bo)
  expect(ada.tree()).toEqual(bo.tree())
  expect(ada.tree()).toHaveLength(1)
  const [merged] = [...ada.standing().mergedIn.values()].flat()
  bringBack(ada.hand, merged?.id ?? one)
  meet(ada, bo)
  expect(bo.tree()).toEqual(['One', 'Two'])
  expect(notesIn(bo, one)).toEqual([note(0)])
  expect(notesIn(bo, two)).toEqual([note(1)])
})

test('[T74] a theme merged into one that somebody dissolved at once stands by itself, and its notes are in it', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const [one, two] = [grouped(ada, 'One', 0), grouped(ada, 'Two', 1)]
  meet(ada, bo)
  dissolve(ada.hand, one)
  merge(bo.hand, two, one)
  meet(ada, bo)
  expect(ada.tree()).toEqual(['Two'])
  expect(notesIn(ada, two)).toEqual([note(1)])
  expect(merge(ada.hand, two, one)).toBe(false)
})

test('[T75] a theme becomes a part of another, last of its parts, and stands by itself again straight after it', () => {
  const ada = facilitator('ada')
  const [a, b, c, d] = ['A', 'B', 'C', 'D'].map(name => newTheme(ada.hand, name)) as [
    ThemeId,
    ThemeId,
    ThemeId,
    ThemeId,
  ]
  expect(makePart(ada.hand, d, a)).toBe(true)
  expect(makePart(ada.hand, b, d)).toBe(true)
  expect(ada.tree()).toEqual(['A', 'A > D', 'A > B', 'C'])
  expect(moveTheme(ada.hand, b, 'up')).toBe(1)
  expect(ada.tree()).toEqual(['A', 'A > B', 'A > D', 'C'])
  expect(makePart(ada.hand, a, b)).toBe(false)
  expect(makePart(ada.hand, b, a)).toBe(false)
  expect(makePart(ada.hand, a, c)).toBe(true)
  expect(ada.tree()).toEqual(['C', 'C > A', 'C > B', 'C > D'])
  expect(standAlone(ada.hand, d)).toBe(true)
  expect(ada.tree()).toEqual(['C', 'C > A', 'C > B', 'D'])
  expect(standAlone(ada.hand, c)).toBe(false)
})

test('[T75] parts of a theme that is merged are parts of the other, and those of one that is dissolved stand by themselves', () => {
  const ada = facilitator('ada')
  const [a, b, part] = ['A', 'B', 'Part'].map(name => newTheme(ada.hand, name)) as [ThemeId, ThemeId, ThemeId]
  makePart(ada.hand, part, a)
  merge(ada.hand, a, b)
  expect(ada.tree()).toEqual(['B', 'B > Part'])
  merge(ada.hand, b, part)
  expect(ada.tree()).toEqual(['Part'])
  bringBack(ada.hand, b)
  expect(ada.tree()).toEqual(['B', 'B > Part'])
  dissolve(ada.hand, b)
  expect(ada.tree()).toEqual(['Part'])
})

test('[T76] ticked notes of a theme are split off into one beside it, and stay in what else they stand in', () => {
  const ada = facilitator('ada')
  const [whole, theme, other] = [newTheme(ada.hand, 'Whole'), grouped(ada, 'Theme', 0, 1, 2), grouped(ada, 'Other', 1)]
  makePart(ada.hand, theme, whole)
  makePart(ada.hand, newTheme(ada.hand, 'Last'), whole)
  const made = split(ada.hand, [...at(theme, 1, 2), ...at('loose', 3)], { themeId: theme, name: 'Half' })
  expect(ada.tree()).toEqual(['Whole', 'Whole > Theme', 'Whole > Half', 'Whole > Last', 'Other'])
  expect(placesOf(note(1), ada.grouping())).toEqual([made, other])
  expect(placesOf(note(2), ada.grouping())).toEqual([made])
  expect(placesOf(note(3), ada.grouping())).toEqual(['loose'])
  dissolve(ada.hand, theme)
  expect(split(ada.hand, at(theme, 0), { themeId: theme, name: 'Gone' })).toBeUndefined()
})

test('[T79] a tidier wording stands beside the note, two at once are both read, and it can be taken away', () => {
  const [ada, bo] = [facilitator('ada'), facilitator('bo')]
  const read = ({ doc }: Facilitator) => tidiedByNote(doc.tidied.all().values()).get(note(0))
  tidy(ada.hand, note(0), 'More money.')
  tidy(bo.hand, note(0), 'A little more money.')
  meet(ada, bo)
  expect(read(ada)).toBe('More money.\nA little more money.')
  expect(read(bo)).toBe(read(ada))
  tidy(bo.hand, note(0), 'More money, please.')
  meet(ada, bo)
  expect(read(ada)).toBe('More money, please.')
  untidy(ada.hand, note(0))
  expect(read(ada)).toBeUndefined()
})

test('[T80] why a note was placed is read with it, also once two themes are one', () => {
  const ada = facilitator('ada')
  const one = group(ada.hand, at('loose', 0), { name: 'One', keepOthers: false, why: 'It names the cost.' })
  const two = group(ada.hand, at('loose', 0, 1), { name: 'Two', keepOthers: true, why: 'Said of rent.' })
  move(ada.hand, at('loose', 1), { themeId: two, keepOthers: true, why: 'Said again.' })
  merge(ada.hand, two, one)
  expect(ada.grouping().whyIn?.get(one)).toEqual(
    new Map([
      [note(0), 'It names the cost.\nSaid of rent.'],
      [note(1), 'Said again.'],
    ]),
  )
})
