/**
 * Work on a draft that was not saved, made once more on one that was written anew: word by word, so that none of mine is lost and
 * none that was deleted comes back. `base` is what the server had, `mine` that with my work in it, `theirs` the new one.
 */
import type { Block, Citation, HeadingBlock, Seen, Span, StatementBlock } from '#model/draft.ts'
import { longestCommon } from './longest-common.ts'
import {
  hasLetters,
  joined,
  sameBlock,
  traceWords,
  wordsIn,
  writtenAs,
  type Place,
  type Trace,
  type Word,
} from './trace-words.ts'

export interface ThreeDrafts {
  readonly base: readonly Block[]
  readonly mine: readonly Block[]
  readonly theirs: readonly Block[]
}

/** A block of `theirs` that stays as it is, in their order; or one to be written. */
export type RedoneBlock = { readonly is: 'kept'; readonly at: number } | { readonly is: 'new'; readonly block: Block }

export function redoBlocks(three: ThreeDrafts): RedoneBlock[] {
  const { base, mine, theirs } = three
  if (sameBlocks(base, mine)) return theirs.map((_, at) => ({ is: 'kept', at }))
  if (sameBlocks(base, theirs)) return asMine(three)
  return merged({ ...three, my: traceWords(base, mine), their: traceWords(base, theirs) })
}

export const sameBlocks = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, at) => sameBlock(block, b[at] as Block))

function asMine({ mine, theirs }: ThreeDrafts): RedoneBlock[] {
  const kept = longestCommon(mine.map(writtenAs), theirs.map(writtenAs), { same: (a, b) => a === b })
  return mine.map((block, at) => {
    const place = kept[at]
    return place === undefined ? { is: 'new', block } : { is: 'kept', at: place }
  })
}

interface Traced extends ThreeDrafts {
  readonly my: Trace
  readonly their: Trace
}

function merged(traced: Traced): RedoneBlock[] {
  const { base, mine, theirs, my, their } = traced
  const slots = theirs.map((_, at): RedoneBlock | undefined => ({ is: 'kept', at }))
  const after = new Map<number, RedoneBlock[]>()
  const was = new Map(my.became.flatMap((now, before) => (now === undefined ? [] : [[now, before] as const])))
  const changed = new Set([...mine.keys()].filter(at => !isUntouched(traced, was, at)))
  const arrived = new Set([...theirs.keys()].filter(at => !their.became.includes(at)))
  let place = -1
  const redo = (at: number): void => {
    const before = was.get(at)
    const there = before === undefined ? undefined : their.became[before]
    const isAtHome = there !== undefined && !my.moved.has(at)
    if (isAtHome) place = there
    if (!changed.has(at)) return
    const redone = contentOf(traced, { at, before, there, changed })
    if (there !== undefined) slots[there] = isAtHome ? redone : undefined
    if (!isAtHome && redone !== undefined) after.set(place, [...(after.get(place) ?? []), redone])
  }
  const remove = (before: number): void => {
    const there = my.became[before] === undefined ? their.became[before] : undefined
    if (there !== undefined) slots[there] = leftOf(traced, { before, there, changed })
  }
  for (const at of mine.keys()) {
    const same = was.has(at) ? undefined : sameAmong(arrived, traced, at)
    if (same === undefined) redo(at)
    else {
      arrived.delete(same)
      place = same
    }
  }
  for (const before of base.keys()) remove(before)
  return [-1, ...slots.keys()].flatMap(at => [slots[at] ?? [], after.get(at) ?? []].flat())
}

/** The server may have had a block of mine, and no chance to say so: the one that stands there word for word is mine. */
const sameAmong = (arrived: ReadonlySet<number>, { mine, theirs }: Traced, at: number): number | undefined => {
  const block = mine[at] as Block
  if (!hasLetters(lettersOf(block.spans))) return undefined
  return [...arrived].find(there => sameBlock(theirs[there] as Block, block))
}

