/**
 * What became of each word of a draft in another state of it, also where blocks were split, joined or moved. Blocks have no ids, so
 * it is found by comparing: whole blocks first, then the words between those that stayed.
 */
import type { Block, Span } from '#model/draft.ts'
import { longestCommon, type Likeness } from './longest-common.ts'

/** A word, a stretch of spaces, or a sign; its marks may change within. */
export interface Word {
  readonly text: string
  readonly spans: readonly Span[]
}

export interface Place {
  readonly block: number
  readonly word: number
}

export interface Trace {
  /** By block and word of the one before; undefined for what is gone. */
  readonly to: readonly (readonly (Place | undefined)[])[]
  /** By block and word of the one after; undefined for what is new. */
  readonly from: readonly (readonly (Place | undefined)[])[]
  /** For each block before the one that it became. */
  readonly became: readonly (number | undefined)[]
  /** Blocks after that stand elsewhere among the others than before. */
  readonly moved: ReadonlySet<number>
}

export const hasLetters = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** One word that stays is worth more than all the spaces around it. */
const byText: Likeness<Pick<Word, 'text'>> = {
  same: (a, b) => a.text === b.text,
  weight: ({ text }) => (hasLetters(text) ? 1000 : 1),
}

export const sameBlock = (a: Block, b: Block): boolean => writtenAs(a) === writtenAs(b)

/** The same for blocks that are the same. Where many are compared, each is written once. */
export const writtenAs = ({ spans, ...rest }: Block): string =>
  JSON.stringify([Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)), joined(spans)])

/** Neighbours of the same marks as one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const { text, marks } of spans) {
    const last = all.at(-1)
    const isSame = last !== undefined && marksIn(last) === marksIn({ marks })
    if (isSame) all[all.length - 1] = { text: last.text + text, marks: last.marks }
    else if (text !== '') all.push({ text, marks: marks.toSorted() })
  }
  return all
}

const marksIn = ({ marks }: Pick<Span, 'marks'>): string => marks.toSorted().join(' ')

export function wordsIn({ spans }: Pick<Block, 'spans'>): Word[] {
  const letters = spans.flatMap(({ text, marks }) => text.split('').map(letter => ({ text: letter, marks })))
  const words =
    letters
      .map(({ text }) => text)
      .join('')
      .match(/\s+|[\p{L}\p{N}\p{M}'’]+|./gsu) ?? []
  let at = 0
  return words.map(text => {
    const from = at
    at += text.length
    return { text, spans: joined(letters.slice(from, at)) }
  })
}

interface Known {
  readonly words: readonly Word[]
  readonly block: Block
}

export function traceWords(before: readonly Block[], after: readonly Block[]): Trace {
  const known = (blocks: readonly Block[]): Known[] => blocks.map(block => ({ block, words: wordsIn(block) }))
  const [old, now] = [known(before), known(after)]
  const to: (Place | undefined)[][] = old.map(({ words }) => words.map(() => undefined))
  const from: (Place | undefined)[][] = now.map(({ words }) => words.map(() => undefined))
  const link = (one: Place, other: Place): void => {
    const row = to[one.block]
    const back = from[other.block]
    if (row !== undefined) row[one.word] = other
    if (back !== undefined) back[other.word] = one
  }
  const stayed = longestCommon(old, now, { same: (a, b) => sameBlock(a.block, b.block) })
  stayed.forEach((other, block) => {
    if (other !== undefined) old[block]?.words.forEach((_, word) => link({ block, word }, { block: other, word }))
  })
  for (const [a, b] of gaps(stayed, now.length)) linkCommon(placesIn(old, a), placesIn(now, b), link)
  const moved = linkMoved({ old, now, to, from }, stayed, link)
  linkRare(adrift(old, to), adrift(now, from), link)
  return { to, from, became: becameOf(to, stayed, moved), moved: new Set(moved.values()) }
}

type Range = readonly [from: number, to: number]
type Placed = Place & Pick<Word, 'text'>
type Link = (one: Place, other: Place) => void

/** What lies between the blocks that stayed, on both sides. */
function gaps(stayed: readonly (number | undefined)[], end: number): (readonly [Range, Range])[] {
  const found: (readonly [Range, Range])[] = []
  let [a, b] = [0, 0]
  const close = (one: number, other: number): void => {
    if (one > a && other > b)
      found.push([
        [a, one],
        [b, other],
      ])
    a = one + 1
    b = other + 1
  }
  stayed.forEach((other, one) => {
    if (other !== undefined) close(one, other)
  })
  close(stayed.length, end)
  return found
}

