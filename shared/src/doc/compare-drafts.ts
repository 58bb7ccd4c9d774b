/**
 * Two states of a draft beside each other: which block became which, and what is other about it. Blocks are known again by the id
 * of their statement, then by being the same, then by being about the same, then by having most words in common.
 */
import { citeKeyOf, textOf, type Block, type Citation } from '#model/draft.ts'
import { changedWords, wholeBudget, type Piece } from './changed-words.ts'
import { longestCommon } from './longest-common.ts'
import { hasLetters, joined, wordsIn } from './trace-words.ts'

export interface ComparedBlock {
  /** With its place; undefined for what was added. */
  readonly was: Placed | undefined
  /** With its place; undefined for what was removed. */
  readonly now: Placed | undefined
  /** It stands elsewhere among the others. */
  readonly isMoved: boolean
  readonly words: readonly Piece[]
  /** The words are the same, and bold or italic where they were not, or the other way round. */
  readonly isOtherLook: boolean
  /** A heading that was a statement, or of another level; or the other way round. */
  readonly isOtherKind: boolean
  readonly sources: {
    readonly added: readonly Citation[]
    readonly removed: readonly Citation[]
    /** Whether it is said to be the facilitator's own words, where that changed. */
    readonly ownWords: boolean | undefined
  }
}

export interface Placed {
  readonly at: number
  readonly block: Block
}

/** Each block of both once: in the order of `after`, with what is gone where it stood. */
export function compareDrafts(before: readonly Block[], after: readonly Block[]): ComparedBlock[] {
  const became = becameOf(before, after)
  const was = new Map([...became].map(([from, to]) => [to, from]))
  const stayed = inPlace(became)
  const rows: ComparedBlock[] = []
  const budget = wholeBudget()
  let passed = 0
  const add = (old: Placed | undefined, now: Placed | undefined, isMoved: boolean): void => {
    const words = changedWords(textIn(old), textIn(now), budget)
    rows.push({ was: old, now, isMoved, words, ...othersIn(old?.block, now?.block) })
  }
  const passGone = (): void => {
    for (; passed < before.length && !stayed.has(passed); passed += 1)
      if (!became.has(passed)) add(placed(before, passed), undefined, false)
  }
  passGone()
  for (const at of after.keys()) {
    const from = was.get(at)
    const isMoved = from !== undefined && !stayed.has(from)
    add(from === undefined ? undefined : placed(before, from), placed(after, at), isMoved)
    if (from === undefined || isMoved) continue
    passed = from + 1
    passGone()
  }
  return rows
}

const placed = (blocks: readonly Block[], at: number): Placed => ({ at, block: blocks[at] as Block })

/** Those that follow each other as before; the others have moved. */
function inPlace(became: ReadonlyMap<number, number>): ReadonlySet<number> {
  const from = [...became.keys()].toSorted((a, b) => a - b)
  const to = from.toSorted((a, b) => (became.get(a) ?? 0) - (became.get(b) ?? 0))
  const common = longestCommon(from, to, { same: (a, b) => a === b })
  return new Set(from.filter((_, at) => common[at] !== undefined))
}

/** By place before, the place after. */
function becameOf(before: readonly Block[], after: readonly Block[]): Map<number, number> {
  const pairing = pairingOf(before, after)
  pairing.byKey(idOf)
  pairing.inOrder()
  pairing.byKey(aboutOf)
  pairing.byKey(wordsOf)
  pairing.byLikeness()
  return pairing.became
}

const idOf = (block: Block): string | undefined => (block.kind === 'statement' ? block.id : undefined)
const aboutOf = (block: Block): string | undefined =>
  block.kind === 'heading' && block.about !== null ? `${block.level} ${block.about}` : undefined
const wordsOf = (block: Block): string | undefined => {
  const text = textOf(block)
  return hasLetters(text) ? `${block.kind} ${text}` : undefined
}

/** All but the id: whoever has none is known by the rest. */
const written = (block: Block): string => {
  const rest = block.kind === 'heading' ? [block.level, block.about] : [block.cites, block.ownWords]
  return JSON.stringify([block.kind, ...rest, joined(block.spans)])
}

/** More pairs than these are not weighed, nor more words in them: then what has changed much counts as gone and as new. */
const mostPairs = 40_000
const mostWords = 4_000_000

function pairingOf(before: readonly Block[], after: readonly Block[]) {
  const became = new Map<number, number>()
  const taken = new Set<number>()
  const link = (from: number, to: number): void => {
    became.set(from, to)
    taken.add(to)
  }
  const left = (): number[] => [...before.keys()].filter(at => !became.has(at))
  const free = (): number[] => [...after.keys()].filter(at => !taken.has(at))
  return {
    became,
    /** In their order those that have the same key. */
    byKey: (keyOf: (block: Block) => string | undefined): void => {
      const there = new Map<string, number[]>()
      for (const at of free()) {
        const key = keyOf(after[at] as Block)
        if (key !== undefined) there.set(key, [...(there.get(key) ?? []), at])
      }
      for (const from of left()) {
        const to = there.get(keyOf(before[from] as Block) ?? '')?.shift()
        if (to !== undefined) link(from, to)
      }
    },
    /** Those that are the same and follow each other in both. */
    inOrder: (): void => {
      const [froms, tos] = [left(), free()]
      const [olds, news] = [froms.map(at => written(before[at] as Block)), tos.map(at => written(after[at] as Block))]
      longestCommon(olds, news, { same: (a, b) => a === b }).forEach((place, at) => {
        if (place !== undefined) link(froms[at] as number, tos[place] as number)
      })
    },
    /** The likest first; of equals, those that stand nearest to their old place. */
    byLikeness: (): void => {
      for (const { from, to } of likenesses({ before, left: left() }, { after, free: free() }))
        if (!became.has(from) && !taken.has(to)) link(from, to)
    },
  }
}