const isUntouched = ({ base, mine, my }: Traced, was: ReadonlyMap<number, number>, at: number): boolean => {
  const before = was.get(at)
  return before !== undefined && !my.moved.has(at) && sameBlock(base[before] as Block, mine[at] as Block)
}

interface Redoing {
  /** In mine. */
  readonly at: number
  /** In base, where it is no new block. */
  readonly before: number | undefined
  /** In theirs, where it still is. */
  readonly there: number | undefined
  /** Of mine those that are written once more. */
  readonly changed: ReadonlySet<number>
}

function contentOf(traced: Traced, redoing: Redoing): RedoneBlock | undefined {
  const { mine, base, theirs } = traced
  const { at, before, there } = redoing
  const block = mine[at] as Block
  const spans = inOneRow(wordsOf(traced, redoing))
  const isEmptied = hasLetters(lettersOf(block.spans)) && !hasLetters(lettersOf(spans))
  if (there === undefined && isEmptied) return undefined
  const old = before === undefined ? undefined : base[before]
  const kind = mergedKind({ old, block, their: there === undefined ? undefined : theirs[there] })
  return { is: 'new', block: { ...kind, spans } }
}

function wordsOf(traced: Traced, { at, before, there, changed }: Redoing): Word[] {
  if (there !== undefined) return wordsTogether(traced, { at, there, changed })
  const words = wordsLeft(traced, at)
  // What followed something that is gone begins a line of its own.
  return before !== undefined && words[0]?.text.trim() === '' ? words.slice(1) : words
}

const lettersOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

/** Of a block of mine that has none in theirs to go into: my own words, and those of others that still stand somewhere. */
const wordsLeft = ({ mine, my, their }: Traced, at: number): Word[] =>
  wordsIn(mine[at] as Block).filter((_, word) => {
    const from = my.from[at]?.[word]
    return from === undefined || placeOf(their, from) !== undefined
  })

const placeOf = (trace: Trace, { block, word }: Place): Place | undefined => trace.to[block]?.[word]

/** Their block without what I took out, and with what I put in, after the word that it followed. */
function wordsTogether(
  traced: Traced,
  { at, there, changed }: Pick<Redoing, 'at' | 'changed'> & { readonly there: number },
): Word[] {
  const { base, mine, theirs, my, their } = traced
  const put = new Map<number, Word[]>()
  let last = -1
  wordsIn(mine[at] as Block).forEach((word, place) => {
    const from = my.from[at]?.[place]
    const stands = from === undefined ? undefined : placeOf(their, from)
    if (stands?.block === there) last = stands.word
    else if (from === undefined || stands !== undefined) put.set(last, [...(put.get(last) ?? []), word])
  })
  const kept = wordsIn(theirs[there] as Block).map((word, place): readonly Word[] => {
    const from = their.from[there]?.[place]
    if (from === undefined) return [word]
    const now = placeOf(my, from)
    if (now === undefined || (now.block !== at && changed.has(now.block))) return []
    const [before, after] = [wordAt(base, from), wordAt(mine, now)]
    return [after === undefined || JSON.stringify(before) === JSON.stringify(after) ? word : after]
  })
  return [put.get(-1) ?? [], ...kept.map((words, place) => [...words, ...(put.get(place) ?? [])])].flat()
}

const wordAt = (blocks: readonly Block[], { block, word }: Place): Word | undefined =>
  wordsIn(blocks[block] as Block)[word]

/** Between words that were apart, in other lines or by something that is gone, comes a space. */
const inOneRow = (words: readonly Word[]): Span[] =>
  joined(
    words.flatMap(({ text, spans }, at) =>
      hasLetters(text) && hasLetters(words[at - 1]?.text ?? '') ? [{ text: ' ', marks: [] }, ...spans] : spans,
    ),
  )

