import { expect, test } from 'vitest'
import { eraseMe, erasureAt } from '@waymark/server/erasing/begin.ts'
import { goOnErasing } from '@waymark/server/erasing/go-on.ts'
import { startBackground } from '@waymark/server/main/background.ts'
import { audits, wholeServer } from '@waymark/server/store/kinds.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { Commit, Store } from '@waymark/server/store/store.ts'
import { nodes } from '#support/nodes.ts'
import { onDisk, theirName, theirWord, toErase } from '#support/to-erase.ts'
import { until } from '#support/wait.ts'

const browserIn = (cookie: string): string => cookie.slice(cookie.indexOf('=') + 1)

/** After so many commits nothing is kept any more, as when the process is killed. */
function mortal(store: Store) {
  let left = Infinity
  const ifAlive = <T>(act: () => Promise<T>): Promise<T> => {
    left -= 1
    return left < 0 ? Promise.reject(new Error('killed')) : act()
  }
  return {
    store: {
      ...store,
      commit: (change: Commit) => ifAlive(() => store.commit(change)),
      purge: () => ifAlive(store.purge),
    },
    dieAfter: (commits: number): void => {
      left = commits
    },
    isDead: (): boolean => left < 0,
  }
}

for (const commits of [0, 1, 3, 6])
  test(`[ER6] a server that is killed in the middle of it, after ${commits} commits, is no reason for anything to stay: the next one goes on`, async () => {
    const disk = onDisk()
    let made: ReturnType<typeof mortal> | undefined
    const first = await disk.open(store => (made = mortal(store)).store)
    const it = await toErase(first)
    const secret = await eraseMe(first.deps, browserIn(it.writer.cookie()))
    await first.deps.live.settled()
    made?.dieAfter(commits)
    // A document that cannot be kept is tried again for ever: nobody waits for it.
    void goOnErasing(first.deps).catch(() => undefined)
    await until('it is dead', () => made?.isDead() === true)
    void first.app.close().catch(() => undefined)
    await Promise.all([first.deps.store.close(), first.deps.people.close()])

    const second = await disk.open()
    expect((await erasureAt(second.deps, secret)).stage).not.toBe('done')
    const failures: unknown[] = []
    const stopBackground = startBackground(second.deps, error => failures.push(error))
    await until('it is done', async () => (await erasureAt(second.deps, secret)).stage === 'done')
    stopBackground()
    const notes = (await second.deps.live.open(roomDocName(it.roomId))).read(doc => openRoomDoc(doc).notes.all())
    expect([...notes.keys()].toSorted()).toEqual([it.othersNote, it.writtenDown].toSorted())
    expect((await erasureAt(second.deps, secret)).counts.notes).toBe(6)
    expect(disk.tracesOf([theirWord, theirName])).toEqual([])
    expect([
      failures,
      (await second.deps.store.list(audits, wholeServer)).filter(({ did }) => did === 'erased').length,
    ]).toEqual([[], 1])
    await second.stop()
    disk.remove()
  })

test('[ER6] several servers that go on with it at once do it once, and those who have a board open at another one have the new one', async () => {
  const all = await nodes(3)
  const it = await toErase(all.all[0]!)
  const elsewhere = all.all[1]!
  const open = await elsewhere.deps.live.open(roomDocName(it.roomId))
  expect(open.read(doc => openRoomDoc(doc).notes.all().size)).toBe(4)
  const secret = await eraseMe(all.all[2]!.deps, browserIn(it.writer.cookie()))
  await Promise.all(all.all.map(({ deps }) => goOnErasing(deps)))
  for (const { deps } of all.all) {
    expect((await erasureAt(deps, secret)).counts).toMatchObject({ notes: 6 })
    const now = await deps.live.open(roomDocName(it.roomId))
    expect([...now.read(doc => openRoomDoc(doc).notes.all().keys())].toSorted()).toEqual(
      [it.othersNote, it.writtenDown].toSorted(),
    )
  }
  const done = (await elsewhere.deps.store.list(audits, wholeServer)).filter(({ did }) => did === 'erased')
  expect(done).toHaveLength(1)
  await all.stop()
})
