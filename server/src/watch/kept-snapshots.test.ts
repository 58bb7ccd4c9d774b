import { expect, test } from 'vitest'
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Watched } from '@waymark/shared/wire/watch.ts'
import { keptSnapshots } from './kept-snapshots.ts'

const id = SessionId.parse('session-0001')
const watched: Watched = {
  session: { title: 'First', startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' } },
  breakout: null,
  join: '',
}

test('[G3] however many look on at once, one snapshot is made, and another only after a while', async () => {
  let made = 0
  const snapshots = keptSnapshots(async () => {
    made += 1
    return watched
  }, 5)
  const all = await Promise.all(Array.from({ length: 300 }, () => snapshots(id)))
  expect([made, new Set(all).size]).toEqual([1, 1])
  const [first] = all
  await expect.poll(async () => [(await snapshots(id)) === first, made > 1]).toEqual([false, true])
  expect((await snapshots(id)).etag).toBe(first?.etag)
})

test('[G3] a snapshot that could not be made is made when the next one asks', async () => {
  let fails = true
  const snapshots = keptSnapshots(async () => {
    if (fails) throw new Error('the disk is away')
    return watched
  })
  await expect(snapshots(id)).rejects.toThrow('the disk is away')
  fails = false
  expect((await snapshots(id)).watched).toBe(watched)
})
