/** Random histories of three people who merge, split, nest and undo at one document, with changes that travel in any order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openThemesDoc, readStanding, themesTypes } from '@waymark/shared/doc/themes-doc.ts'
import { NoteId, type ThemeId } from '@waymark/shared/model/ids.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import { boxesOf, readLinks } from '@waymark/shared/rules/links.ts'
import { tidiedByNote } from '@waymark/shared/rules/tidied.ts'
import { undoOf } from '#sync/undo.ts'
import { dissolve, group, move, moveTheme, park, rewordTheme, takeOut, type Hand } from './gestures.ts'
import { addLink } from './link-gestures.ts'
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

const acts = [
  'group',
  'move',
  'take',
  'park',
  'merge',
  'bring back',
  'part',
  'alone',
  'split',
  'tidy',
  'untidy',
  'dissolve',
  'words',
  'link',
  'order',
  'undo',
  'redo',
  'meet',
] as const

interface Turn {
  readonly who: number
  readonly other: number
  readonly act: (typeof acts)[number]
  readonly notes: readonly number[]
  readonly theme: number
  readonly to: number
  readonly keep: boolean
}

const turns = fc.array(
  fc.record<Turn>({
    who: fc.nat(2),
    other: fc.nat(2),
    act: fc.constantFrom(...acts),
    notes: fc.array(fc.nat(7), { minLength: 1, maxLength: 4 }),
    theme: fc.nat(5),
    to: fc.nat(5),
    keep: fc.boolean(),
  }),
  { maxLength: 40 },
)

type Plays = Readonly<Partial<Record<Turn['act'], (who: Facilitator, turn: Turn) => void>>>

const picked = (who: Facilitator, { notes }: Turn): Occurrence[] =>
  notes.map(note).map(noteId => ({ noteId, place: placesOf(noteId, who.grouping())[0] ?? 'loose' }))

const oneOf = (ids: readonly ThemeId[], which: number): ThemeId | undefined => ids[which % Math.max(1, ids.length)]

const simple: Plays = {
  group: (who, turn) => group(who.hand, picked(who, turn), { name: `named ${turn.theme}`, keepOthers: turn.keep }),
  take: (who, turn) => {
    takeOut(who.hand, picked(who, turn))
  },
  park: (who, turn) => {
    park(who.hand, turn.notes.map(note), 'Later')
  },
  tidy: (who, { notes, theme }) => {
    tidy(who.hand, note(notes[0] ?? 0), `tidier ${theme}`)
  },
  untidy: (who, { notes }) => {
    untidy(who.hand, note(notes[0] ?? 0))
  },
  undo: who => who.undo.undo(),
  redo: who => who.undo.redo(),
}

const onThemes: Readonly<
  Partial<
    Record<Turn['act'], (who: Facilitator, turn: Turn, of: { readonly some: ThemeId; readonly to: ThemeId }) => void>
  >
> = {
  move: (who, turn, { some }) => {
    move(who.hand, picked(who, turn), { themeId: some, keepOthers: turn.keep })
  },
  merge: (who, _, { some, to }) => merge(who.hand, some, to),
  'bring back': (who, { theme }) => {
    const merged = [...who.standing().mergedIn.values()].flat().map(({ id }) => id)
    const one = oneOf(merged, theme)
    if (one !== undefined) bringBack(who.hand, one)
  },
  part: (who, _, { some, to }) => makePart(who.hand, some, to),
  alone: (who, _, { some }) => standAlone(who.hand, some),
  split: (who, turn, { some }) => split(who.hand, at(some, ...turn.notes), { themeId: some, name: `half ${turn.to}` }),
  dissolve: (who, _, { some }) => {
    dissolve(who.hand, some)
  },
  words: (who, { notes }, { some }) =>
    rewordTheme(who.hand, some, { noticed: `noticed ${notes.join('')}`, view: `view ${notes.length}` }),
  link: (who, _, { some, to }) => addLink(who.hand, { from: some, to, sentence: 'They meet.' }),
  order: (who, { keep }, { some }) => moveTheme(who.hand, some, keep ? 'up' : 'top'),
}

function play(who: Facilitator, turn: Turn): void {
  simple[turn.act]?.(who, turn)
  const themes = who.standing().themes.map(({ id }) => id)
  const [some, to] = [oneOf(themes, turn.theme), oneOf(themes, turn.to)]
  if (some !== undefined && to !== undefined) onThemes[turn.act]?.(who, turn, { some, to })
}

const stateOf = (who: Facilitator) => ({
  themes: who.standing().themes,
  merged: [...who.standing().mergedIn],
  themesOf: [...who.grouping().themesOf].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  parkedFor: [...who.grouping().parkedFor].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  links: readLinks(who.standing().links, boxesOf([], who.standing().themes)),
  tidied: [...tidiedByNote(who.doc.tidied.all().values())].toSorted(([a], [b]) => (a < b ? -1 : 1)),
})

/** Everything that themes are called, said to be, and said of. */
const wordsOf = ({ doc }: Facilitator): string[] =>
  [...doc.themes.all().values()].flatMap(({ name, said, noticed = '', view = '' }) => [name, said, noticed, view])

