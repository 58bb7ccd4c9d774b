/**
 * Where a remark belongs in the draft as it stands now: at its statement, at the very words it is about, or nowhere any more. The words
 * are known again by their letters and by what stands beside them; what cannot be told apart is not guessed.
 */
import type { StatementId } from '@waymark/shared/model/ids.ts'
import { maxBeginning, maxContext, maxQuote, type Remark } from '@waymark/shared/model/remark.ts'

/** A statement, as it reads. A line break is one letter, so that a place in the text is a place in the statement. */
export interface Line {
  readonly id: StatementId | undefined
  readonly text: string
}

export type Quoted = Pick<Remark, 'quote' | 'before' | 'after' | 'isOnlyOne' | 'beginning'>

/** `index`: which statement. `isMoved`: the words stand in another statement than they did. */
export type Found =
  | {
      readonly is: 'here'
      readonly index: number
      readonly from: number
      readonly to: number
      readonly isMoved: boolean
    }
  | { readonly is: 'lost' | 'unclear'; readonly index: number }
  | { readonly is: 'gone' }

/** So many letters beside the words have to be the same, where the words alone do not say which they are. */
const enoughBeside = 6
/** By so many the likeliest place has to be ahead of the next. */
const enoughAhead = 4
/** So many letters, with those beside, have to be the same in another statement. */
const enoughElsewhere = 24
/** More places than this are not weighed: nobody could tell them apart. */
const mostPlaces = 200

/** Halves of a letter that was cut are left out: they cannot be kept. */
const whole = (cut: string): string => cut.replaceAll(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '')

export const beginningOf = (text: string): string => whole(text.slice(0, maxBeginning))

/** What is kept of the words between two places, to find them again. Undefined where they are more than fit. */
export function quoteFrom(text: string, from: number, to: number): Quoted | undefined {
  const quote = text.slice(from, to)
  if (quote.length > maxQuote) return undefined
  return {
    quote,
    before: whole(text.slice(Math.max(0, from - maxContext), from)),
    after: whole(text.slice(to, to + maxContext)),
    isOnlyOne: quote === '' || text.indexOf(quote) === text.lastIndexOf(quote),
    beginning: beginningOf(text),
  }
}

type Wanted = Quoted & Pick<Remark, 'statementId'>

/** Asked for each remark, of the same statements. */
export function remarkFinder(lines: readonly Line[]): (remark: Wanted) => Found {
  const firstOf = new Map<StatementId, number>()
  lines.forEach(({ id }, at) => {
    if (id !== undefined && !firstOf.has(id)) firstOf.set(id, at)
  })
  const all = wholeOf(lines)
  return remark => {
    const index = firstOf.get(remark.statementId)
    return index === undefined ? elsewhere(all, remark) : at(lines, index, remark)
  }
}

/** All of the draft at once, so that what stands nowhere in it is not looked for in each statement. Worked out when it is asked for. */
interface Whole {
  readonly lines: readonly Line[]
  readonly has: (words: string) => boolean
  /** Those that begin so. */
  readonly beginning: (words: string) => readonly number[]
}

function wholeOf(lines: readonly Line[]): Whole {
  let text: string | undefined
  let beginnings: ReadonlyMap<string, readonly number[]> | undefined
  return {
    lines,
    has: words => (text ??= lines.map(line => line.text).join('\n')).includes(words),
    beginning: words => {
      beginnings ??= Map.groupBy(lines.keys(), index => beginningOf(lines[index]?.text ?? ''))
      return beginnings.get(words) ?? []
    },
  }
}

function at(lines: readonly Line[], index: number, remark: Wanted): Found {
  const text = lines[index]?.text ?? ''
  if (remark.quote === '') return { is: 'here', index, from: 0, to: text.length, isMoved: false }
  const [best, next] = placesIn(text, remark)
  if (best === undefined || !isSure(best, next, remark)) {
    const following = lines[index + 1]
    // Where a statement was cut in two, what the remark is about may be in its second half.
    const half = following === undefined ? undefined : surely([{ index: index + 1, text: following.text }], remark)
    return half ?? { is: best === undefined || next === undefined ? 'lost' : 'unclear', index }
  }
  return { is: 'here', index, from: best.from, to: best.from + remark.quote.length, isMoved: false }
}

function isSure(best: Place, next: Place | undefined, { isOnlyOne }: Quoted): boolean {
  if (next !== undefined) return best.beside - next.beside >= enoughAhead && best.beside >= enoughBeside
  return isOnlyOne || best.beside >= enoughBeside
}

/** The statement is gone, or was made one with another: its words may stand elsewhere. */
function elsewhere({ lines, has, beginning }: Whole, remark: Wanted): Found {
  if (remark.quote !== '') {
    if (!has(remark.quote)) return { is: 'gone' }
    const places = lines.map(({ text }, index) => ({ index, text }))
    return surely(places, remark) ?? { is: 'gone' }
  }
  const [index, ...others] = remark.beginning === '' ? [] : beginning(remark.beginning)
  return index === undefined || others.length > 0
    ? { is: 'gone' }
    : { is: 'here', index, from: 0, to: lines[index]?.text.length ?? 0, isMoved: true }
}

function surely(
  among: readonly { readonly index: number; readonly text: string }[],
  remark: Quoted,
): Extract<Found, { is: 'here' }> | undefined {
  const places = among
    .flatMap(({ index, text }) => placesIn(text, remark).map(place => ({ ...place, index })))
    .toSorted((a, b) => b.beside - a.beside)
  const [best, next] = places
  if (best === undefined || remark.quote.length + best.beside < enoughElsewhere) return undefined
  if (next !== undefined && best.beside - next.beside < enoughAhead) return undefined
  return { is: 'here', index: best.index, from: best.from, to: best.from + remark.quote.length, isMoved: true }
}

interface Place {
  readonly from: number
  /** How many letters beside it are as they were. */
  readonly beside: number
}

/** The likeliest first. */
function placesIn(text: string, { quote, before, after }: Quoted): Place[] {
  const places: Place[] = []
  for (let from = text.indexOf(quote); from !== -1; from = text.indexOf(quote, from + 1)) {
    places.push({ from, beside: besideAt(text, from, { quote, before, after }) })
    if (places.length > mostPlaces) break
  }
  return places.toSorted((a, b) => b.beside - a.beside)
}

/** Where there was nothing beside it, the beginning or the end of the statement counts as much as words would. */
function besideAt(text: string, from: number, { quote, before, after }: Pick<Quoted, 'quote' | 'before' | 'after'>) {
  const to = from + quote.length
  const alikeBefore = alike(
    i => text[from - 1 - i],
    i => before[before.length - 1 - i],
    before.length,
  )
  const alikeAfter = alike(
    i => text[to + i],
    i => after[i],
    after.length,
  )
  const isAtStart = alikeBefore === before.length && before.length < maxContext && from === before.length
  const isAtEnd = alikeAfter === after.length && after.length < maxContext && to + after.length === text.length
  return (isAtStart ? maxContext : alikeBefore) + (isAtEnd ? maxContext : alikeAfter)
}

type LetterAt = (index: number) => string | undefined

function alike(one: LetterAt, other: LetterAt, most: number): number {
  let count = 0
  while (count < most && one(count) !== undefined && one(count) === other(count)) count += 1
  return count
}
