/** Themes that notes might make, as a layer of its own: it moves nothing. The same notes give the same themes, in whatever order they come. */
import { shortened } from '@waymark/shared/model/text.ts'
import type { AskedNote, AskedThemes, SuggestedThemes } from './asked-suggestion.ts'
import { averageLinkage, type Linking, type Merge } from './average-linkage.ts'
import { emptySquare, valueAt, type Square } from './closeness.ts'
import { compared, readNote, sharedWords, stemCounts, type ReadNote } from './compared-notes.ts'
import { groupsAfter, mean, modularity, silhouettes, standings, type Groups } from './cuts.ts'
import { diffused, type Diffused } from './diffused.ts'
import { nearDuplicates } from './near-duplicates.ts'
import { titlesOf } from './titles.ts'

/** How far each note is moved towards how many: of few notes fewer, or all would be moved towards all. */
const share = 0.5
const nearestOf = (notes: number): number => Math.min(6, Math.round(Math.sqrt(notes)))
/** Below so much fit, where another group is nearer than its own, a note stands alone rather than where it does not belong. */
const leastFit = -0.1
/** And where none of its nearest is in the group and so close to it, before they were moved. */
const leastClose = 0.4
const mostThemes = 60
/** With one step of the grain there are so many times as many themes, or as few. */
const perGrain = 1.5
const centralNotes = 3
/** Of the note in the middle, where its notes share no words. */
const mostOfTitle = 60

/** A sentence for whoever asked, where what must be together must also be apart. */
export class Contradiction extends Error {}

/** `senses` by text; `onProgress` from 0 to 1. Throws a Contradiction. */
export function suggestThemes(
  { notes, mustLink, cannotLink, grain }: AskedThemes,
  senses: ReadonlyMap<string, Float32Array | undefined>,
  onProgress: (done: number) => void,
): SuggestedThemes {
  const sorted = inOwnOrder(notes)
  const read = sorted.map(({ text }) => readNote(text))
  const linking = linkingOf(sorted, mustLink, cannotLink)
  const vectors = read.map(({ text }) => senses.get(text))
  const found: { duplicates: [number, number][] } = { duplicates: [] }
  const square = compared(read, vectors, letters => {
    found.duplicates = nearDuplicates(read, letters)
  })
  onProgress(0.3)
  const spare = emptySquare(read.length)
  const near = diffused(square, { count: nearestOf(read.length), share, spare })
  onProgress(0.6)
  // Used once more: three squares would be too many.
  spare.values.set(near.square.values)
  const merges = averageLinkage(spare, linking)
  onProgress(0.8)
  const groups = cutOf(near, { linking, merges, grain })
  const kept = groupsKept(near, { groups, linking, read })
  onProgress(0.95)
  return {
    kind: 'themes',
    ...themesOf(sorted, { ...kept, read }, near.square),
    ...pairsOf(sorted, found.duplicates),
    bySpelling: unknown(vectors),
  }
}

/** By their words and then their ids, so that the order in which they came changes nothing. */
const inOwnOrder = (notes: readonly AskedNote[]): AskedNote[] =>
  [...new Map(notes.map(note => [note.id, note])).values()].toSorted(
    (a, b) => compare(a.text, b.text) || compare(a.id, b.id),
  )

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const unknown = (vectors: readonly (Float32Array | undefined)[]): number =>
  vectors.filter(vector => vector === undefined).length

type Pairs = AskedThemes['mustLink']

/** Pairs of notes that are not there do not count. */
function linkingOf(notes: readonly AskedNote[], mustLink: Pairs, cannotLink: Pairs): Linking {
  const places = new Map(notes.map(({ id }, at) => [id, at]))
  const placed = (pairs: Pairs): [number, number][] =>
    pairs.flatMap(([one, other]) => {
      const [a, b] = [places.get(one), places.get(other)]
      return a === undefined || b === undefined ? [] : [[a, b]]
    })
  const joined = groupsAfter(
    notes.length,
    [],
    placed(mustLink).map(([into, from]) => ({ into, from })),
  )
  const apart = placed(cannotLink)
  if (apart.some(([one, other]) => joined[one] === joined[other]))
    throw new Contradiction('Two notes are to be together and apart. Take one of the two away.')
  const together = [...Map.groupBy(notes.keys(), at => joined[at] ?? at).values()].filter(all => all.length > 1)
  return { together, apart }
}

interface Cutting {
  readonly linking: Linking
  readonly merges: readonly Merge[]
  readonly grain: number
}

