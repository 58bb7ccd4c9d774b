/** A lineage in words: the same in the table, beside the picture and in the document. */
import { lineageOfs, type LineageEntry, type LineageHow, type LineageOf, type LineageSide } from '#model/lineage.ts'
import { hasWords } from '#model/text.ts'
import {
  inLineageOrder,
  itemsIn,
  notYetSaid,
  type LineageFault,
  type LineageItem,
  type ReadLineage,
} from './lineage.ts'

export const howNames: Readonly<Record<LineageHow, string>> = {
  kept: 'Kept',
  reworded: 'Reworded',
  split: 'Split',
  merged: 'Merged',
  new: 'New',
  dropped: 'Dropped',
}

/** What each means, for whoever chooses. */
export const howMeanings: Readonly<Record<LineageHow, string>> = {
  kept: 'One before, and the same one now.',
  reworded: 'One before, and one now that says it in other words.',
  split: 'One before, and two or more now.',
  merged: 'Two or more before, and one now.',
  new: 'One now that was not there before.',
  dropped: 'One before that is not there now.',
}

export const ofNames: Readonly<Record<LineageOf, { readonly one: string; readonly many: string }>> = {
  ambition: { one: 'ambition', many: 'ambitions' },
  value: { one: 'value', many: 'values' },
}

const shapeFaults: Readonly<Record<LineageHow, string>> = {
  kept: 'What is kept is one before and one now.',
  reworded: 'What is reworded is one before and one now.',
  split: 'What is split is one before, and two or more now.',
  merged: 'What is merged is two or more before, and one now.',
  new: 'What is new is one now, and none before.',
  dropped: 'What is dropped is one before, and none now.',
}

/** Without anybody's words in it. */
export const sayFault = (fault: LineageFault, how: LineageHow): string =>
  ({
    shape: shapeFaults[how],
    gone: 'One of these is not there any more. Change this line, or take it out.',
    twice: 'One of these stands in this line twice.',
    'in-several': 'One of these stands in another line too. Each stands in one line.',
  })[fault]

const gone = 'one that is not there any more'
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

export const inQuotes = (items: readonly Pick<LineageItem, 'title'>[]): string =>
  listed.format(items.map(({ title }) => `“${title}”`))

/** As they are called in their strategy, in the order of the line. */
export const namesIn = (
  side: LineageSide,
  { of }: Pick<LineageEntry, 'of'>,
  ids: LineageEntry['from'],
): readonly string[] => ids.map(id => itemsIn(side, of).find(item => item.id === id)?.title ?? gone)

const quoted = (names: readonly string[]): string =>
  names.length === 0 ? gone : listed.format(names.map(name => (name === gone ? gone : `“${name}”`)))

/** `“A” and “B” became “C”.` */
export function sayEntry(entry: LineageEntry, { old, now }: Pick<ReadLineage, 'old' | 'now'>): string {
  const before = quoted(namesIn(old, entry, entry.from))
  const after = quoted(namesIn(now, entry, entry.to))
  const said: Record<LineageHow, string> = {
    kept: before === after ? `${before} is kept.` : `${before} is kept as ${after}.`,
    reworded: `${before} is now called ${after}.`,
    split: `${before} was split into ${after}.`,
    merged: `${before} were merged into ${after}.`,
    new: `${after} is new.`,
    dropped: `${before} was dropped.`,
  }
  return said[entry.how]
}

export const sayReason = ({ reason }: Pick<LineageEntry, 'reason'>): string =>
  hasWords(reason) ? `Reason: ${reason}` : 'No reason is given yet.'

/** A sentence for the old and one for the new, where there are any. */
export function sayUnsaid(lineage: ReadLineage, of: LineageOf): string[] {
  const { old, now } = notYetSaid(lineage, of)
  return [
    ...(old.length === 0 ? [] : [`It is not yet said what became of ${inQuotes(old)}.`]),
    ...(now.length === 0
      ? []
      : [`It is not yet said where ${inQuotes(now)} ${now.length === 1 ? 'comes' : 'come'} from.`]),
  ]
}

export const saySide = ({ title, period }: Pick<LineageSide, 'title' | 'period'>): string =>
  period === '' ? title : `${title}, ${period}`

const counted = (count: number, of: LineageOf): string =>
  `${count === 0 ? 'no' : count} ${count === 1 ? ofNames[of].one : ofNames[of].many}`

const countedSide = (side: LineageSide): string =>
  lineageOfs.map(of => counted(itemsIn(side, of).length, of)).join(' and ')

/** Short enough to be heard at once. */
export function lineageAlt({ old, now, entries }: ReadLineage): string {
  const lines = entries.length === 1 ? '1 line' : `${entries.length} lines`
  return `Two columns: ${countedSide(old)} before, ${countedSide(now)} now, and ${entries.length === 0 ? 'nothing' : lines} between them. The words are in the text beside the picture.`
}

/** Every word of the picture. */
export function lineageText(lineage: ReadLineage): string {
  const { old, now } = lineage
  const entries = inLineageOrder(lineage)
  const parts = lineageOfs.flatMap(of => {
    const own = entries.filter(entry => entry.of === of)
    const lines = [
      ...own.map(entry => [sayEntry(entry, lineage), ...(hasWords(entry.reason) ? [sayReason(entry)] : [])].join(' ')),
      ...sayUnsaid(lineage, of),
    ]
    return lines.length === 0 ? [] : ['', of === 'ambition' ? 'Ambitions' : 'Values', ...lines.map(line => `- ${line}`)]
  })
  return [`From ${saySide(old)} to ${saySide(now)}`, ...parts].join('\n')
}
