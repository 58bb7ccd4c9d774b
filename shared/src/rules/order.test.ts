import fc from 'fast-check'
import { expect, test } from 'vitest'
import { OrderKey } from '#model/note.ts'
import { byOrder, orderAfter, orderAtEnd, orderKeys } from './order.ts'

interface Item {
  readonly id: string
  readonly order: OrderKey
}

const ids = (items: readonly Item[]): string[] => items.toSorted(byOrder).map(({ id }) => id)
const place = (items: readonly Item[], item: Item): Item[] => [...items.filter(({ id }) => id !== item.id), item]

/** A list made by asking for places again and again: each number says after which of the ones before. */
const list = fc.array(fc.nat(), { maxLength: 60 }).map(choices =>
  choices.reduce<Item[]>((items, choice, at) => {
    const after = [null, ...items][choice % (items.length + 1)]
    return [...items, { id: `item-${at}`, order: orderAfter(items, after?.id ?? null) }]
  }, []),
)

/** Whatever passes as a key, though most of it is none. */
const anyKey = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
  fc.stringMatching(/^[a0zZ]{1,120}$/),
  fc.constantFrom('a0', 'a00', 'z', 'Zz', 'A00000000000000000000000000', 'z'.repeat(27), '0'.repeat(120)),
)
const junk = fc
  .array(anyKey, { minLength: 1, maxLength: 20 })
  .map(keys => keys.map((order, at): Item => ({ id: `item-${at}`, order })))

test('[R1] what is put after another stands straight after it, and the others stay as they were', () => {
  fc.assert(
    fc.property(list, fc.nat(), (items, choice) => {
      const before = ids(items)
      const after = [null, ...before][choice % (before.length + 1)] ?? null
      const placed = place(items, { id: 'new', order: orderAfter(items, after) })
      expect(ids(placed)).toEqual(before.toSpliced(after === null ? 0 : before.indexOf(after) + 1, 0, 'new'))
    }),
  )
})

test('[R1] a moved one stands straight after the one named, wherever it was before', () => {
  fc.assert(
    fc.property(list, fc.nat(), fc.nat(), (items, moving, choice) => {
      fc.pre(items.length > 1)
      const moved = items[moving % items.length]?.id ?? ''
      const others = ids(items).filter(id => id !== moved)
      const after = others[choice % others.length] ?? null
      const placed = place(items, { id: moved, order: orderAfter(items, after, moved) })
      expect(ids(placed)).toEqual(others.toSpliced(after === null ? 0 : others.indexOf(after) + 1, 0, moved))
    }),
  )
})

test('[R1] a place after one that is not there is the first place', () => {
  const items = orderKeys(3).map((order, at): Item => ({ id: `item-${at}`, order }))
  expect(ids(place(items, { id: 'new', order: orderAfter(items, 'gone') }))[0]).toBe('new')
})

test('[R1] the end is after all', () => {
  fc.assert(
    fc.property(list, items => {
      expect(ids(place(items, { id: 'new', order: orderAtEnd(items) })).at(-1)).toBe('new')
    }),
  )
})

test('[R1] among keys that are none the answer is still a key that can be kept, as near as there is space', () => {
  fc.assert(
    fc.property(junk, fc.nat(), (items, choice) => {
      const sorted = items.toSorted(byOrder)
      const named = sorted[choice % sorted.length]
      const order = orderAfter(items, named?.id ?? null)
      expect(OrderKey.safeParse(order).success).toBe(true)
      expect(order >= (named?.order ?? '')).toBe(true)
      const next = sorted.find(item => item.order > (named?.order ?? ''))
      expect(order <= (next?.order ?? order)).toBe(true)
      expect(OrderKey.safeParse(orderAtEnd(items)).success).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('[R1] after some with one key comes before what follows them', () => {
  const items: Item[] = [
    { id: 'a', order: 'a0' },
    { id: 'b', order: 'a0' },
    { id: 'c', order: 'a1' },
  ]
  expect(ids(place(items, { id: 'A new one', order: orderAfter(items, 'a') }))).toEqual(['a', 'b', 'A new one', 'c'])
})

test('[R1] three thousand moves to one place leave keys that can be kept', () => {
  let items = orderKeys(4).map((order, at): Item => ({ id: `item-${at}`, order }))
  for (let move = 0; move < 3000; move += 1) {
    const id = move % 2 === 0 ? 'item-1' : 'item-2'
    items = place(items, { id, order: orderAfter(items, 'item-0', id) })
  }
  expect(items.every(({ order }) => OrderKey.safeParse(order).success)).toBe(true)
  expect([ids(items)[0], ids(items)[3]]).toEqual(['item-0', 'item-3'])
})

test('[R1] keys made together are in order and none is used twice', () => {
  for (const count of [0, 1, 62, 500]) {
    const keys = orderKeys(count)
    expect(keys).toHaveLength(count)
    expect(keys.toSorted()).toEqual(keys)
    expect(new Set(keys).size).toBe(count)
  }
})