/** As many groups as fit the notes best, by how well each fits its own and by how many neighbours are together; each further group has to be worth it. */
function cutOf({ square, neighbours }: Diffused, { linking, merges, grain }: Cutting): Groups {
  const { size } = square
  const most = size - linking.together.reduce((sum, group) => sum + group.length - 1, 0)
  const least = most - merges.length
  const at = (count: number): Groups => groupsAfter(size, linking.together, merges.slice(0, Math.max(0, most - count)))
  let [best, highest] = [Math.min(most, Math.max(least, 1)), -Infinity]
  const counts = countsToTry(Math.max(least, 2), Math.max(2, Math.min(most, Math.floor(size / 2), mostThemes)))
  const fitsOf = standings(square, at(counts.at(-1) ?? 1))
  for (const count of counts) {
    const groups = at(count)
    const score = mean(fitsOf(groups)) + 2 * modularity(square, neighbours, groups) - count / size
    if (score > highest) [best, highest] = [count, score]
  }
  const wanted = grain === 0 ? best : Math.round(best * perGrain ** grain + Math.sign(grain) * 0.5)
  return at(Math.max(Math.max(least, 1), Math.min(most, wanted)))
}

/** All up to twenty, then ever fewer. */
function countsToTry(from: number, to: number): number[] {
  const counts: number[] = []
  for (let count = from; count <= to; count += Math.max(1, Math.floor(count / 20))) counts.push(count)
  return counts
}

interface Kept {
  readonly groups: readonly (readonly number[])[]
  readonly loose: readonly number[]
}

/** Notes that fit nowhere stand alone, and two that share no word are no theme; what people put together stays. */
function groupsKept(
  { square, neighbours, closenesses }: Diffused,
  { groups, linking, read }: { readonly groups: Groups; readonly linking: Linking; readonly read: readonly ReadNote[] },
): Kept {
  const held = new Set(linking.together.flat())
  const fits = silhouettes(square, groups)
  const isNear = (at: number): boolean =>
    neighbours[at]?.some(
      (other, place) => groups[other] === groups[at] && (closenesses[at]?.[place] ?? 0) >= leastClose,
    ) === true
  const isIn = (at: number): boolean => held.has(at) || ((fits[at] ?? 0) > leastFit && isNear(at))
  const sayAlike = ([one = 0, other = 0, ...more]: readonly number[]): boolean =>
    more.length > 0 || held.has(one) || (wordsShared(read, [one, other]).get(one) ?? []).length > 0
  const all = [...read.keys()]
  const kept = [...Map.groupBy(all.filter(isIn), at => groups[at] ?? at).values()].filter(
    group => group.length > 1 && sayAlike(group),
  )
  const placed = new Set(kept.flat())
  return { groups: kept, loose: all.filter(at => !placed.has(at)) }
}

function themesOf(
  notes: readonly AskedNote[],
  { groups, loose, read }: Kept & { readonly read: readonly ReadNote[] },
  square: Square,
): Pick<SuggestedThemes, 'themes' | 'loose' | 'explained'> {
  const ranked = groups
    .map(group => centralFirst(square, group))
    .toSorted((a, b) => b.length - a.length || Math.min(...a) - Math.min(...b))
  const titles = titlesOf(read, ranked)
  const idOf = (at: number): string => notes[at]?.id ?? ''
  return {
    themes: ranked.map((group, at) => ({
      id: `theme-${at + 1}`,
      title: titles[at] || shortened(read[group[0] ?? 0]?.text ?? '', mostOfTitle),
      noteIds: group.map(idOf),
      central: group.slice(0, Math.min(centralNotes, Math.ceil(group.length / 2))).map(idOf),
    })),
    loose: loose.map(idOf),
    explained: Object.fromEntries(
      ranked.flatMap(group => [...wordsShared(read, group)].map(([at, words]) => [idOf(at), words])),
    ),
  }
}

/** For each note of a group the words that others of it say, too. */
function wordsShared(read: readonly ReadNote[], group: readonly number[]): Map<number, string[]> {
  const counts = stemCounts(group.flatMap(at => read[at] ?? []))
  return new Map(group.flatMap(at => (read[at] === undefined ? [] : [[at, sharedWords(read[at], counts, 2)]])))
}

function centralFirst(square: Square, group: readonly number[]): number[] {
  const sums = new Map(group.map(at => [at, group.reduce((sum, other) => sum + valueAt(square, at, other), 0)]))
  return group.toSorted((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || a - b)
}

const pairsOf = (
  notes: readonly AskedNote[],
  pairs: readonly (readonly [number, number])[],
): Pick<SuggestedThemes, 'duplicates'> => ({
  duplicates: pairs.map(([one, other]) => [notes[one]?.id ?? '', notes[other]?.id ?? '']),
})