function likenesses(
  { before, left }: { readonly before: readonly Block[]; readonly left: readonly number[] },
  { after, free }: { readonly after: readonly Block[]; readonly free: readonly number[] },
): { readonly from: number; readonly to: number; readonly like: number }[] {
  if (left.length * free.length > mostPairs) return []
  const olds = left.map(from => ({ from, kind: before[from]?.kind, words: countsOf(before[from] as Block) }))
  const news = free.map(to => ({ to, kind: after[to]?.kind, words: countsOf(after[to] as Block) }))
  if (olds.reduce((sum, { words }) => sum + words.byWord.size, 0) * news.length > mostWords) return []
  return olds
    .flatMap(({ from, kind, words }) =>
      news.flatMap(one => {
        const like = kind === one.kind ? likenessOf(words, one.words) : 0
        return like > 0.5 ? [{ from, to: one.to, like }] : []
      }),
    )
    .toSorted((a, b) => b.like - a.like || Math.abs(a.from - a.to) - Math.abs(b.from - b.to))
}

interface Counts {
  readonly all: number
  readonly byWord: ReadonlyMap<string, number>
}

function countsOf(block: Block): Counts {
  const words = wordsIn(block)
    .map(({ text }) => text.toLowerCase())
    .filter(hasLetters)
  const byWord = new Map<string, number>()
  for (const word of words) byWord.set(word, (byWord.get(word) ?? 0) + 1)
  return { all: words.length, byWord }
}

/** Twice the words in common, of all words of both (Dice 1945). */
function likenessOf(a: Counts, b: Counts): number {
  let common = 0
  for (const [word, count] of a.byWord) common += Math.min(count, b.byWord.get(word) ?? 0)
  return a.all + b.all === 0 ? 0 : (2 * common) / (a.all + b.all)
}

function othersIn(
  old: Block | undefined,
  fresh: Block | undefined,
): Pick<ComparedBlock, 'isOtherLook' | 'isOtherKind' | 'sources'> {
  if (old === undefined || fresh === undefined)
    return { isOtherLook: false, isOtherKind: false, sources: { added: [], removed: [], ownWords: undefined } }
  return {
    isOtherLook: textOf(old) === textOf(fresh) && looksOf(old) !== looksOf(fresh),
    isOtherKind: kindOf(old) !== kindOf(fresh),
    sources: sourcesBetween(old, fresh),
  }
}

const textIn = (placed: Placed | undefined): string => (placed === undefined ? '' : textOf(placed.block))
const looksOf = ({ spans }: Block): string => JSON.stringify(joined(spans))
const kindOf = (block: Block): string => (block.kind === 'heading' ? `heading ${block.level}` : block.kind)

function sourcesBetween(old: Block, fresh: Block): ComparedBlock['sources'] {
  const [was, now] = [citesOf(old), citesOf(fresh)]
  return {
    added: without(now, was),
    removed: without(was, now),
    ownWords: isOwn(old) === isOwn(fresh) ? undefined : isOwn(fresh),
  }
}

const citesOf = (block: Block): readonly Citation[] => (block.kind === 'statement' ? block.cites : [])
const isOwn = (block: Block): boolean => block.kind === 'statement' && block.ownWords

function without(all: readonly Citation[], some: readonly Citation[]): Citation[] {
  const keys = new Set(some.map(citeKeyOf))
  return [...new Map(all.map(cite => [citeKeyOf(cite), cite])).values()].filter(cite => !keys.has(citeKeyOf(cite)))
}

/** Whether anything of it is other than it was. */
export const isChange = (row: ComparedBlock): boolean => changesOf(row).length > 0

export type BlockChange = 'added' | 'removed' | 'moved' | 'words' | 'look' | 'kind' | 'sources'

/** What is other about it. A block that came or went is that alone; one without words is nothing to read of. */
export function changesOf(row: ComparedBlock): BlockChange[] {
  const { was, now, isMoved, words, isOtherLook, isOtherKind, sources } = row
  if (was === undefined || now === undefined) {
    if (words.length === 0) return []
    return [was === undefined ? 'added' : 'removed']
  }
  const found: readonly (readonly [BlockChange, boolean])[] = [
    ['moved', isMoved && words.length > 0],
    ['words', words.some(({ is }) => is !== 'kept')],
    ['look', isOtherLook],
    ['kind', isOtherKind],
    ['sources', sources.added.length + sources.removed.length > 0 || sources.ownWords !== undefined],
  ]
  return found.flatMap(([change, is]) => (is ? [change] : []))
}
