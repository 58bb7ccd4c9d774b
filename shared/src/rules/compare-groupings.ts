/** Two groupings of the same notes beside each other: how far they agree, on what, and where they differ. Names and order play no part. */
import type { NoteId, ThemeId } from '#model/ids.ts'
import type { Grouping } from './grouping.ts'

export interface Comparison {
  /** How many notes stand in a theme in both. All that follows is about those. */
  readonly inBoth: number
  /** How many stand in a theme in one of the two alone: of these nothing can be said. */
  readonly inOne: number
  /** The share of pairs of notes that both put together, or both apart. Undefined where there is no pair. */
  readonly alike: number | undefined
  /** The same share as it would be by chance, were the themes of each as large as they are. */
  readonly byChance: number
  /** What is left of it once chance is taken off: 1 where both are the same, 0 where it is no more than chance. The adjusted Rand index. */
  readonly adjusted: number | undefined
  /** Themes that go together, with the notes that both put in them; those with most notes first. */
  readonly agreed: readonly Agreed[]
  /** Notes whose themes do not go together, in the order of their ids. */
  readonly differing: readonly Differing[]
}

export interface Agreed {
  readonly a: ThemeId
  readonly b: ThemeId
  readonly noteIds: readonly NoteId[]
}

export interface Differing {
  readonly noteId: NoteId
  readonly a: readonly ThemeId[]
  readonly b: readonly ThemeId[]
}

type Themes = Pick<Grouping, 'themesOf'>

export function compareGroupings(a: Themes, b: Themes): Comparison {
  const shared = [...a.themesOf.keys()].filter(id => b.themesOf.has(id)).toSorted()
  const notes = shared.map(noteId => ({
    noteId,
    a: a.themesOf.get(noteId) ?? [],
    b: b.themesOf.get(noteId) ?? [],
  }))
  const agreed = matched(notes)
  const goTogether = new Set(agreed.map(pair => `${pair.a} ${pair.b}`))
  const differing = notes.filter(note => !note.a.some(one => note.b.some(other => goTogether.has(`${one} ${other}`))))
  return {
    inBoth: notes.length,
    inOne: a.themesOf.size + b.themesOf.size - 2 * notes.length,
    ...agreementOf(notes),
    agreed,
    differing,
  }
}

/**
 * Notes that stand in the same themes in both are counted together, so that thousands of them are a few sums. A note in several themes
 * is together with every note that is in one of them.
 */
function agreementOf(notes: readonly Differing[]): Pick<Comparison, 'alike' | 'byChance' | 'adjusted'> {
  const cells = [...Map.groupBy(notes, note => keyOf(note.a, note.b)).values()].flatMap(cell =>
    cell[0] === undefined ? [] : [{ ...cell[0], size: cell.length }],
  )
  const pairs = (notes.length * (notes.length - 1)) / 2
  if (pairs === 0) return { alike: undefined, byChance: 0, adjusted: undefined }
  let [inA, inB, agreeing] = [0, 0, 0]
  for (const [at, one] of cells.entries())
    for (const other of cells.slice(at)) {
      const count = one === other ? (one.size * (one.size - 1)) / 2 : one.size * other.size
      const [isInA, isInB] = [meet(one.a, other.a), meet(one.b, other.b)]
      if (isInA) inA += count
      if (isInB) inB += count
      if (isInA === isInB) agreeing += count
    }
  const alike = agreeing / pairs
  const byChance = (inA * inB + (pairs - inA) * (pairs - inB)) / (pairs * pairs)
  return { alike, byChance, adjusted: agreeing === pairs ? 1 : (alike - byChance) / (1 - byChance) }
}

const keyOf = (a: readonly ThemeId[], b: readonly ThemeId[]): string =>
  `${a.toSorted().join(' ')} / ${b.toSorted().join(' ')}`

const meet = (a: readonly ThemeId[], b: readonly ThemeId[]): boolean => a.some(id => b.includes(id))

/** Each pair of themes that have a note in common, with all that they have. */
function inCommon(notes: readonly Differing[]): readonly Agreed[] {
  const pairs = notes.flatMap(({ noteId, a, b }) => a.flatMap(one => b.map(other => ({ a: one, b: other, noteId }))))
  return [...Map.groupBy(pairs, pair => `${pair.a} ${pair.b}`).values()].flatMap(own =>
    own[0] === undefined ? [] : [{ a: own[0].a, b: own[0].b, noteIds: own.map(({ noteId }) => noteId) }],
  )
}

/** Those that have most notes in common go together first; each theme goes with one other. */
function matched(notes: readonly Differing[]): Agreed[] {
  const sizes = new Map<ThemeId, number>()
  for (const { a, b } of notes) for (const id of [...a, ...b]) sizes.set(id, (sizes.get(id) ?? 0) + 1)
  const size = ({ a, b }: Agreed): number => (sizes.get(a) ?? 0) + (sizes.get(b) ?? 0)
  const inOrder = inCommon(notes).toSorted(
    (one, other) =>
      other.noteIds.length - one.noteIds.length ||
      size(one) - size(other) ||
      compare(one.noteIds.join(' '), other.noteIds.join(' ')) ||
      compare([one.a, one.b].toSorted().join(' '), [other.a, other.b].toSorted().join(' ')),
  )
  const [takenA, takenB] = [new Set<ThemeId>(), new Set<ThemeId>()]
  return inOrder.filter(({ a, b }) => {
    if (takenA.has(a) || takenB.has(b)) return false
    takenA.add(a)
    takenB.add(b)
    return true
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
