/**
 * Places among neighbours, by fractional indexing (the technique of Figma and Rocicorp): to say "after this one" is to write one
 * key, and two people who insert at one place both keep their insertion. Equal keys are told apart by id.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { OrderKey } from '#model/note.ts'

interface Ordered {
  readonly id: string
  readonly order: OrderKey
}

export const byOrder = (a: Ordered, b: Ordered): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/**
 * A key between two, of which the first is less. Keys that peers wrote may leave no space between them, and very many moves to one
 * place make keys too long to keep: then it is the key of a neighbour, and their ids tell them apart.
 */
const between = (before: OrderKey | null, after: OrderKey | null): OrderKey => {
  try {
    const key = generateKeyBetween(before, after)
    const fits = (before === null || before < key) && (after === null || key < after)
    if (fits && OrderKey.safeParse(key).success) return key
  } catch {
    // A neighbour that is no key.
  }
  return before ?? after ?? generateKeyBetween(null, null)
}

/** A key after all of these. Cost: one pass. */
export function orderAtEnd(all: Iterable<Ordered>): OrderKey {
  let last: OrderKey | null = null
  for (const { order } of all) if (last === null || order > last) last = order
  return between(last, null)
}

/** A key straight after `afterId` among its `siblings`, which may come in any order; null, or one that is not there, means first. The moved one itself is passed over. */
export function orderAfter<T extends Ordered>(
  siblings: Iterable<T>,
  afterId: T['id'] | null,
  movedId?: T['id'],
): OrderKey {
  const sorted = [...siblings].filter(({ id }) => id !== movedId).toSorted(byOrder)
  const at = sorted.findIndex(({ id }) => id === afterId)
  const before = sorted[at]?.order ?? null
  const after = sorted.slice(at + 1).find(({ order }) => before === null || order > before)
  return between(before, after?.order ?? null)
}

/** `count` keys in order, for a list written all at once. */
export const orderKeys = (count: number): OrderKey[] => generateNKeysBetween(null, null, count)
