/** What a comparison of two states of a draft says, in words. */
import { changesOf, type BlockChange, type ComparedBlock } from './compare-drafts.ts'

const isHeading = ({ was, now }: ComparedBlock): boolean => (now ?? was)?.block.kind === 'heading'

interface Counted {
  readonly changed: number
  readonly moved: number
  readonly added: number
  readonly removed: number
}

/** Each once: what was changed and moved counts as changed. */
function countsOf(rows: readonly ComparedBlock[]): Counted {
  const counts = { changed: 0, moved: 0, added: 0, removed: 0 }
  for (const row of rows) {
    const changes = changesOf(row)
    if (changes.includes('added')) counts.added += 1
    else if (changes.includes('removed')) counts.removed += 1
    else if (changes.some(change => change !== 'moved')) counts.changed += 1
    else if (changes.length > 0) counts.moved += 1
  }
  return counts
}

const orNone = (count: number): string => (count === 0 ? 'none' : String(count))

/** `3 statements changed, 1 added, none removed, 1 moved. Headings: 1 changed.` */
export function sayComparison(rows: readonly ComparedBlock[]): string {
  const statements = countsOf(rows.filter(row => !isHeading(row)))
  const headings = countsOf(rows.filter(isHeading))
  if (isNothing(statements) && isNothing(headings)) return 'Nothing is different between them.'
  const { changed, added, removed, moved } = statements
  const first = changed === 1 ? '1 statement changed' : `${changed === 0 ? 'No' : changed} statements changed`
  const said = [first, `${orNone(added)} added`, `${orNone(removed)} removed`, ...(moved > 0 ? [`${moved} moved`] : [])]
  return [`${said.join(', ')}.`, ...sayHeadings(headings)].join(' ')
}

const isNothing = (counts: Counted): boolean => Object.values(counts).every(count => count === 0)

function sayHeadings(counts: Counted): string[] {
  const said = Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${count} ${what}`]))
  return said.length === 0 ? [] : [`Headings: ${said.join(', ')}.`]
}

const words: Readonly<Record<BlockChange, string>> = {
  added: 'Added',
  removed: 'Removed',
  moved: 'Moved',
  words: 'Other words',
  look: 'Bold or italic changed',
  kind: 'Heading or statement changed',
  sources: 'Sources changed',
}

/** `Moved, other words`; empty for what is as it was. */
export const sayChanges = (row: ComparedBlock): string => {
  const all = changesOf(row)
    .map(change => words[change])
    .join(', ')
  return `${all.slice(0, 1)}${all.slice(1).toLowerCase()}`
}

/** One sentence for each, where anything of its sources changed. `nameOf` says what a source is called. */
export function saySourceChanges(
  { sources: { added, removed, ownWords } }: ComparedBlock,
  nameOf: (cite: ComparedBlock['sources']['added'][number]) => string,
): string[] {
  const named = (cites: typeof added): string => cites.map(cite => nameOf(cite)).join('; ')
  return [
    ...(added.length > 0 ? [`Now also rests on: ${named(added)}`] : []),
    ...(removed.length > 0 ? [`No longer rests on: ${named(removed)}`] : []),
    ...(ownWords === undefined
      ? []
      : [ownWords ? 'Now said to be the facilitator’s own words' : 'No longer said to be the facilitator’s own words']),
  ]
}
