import { expect, test } from 'vitest'
import { placeAfter, placeBefore } from './use-paging.ts'

test('[G6] pages are turned through all sections and from the last to the first, and back', () => {
  expect(placeAfter({ group: 0, page: 0 }, 2, 2)).toEqual({ group: 0, page: 1 })
  expect(placeAfter({ group: 0, page: 1 }, 2, 2)).toEqual({ group: 1, page: 0 })
  expect(placeAfter({ group: 1, page: 0 }, 1, 2)).toEqual({ group: 0, page: 0 })
  expect(placeAfter({ group: 0, page: 0 }, 1, 1)).toEqual({ group: 0, page: 0 })
  expect(placeBefore({ group: 0, page: 1 }, 2)).toEqual({ group: 0, page: 0 })
  expect(placeBefore({ group: 0, page: 0 }, 2)).toEqual({ group: 1, page: 0 })
})
