import { expect, test } from 'vitest'
import { DraftId } from '@waymark/shared/model/ids.ts'
import { keptExports, mostKeptBytes } from './kept-exports.ts'

const draftId = DraftId.parse('draft-number-1')
const file = (bytes = 10) => ({ bytes: new Uint8Array(bytes), mediaType: 'text/plain', disposition: 'attachment' })

function onAClock() {
  let [now, ids] = [0, 0]
  const newId = (): string => `export-${(ids += 1)}`
  return {
    kept: keptExports({ monotonic: () => now, newId }),
    wait: (minutes: number) => {
      now += minutes * 60_000
    },
  }
}

test('[X89] a file is kept some minutes, for the browser that asked and its draft alone', () => {
  const { kept, wait } = onAClock()
  const id = kept.keep('one', draftId, file())!
  expect(kept.find('one', draftId, id)).toEqual(file())
  expect(kept.find('other', draftId, id)).toBeUndefined()
  expect(kept.find('one', DraftId.parse('draft-number-2'), id)).toBeUndefined()
  wait(9)
  expect(kept.find('one', draftId, id)).toEqual(file())
  wait(1)
  expect(kept.find('one', draftId, id)).toBeUndefined()
})

test('[X89] of many the oldest goes first: three of one browser, two dozen of all, and no more bytes than fit', () => {
  const { kept } = onAClock()
  const own = Array.from({ length: 4 }, () => kept.keep('one', draftId, file())!)
  expect(own.map(id => kept.find('one', draftId, id) !== undefined)).toEqual([false, true, true, true])
  const others = Array.from({ length: 24 }, (_, at) => kept.keep(`browser ${at}`, draftId, file())!)
  expect(kept.find('one', draftId, own[3]!)).toBeUndefined()
  expect(others.every((id, at) => kept.find(`browser ${at}`, draftId, id) !== undefined)).toBe(true)
  const large = kept.keep('large', draftId, file(mostKeptBytes))!
  expect(kept.find('large', draftId, large)).toBeDefined()
  expect(others.filter((id, at) => kept.find(`browser ${at}`, draftId, id) !== undefined)).toEqual([])
  expect(kept.keep('large', draftId, file(mostKeptBytes + 1))).toBeUndefined()
})