/** A block that I deleted, or joined to another: theirs stays where they have written in it since. */
function leftOf(
  { base, theirs, my, their }: Traced,
  {
    before,
    there,
    changed,
  }: { readonly before: number; readonly there: number; readonly changed: ReadonlySet<number> },
): RedoneBlock | undefined {
  const block = theirs[there] as Block
  if (sameBlock(base[before] as Block, block)) return undefined
  const isElsewhere = wordsIn(base[before] as Block).some(
    ({ text }, at) => hasLetters(text) && changed.has(my.to[before]?.[at]?.block ?? -1),
  )
  if (!isElsewhere) return { is: 'kept', at: there }
  const left = wordsIn(block).filter((_, at) => {
    const from = their.from[there]?.[at]
    if (from === undefined) return true
    const now = placeOf(my, from)
    return now !== undefined && !changed.has(now.block)
  })
  const spans = inOneRow(left)
  return hasLetters(lettersOf(spans)) ? { is: 'new', block: { ...block, spans } } : undefined
}

interface ThreeBlocks {
  readonly old: Block | undefined
  readonly block: Block
  readonly their: Block | undefined
}

/** Whatever I changed of it as I have it, the rest as they have it. */
function mergedKind({ old, block, their }: ThreeBlocks): Block {
  if (their === undefined) return withMyCites(block, old)
  const isChanged = block.kind !== old?.kind
  if (block.kind === 'heading' && their.kind === 'heading') return mergedHeading(asHeading(old), block, their)
  if (block.kind === 'statement' && their.kind === 'statement') return mergedStatement(old, block, their)
  return isChanged ? withMyCites(block, old) : their
}

const asHeading = (block: Block | undefined): HeadingBlock | undefined =>
  block?.kind === 'heading' ? block : undefined

const mergedHeading = (old: HeadingBlock | undefined, mine: HeadingBlock, their: HeadingBlock): HeadingBlock => ({
  ...mine,
  level: mine.level === old?.level ? their.level : mine.level,
  about: mine.about === old?.about ? their.about : mine.about,
})

function mergedStatement(old: Block | undefined, mine: StatementBlock, their: StatementBlock): StatementBlock {
  const before = old?.kind === 'statement' ? old : { id: undefined, cites: [], ownWords: false, seen: [] }
  const { id: mineId, ...written } = mine
  // Others may have remarked on it since, by an id that I had not heard of.
  const id = mineId === before.id ? their.id : mineId
  const seen = mergedSeen(before.seen ?? [], mine.seen ?? [], their.seen ?? [])
  return {
    ...written,
    ...(id !== undefined && { id }),
    cites: mergedCites(before.cites, mine.cites, their.cites),
    ownWords: mine.ownWords === before.ownWords ? their.ownWords : mine.ownWords,
    ...(seen.length > 0 && { seen }),
  }
}

/** Of each theme what I have looked at since; otherwise as they have it. */
function mergedSeen(before: readonly Seen[], mine: readonly Seen[], theirs: readonly Seen[]): Seen[] {
  const known = new Set(before.map(one => JSON.stringify(one)))
  const fresh = mine.filter(one => !known.has(JSON.stringify(one)))
  return [...new Map([...mine, ...theirs, ...fresh].map(one => [one.themeId, one])).values()]
}

/** What it rested on before is gone with the block. */
function withMyCites(block: Block, old: Block | undefined): Block {
  if (block.kind === 'heading' || old?.kind !== 'statement') return block
  return { ...block, cites: mergedCites(old.cites, block.cites, []) }
}

function mergedCites(
  base: StatementBlock['cites'],
  mine: StatementBlock['cites'],
  theirs: StatementBlock['cites'],
): Citation[] {
  const keys = (cites: readonly Citation[]): Set<string> => new Set(cites.map(keyOf))
  const [was, is, there] = [keys(base), keys(mine), keys(theirs)]
  return [
    ...theirs.filter(cite => is.has(keyOf(cite)) || !was.has(keyOf(cite))),
    ...mine.filter(cite => !was.has(keyOf(cite)) && !there.has(keyOf(cite))),
  ]
}

const keyOf = (cite: Citation): string => ('themeId' in cite ? `theme ${cite.themeId}` : `note ${cite.noteId}`)