function isWhole(who: Facilitator): void {
  const { themesOf, parkedFor } = who.grouping()
  const { placed, parked, notLookedAt } = coverageOf(
    noteIds.map(id => ({ id })),
    { themesOf, parkedFor },
  )
  expect(placed + parked + notLookedAt).toBe(noteIds.length)
  const { themes, mergedIn } = who.standing()
  const there = new Set(themes.map(({ id }) => id))
  expect([...themesOf.values()].flat().filter(id => !there.has(id))).toEqual([])
  expect(themes.length + [...mergedIn.values()].flat().length).toBe(who.doc.themes.all().size)
  expect(themes.filter(({ within }) => within !== undefined && !there.has(within))).toEqual([])
}

const losesNoWords = new Set<Turn['act']>(['merge', 'bring back', 'part', 'alone', 'split', 'move', 'order'])

test('[T77] whatever three people merge, split, nest, dissolve and undo at once, the coverage adds up, nothing stands in a theme that is gone, and all end with the same', () => {
  fc.assert(
    fc.property(turns, played => {
      const [ada, bo, cy] = [facilitator('ada'), facilitator('bo'), facilitator('cy')]
      const all = [ada, bo, cy]
      for (const turn of played) {
        const who = all[turn.who] ?? ada
        const before = wordsOf(who)
        if (turn.act === 'meet') meet(who, all[turn.other] ?? bo)
        else play(who, turn)
        isWhole(who)
        const kept = losesNoWords.has(turn.act) ? before : []
        expect(wordsOf(who)).toEqual(expect.arrayContaining(kept))
      }
      for (const [a, b] of [
        [ada, bo],
        [bo, cy],
        [ada, cy],
        [ada, bo],
      ] as const)
        meet(a, b)
      expect(stateOf(bo)).toEqual(stateOf(ada))
      expect(stateOf(cy)).toEqual(stateOf(ada))
      for (const who of all) isWhole(who)
    }),
    { numRuns: 200, seed: 20270325 },
  )
})

test('[T77] undoing everything of mine takes back my merging and nothing that others wrote', () => {
  fc.assert(
    fc.property(turns, played => {
      const [ada, bo] = [facilitator('ada'), facilitator('bo')]
      const theirs = [grouped(bo, 'His', 0, 1), grouped(bo, 'Hers', 2)]
      meet(ada, bo)
      const before = stateOf(bo)
      for (const turn of played) if (turn.act !== 'undo' && turn.act !== 'redo' && turn.act !== 'meet') play(ada, turn)
      while (ada.undo.undo() !== undefined);
      expect(stateOf(ada)).toEqual(before)
      expect(ada.standing().themes.map(({ id }) => id)).toEqual(theirs)
    }),
    { numRuns: 100, seed: 9 },
  )
})
