/**
 * What became of the ambitions and values of the strategy before: each of the old and the new stands in one line or is said to have
 * none yet, so that nothing drops out in silence.
 */
import {
  lineageOfs,
  type LineageEntry,
  type LineageHow,
  type LineageItemId,
  type LineageOf,
  type LineageSide,
} from '#model/lineage.ts'

/** A lineage as it is read: both strategies, and the lines between them in whatever order. */
export interface ReadLineage {
  readonly old: LineageSide
  readonly now: LineageSide
  readonly entries: readonly LineageEntry[]
}

export interface LineageItem {
  readonly id: LineageItemId
  readonly title: string
}

export const itemsIn = (side: LineageSide, of: LineageOf): readonly LineageItem[] =>
  of === 'ambition' ? side.ambitions : side.values

interface Count {
  readonly least: number
  readonly most: number
}
const none: Count = { least: 0, most: 0 }
const one: Count = { least: 1, most: 1 }
const several: Count = { least: 2, most: Infinity }

/** How many of the old and of the new stand in a line. */
export const shapeOf: Readonly<Record<LineageHow, { readonly from: Count; readonly to: Count }>> = {
  kept: { from: one, to: one },
  reworded: { from: one, to: one },
  split: { from: one, to: several },
  merged: { from: several, to: one },
  new: { from: none, to: one },
  dropped: { from: one, to: none },
}

const fits = (count: number, { least, most }: Count): boolean => count >= least && count <= most

export type LineageFault = 'shape' | 'gone' | 'twice' | 'in-several'

/** What is wrong with each line that has something wrong, in the order in which the lines were given. */
export function faultsOf({ old, now, entries }: ReadLineage): ReadonlyMap<LineageEntry, readonly LineageFault[]> {
  const taken = new Set<string>()
  const faults = new Map<LineageEntry, readonly LineageFault[]>()
  for (const entry of entries) {
    const { of, how, from, to } = entry
    const own = [
      ...new Set([...from.map(id => `old ${of} ${id}`), ...to.map(id => `now ${of} ${id}`), `id ${entry.id}`]),
    ]
    const isThere = (ids: readonly LineageItemId[], side: LineageSide): boolean =>
      ids.every(id => itemsIn(side, of).some(item => item.id === id))
    const found: readonly (readonly [LineageFault, boolean])[] = [
      ['gone', !isThere(from, old) || !isThere(to, now)],
      ['shape', !fits(from.length, shapeOf[how].from) || !fits(to.length, shapeOf[how].to)],
      ['twice', own.length < from.length + to.length + 1],
      ['in-several', own.some(key => taken.has(key))],
    ]
    for (const key of own) taken.add(key)
    const wrong = found.filter(([, isSo]) => isSo).map(([fault]) => fault)
    if (wrong.length > 0) faults.set(entry, wrong)
  }
  return faults
}

export interface Unsaid {
  readonly old: readonly LineageItem[]
  readonly now: readonly LineageItem[]
}

/** Those that stand in no line, in the order of their strategies. */
export function notYetSaid({ old, now, entries }: ReadLineage, of: LineageOf): Unsaid {
  const own = entries.filter(entry => entry.of === of)
  const said = { old: new Set(own.flatMap(({ from }) => from)), now: new Set(own.flatMap(({ to }) => to)) }
  return {
    old: itemsIn(old, of).filter(({ id }) => !said.old.has(id)),
    now: itemsIn(now, of).filter(({ id }) => !said.now.has(id)),
  }
}

/** First the ambitions, then the values; each in the order of the new strategy, and then what is not in it in the order of the old. */
export function inLineageOrder({ old, now, entries }: ReadLineage): LineageEntry[] {
  const first = (ids: readonly LineageItemId[], items: readonly LineageItem[]): number =>
    items.findIndex(({ id }) => ids.includes(id))
  const placeOf = ({ of, from, to }: LineageEntry): readonly number[] => {
    const [inNew, inOld] = [first(to, itemsIn(now, of)), first(from, itemsIn(old, of))]
    return [lineageOfs.indexOf(of), inNew === -1 ? Infinity : inNew, inOld === -1 ? Infinity : inOld]
  }
  const places = new Map(entries.map(entry => [entry, placeOf(entry)]))
  return [...entries].toSorted((a, b) => compare(places.get(a) ?? [], places.get(b) ?? []) || (a.id < b.id ? -1 : 1))
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, which) => place !== b[which])
  return at === -1 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}

export type Guess = Pick<LineageEntry, 'of' | 'how' | 'from' | 'to'>

/** One of the old and one of the new that are called the same, where neither is said yet and no others are called so. To be offered, never set. */
export const guessesOf = (lineage: ReadLineage): Guess[] =>
  lineageOfs.flatMap(of => {
    const { old, now } = notYetSaid(lineage, of)
    const alike = (items: readonly LineageItem[], name: string): readonly LineageItem[] =>
      items.filter(({ title }) => plainly(title) === name)
    return old.flatMap(({ id, title }): Guess[] => {
      const name = plainly(title)
      const [same, ...more] = alike(now, name)
      const isOne = name !== '' && more.length === 0 && alike(old, name).length === 1
      return same === undefined || !isOne ? [] : [{ of, how: 'kept', from: [id], to: [same.id] }]
    })
  })

/** Without what is not heard: capitals, signs between words, and more than one space. */
const plainly = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim()
