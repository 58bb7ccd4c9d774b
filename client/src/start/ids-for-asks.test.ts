import { expect, test } from 'vitest'
import { idsForAsks } from './ids-for-asks.ts'

test('[Q23] the same ask has the same id, however often it is sent; one that was changed has another', () => {
  let made = 0
  const idFor = idsForAsks(() => `id-${(made += 1)}`)
  expect([{ a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, { a: 1 }].map(idFor)).toEqual([
    'id-1',
    'id-1',
    'id-2',
    'id-2',
    'id-3',
  ])
})
