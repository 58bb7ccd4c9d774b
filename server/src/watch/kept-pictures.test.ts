import { expect, test } from 'vitest'
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Watched } from '@waymark/shared/wire/watch.ts'
import { keptPictures } from './kept-pictures.ts'

const id = SessionId.parse('session-0001')
const watched: Watched = {
  session: { title: 'First', startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' } },
  breakout: null,
  join: '',
}

test('[G3] however many look on at once, one picture is made, and another only after a while', async () => {
  let made = 0
  const pictures = keptPictures(async () => {
    made += 1
    return watched
  }, 5)
  const all = await Promise.all(Array.from({ length: 300 }, () => pictures(id)))
  expect([made, new Set(all).size]).toEqual([1, 1])
  const [first] = all
  await expect.poll(async () => [(await pictures(id)) === first, made > 1]).toEqual([false, true])
  expect((await pictures(id)).etag).toBe(first?.etag)
})

test('[G3] a picture that could not be made is made when the next one asks', async () => {
  let fails = true
  const pictures = keptPictures(async () => {
    if (fails) throw new Error('the disk is away')
    return watched
  })
  await expect(pictures(id)).rejects.toThrow('the disk is away')
  fails = false
  expect((await pictures(id)).watched).toBe(watched)
})
