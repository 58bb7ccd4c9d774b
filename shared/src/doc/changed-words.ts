/** What became of the words of a statement or heading: those that stay, go and come. */
import { longestCommon } from './longest-common.ts'
import { hasLetters, wordsIn } from './trace-words.ts'

/** Words that stay, go or come. Those that stay and go are the one text; those that stay and come the other. */
export interface Piece {
  readonly is: 'kept' | 'removed' | 'added'
  readonly text: string
}

/** Of all blocks together. When they are filled, the words of a block that changed are told as gone and as new: a page that anybody can ask for must not take the server's time. */
const mostCells = 8_000_000

export const wholeBudget = (): Budget => ({ cells: mostCells })

/** What is left of it: it is used up while block after block is compared. */
interface Budget {
  cells: number
}

/** Word by word. What goes stands before what comes in its place. */
export function changedWords(before: string, after: string, budget: Budget): Piece[] {
  if (before === after) return before === '' ? [] : [{ is: 'kept', text: before }]
  if (before === '' || after === '') return wholly(before, after)
  const [old, now] = [wordsIn(spansOf(before)), wordsIn(spansOf(after))]
  budget.cells -= old.length * now.length
  if (budget.cells < 0) return wholly(before, after)
  const kept = longestCommon(old, now, {
    same: (a, b) => a.text === b.text,
    weight: ({ text }) => (hasLetters(text) ? 1000 : 1),
  })
  const pieces: Piece[] = []
  let next = 0
  const add = (is: Piece['is'], text: string): void => {
    const last = pieces.at(-1)
    if (last?.is === is) pieces[pieces.length - 1] = { is, text: last.text + text }
    else if (text !== '') pieces.push({ is, text })
  }
  const addTo = (end: number): void => {
    for (; next < end; next += 1) add('added', now[next]?.text ?? '')
  }
  old.forEach(({ text }, at) => {
    const place = kept[at]
    if (place === undefined) return add('removed', text)
    addTo(place)
    add('kept', text)
    next = place + 1
  })
  addTo(now.length)
  return inStretches(pieces)
}

const wholly = (before: string, after: string): Piece[] =>
  [
    { is: 'removed' as const, text: before },
    { is: 'added' as const, text: after },
  ].filter(({ text }) => text !== '')

const spansOf = (text: string) => ({ spans: [{ text, marks: [] }] })

/** A space that stayed between words that did not is part of what went and what came: so that whole stretches are read, and not every other word. */
function inStretches(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  let [removed, added] = ['', '']
  const flush = (): void => {
    if (removed !== '') all.push({ is: 'removed', text: removed })
    if (added !== '') all.push({ is: 'added', text: added })
    ;[removed, added] = ['', '']
  }
  for (const [at, { is, text }] of pieces.entries()) {
    const isBetween = removed + added !== '' && isSpaceBetween(pieces, at)
    if (is === 'removed' || isBetween) removed += text
    if (is === 'added' || isBetween) added += text
    if (is !== 'kept' || isBetween) continue
    flush()
    all.push({ is, text })
  }
  flush()
  return all
}

/** After it something goes, and something comes. */
function isSpaceBetween(pieces: readonly Piece[], at: number): boolean {
  const [one, next, last] = pieces.slice(at, at + 3)
  return one?.is === 'kept' && /^\s+$/.test(one.text) && next?.is === 'removed' && last?.is === 'added'
}
