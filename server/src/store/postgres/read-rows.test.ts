import { expect, test } from 'vitest'
import { askedTogether } from './asked-together.ts'
import type { Ask, Asked } from './link.ts'
import { readRows } from './read-rows.ts'

/** Answers each id with itself, and nothing for those that begin with "no". */
function asking(): { readonly ask: Ask; readonly asked: Asked[] } {
  const asked: Asked[] = []
  const ask: Ask = async one => {
    asked.push(one)
    const [, ids] = one.values ?? []
    const all = Array.isArray(ids) ? ids.map(String) : [String(ids)]
    return all.flatMap((id, at) => (id.startsWith('no') ? [] : [{ at: at + 1, body: id }]))
  }
  return { ask, asked }
}

test('[ST31] what is asked at one moment is one statement, in which the same is looked up once', async () => {
  const { ask, asked } = asking()
  const { body } = readRows(ask, 'words')
  const all = await Promise.all(['a', 'no', 'b', 'a', 'no'].map(id => body('seat', id)))
  expect(all).toEqual(['a', undefined, 'b', 'a', undefined])
  expect(asked.map(({ values }) => values)).toEqual([
    [
      ['seat', 'seat', 'seat'],
      ['a', 'no', 'b'],
    ],
  ])
})

test('[ST31] what is asked alone is asked as ever, and one after the other is no moment', async () => {
  const { ask, asked } = asking()
  const { body, bodies } = readRows(ask, 'words')
  expect([await body('seat', 'a'), await body('seat', 'b')]).toEqual(['a', 'b'])
  expect(await bodies('seat', 'of')).toEqual(['of'])
  expect(asked.map(({ name, values }) => [name, values])).toEqual([
    ['get-words', ['seat', 'a']],
    ['get-words', ['seat', 'b']],
    ['list-words', ['seat', 'of']],
  ])
})

test('[ST31] a store that is away is away for all who asked at that moment, and for nobody who asks later', async () => {
  let isAway = true
  const ask = askedTogether(async (keys: readonly number[]) => {
    if (isAway) throw new Error('away')
    return keys.map(key => key * 2)
  })
  const settled = await Promise.allSettled([ask(1), ask(2)])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  isAway = false
  expect(await Promise.all([ask(1), ask(2)])).toEqual([2, 4])
})

test('[ST31] more than fits in one statement goes in several', async () => {
  const sizes: number[] = []
  const ask = askedTogether(async (keys: readonly number[]) => {
    sizes.push(keys.length)
    return keys
  })
  const all = Array.from({ length: 1200 }, (_, at) => at)
  expect(await Promise.all(all.map(at => ask(at)))).toEqual(all)
  expect(sizes).toEqual([500, 500, 200])
})