const placesIn = (blocks: readonly Known[], [from, to]: Range): Placed[] =>
  blocks.slice(from, to).flatMap(({ words }, at) => words.map(({ text }, word) => ({ text, block: from + at, word })))

function linkCommon(old: readonly Placed[], now: readonly Placed[], link: Link): void {
  let last = -1
  longestCommon(old, now, byText).forEach((at, one) => {
    const from = old[one]
    if (from === undefined || at === undefined) return
    // What was put in begins after the full stop, and not with it.
    const next = now[last + 1]
    const isSameSign = !hasLetters(from.text) && next?.text === from.text && next.block === now[last]?.block
    last = isSameSign ? last + 1 : at
    const to = now[last]
    if (to !== undefined) link(from, to)
  })
}

interface Linking {
  readonly old: readonly Known[]
  readonly now: readonly Known[]
  readonly to: (Place | undefined)[][]
  readonly from: (Place | undefined)[][]
}

/** Most of its words are elsewhere, or nowhere: it may have been taken to another place. Answers what became of what. */
function linkMoved({ old, now, to, from }: Linking, stayed: readonly (number | undefined)[], link: Link) {
  const moved = new Map<number, number>()
  const isAdrift = ({ words }: Known, places: readonly (Place | undefined)[] = []): boolean =>
    lettersIn(words, at => places[at] === undefined) * 2 > lettersIn(words, () => true)
  const there = new Set(stayed)
  for (const [one, known] of old.entries()) {
    if (stayed[one] !== undefined || !isAdrift(known, to[one])) continue
    const other = now.findIndex(
      (candidate, at) => !there.has(at) && isAdrift(candidate, from[at]) && isMostly(known.words, candidate.words),
    )
    if (other < 0) continue
    there.add(other)
    moved.set(one, other)
    unlink(to, from, one)
    unlink(from, to, other)
    linkCommon(placesIn(old, [one, one + 1]), placesIn(now, [other, other + 1]), link)
  }
  return moved
}

/** The words that nothing is known of. */
const adrift = (blocks: readonly Known[], places: readonly (readonly (Place | undefined)[])[]): Placed[] =>
  placesIn(blocks, [0, blocks.length]).filter(
    ({ text, block, word }) => hasLetters(text) && places[block]?.[word] === undefined,
  )

/** A word that is missing once and new once was taken there with others, and is not one more. */
function linkRare(old: readonly Placed[], now: readonly Placed[], link: Link): void {
  const there = onlyOnes(now)
  for (const [text, from] of onlyOnes(old)) {
    const to = there.get(text)
    if (to !== undefined) link(from, to)
  }
}

function onlyOnes(words: readonly Placed[]): Map<string, Placed> {
  const byText = Map.groupBy(words, ({ text }) => text)
  return new Map(
    [...byText].flatMap(([text, [first, second]]) =>
      first === undefined || second !== undefined ? [] : [[text, first] as const],
    ),
  )
}

const lettersIn = (words: readonly Word[], counts: (at: number) => boolean): number =>
  words.reduce((sum, { text }, at) => sum + (hasLetters(text) && counts(at) ? 1 : 0), 0)

function isMostly(old: readonly Word[], now: readonly Word[]): boolean {
  const common = longestCommon(old, now, byText)
  const most = Math.max(
    lettersIn(old, () => true),
    lettersIn(now, () => true),
  )
  return lettersIn(old, at => common[at] !== undefined) * 2 > most
}

function unlink(one: (Place | undefined)[][], other: (Place | undefined)[][], block: number): void {
  one[block]?.forEach((place, word, places) => {
    const back = place === undefined ? undefined : other[place.block]
    if (place !== undefined && back !== undefined) back[place.word] = undefined
    places[word] = undefined
  })
}

/** The block that has most of its words; each stands for one. */
function becameOf(
  to: Trace['to'],
  stayed: readonly (number | undefined)[],
  moved: ReadonlyMap<number, number>,
): (number | undefined)[] {
  const became = stayed.map((other, one) => other ?? moved.get(one))
  const taken = new Set(became)
  const shares = to.flatMap((places, one) => [...countsOf(places)].map(([other, count]) => ({ one, other, count })))
  for (const { one, other } of shares.toSorted((a, b) => b.count - a.count)) {
    if (became[one] !== undefined || taken.has(other)) continue
    became[one] = other
    taken.add(other)
  }
  return became
}

function countsOf(places: readonly (Place | undefined)[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const place of places) if (place !== undefined) counts.set(place.block, (counts.get(place.block) ?? 0) + 1)
  return counts
}
