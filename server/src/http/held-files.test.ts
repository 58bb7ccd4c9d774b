import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { FileId } from '@waymark/shared/model/ids.ts'
import { keptFiles } from '#store/kept-files.ts'
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts'
import { heldFiles, inSlices, type Bounds } from './held-files.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const usual: Bounds = { what: 'export', longestMs: 10 * 60_000, most: 6, mostOfBrowser: 3, mostBytes: 1000 }

/** Two servers of one store, on one clock. */
function two(bounds: Bounds = usual) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-held-'))
  folders.push(folder)
  const [files, linkKey] = [keptFiles(folder), randomBytes(32)]
  let [now, ids] = [Date.parse('2027-03-24T13:00:00.000Z'), 0]
  const store = openSqliteStore(':memory:')
  const newId = (): string => `id-number-${(ids += 1)}`
  const deps = { store, files, linkKey, newId, now: () => new Date(now).toISOString() }
  const [one, other] = [heldFiles(deps, bounds), heldFiles(deps, bounds)]
  return {
    one,
    other,
    onDisk: () => (existsSync(folder) ? readdirSync(folder).toSorted() : []),
    wait: (minutes: number) => {
      now += minutes * 60_000
    },
    hold: async (browser: string, words = 'words', about = 'draft-number-1') => {
      const id = FileId.parse(newId())
      const received = await files.receive(id, inSlices(Buffer.from(words)), 10_000)
      return one.hold(
        { id, received, says: { mediaType: 'text/plain', disposition: 'attachment' } },
        { browser, about },
      )
    },
  }
}
const of = (browser: string, about = 'draft-number-1') => ({ browser, about })

test('[X89] [NO8] a file is held some minutes, for the browser that asked and what it asked for alone, on every node', async () => {
  const { one, other, hold, wait, onDisk } = two()
  const token = await hold('one')
  for (const node of [one, other]) {
    const found = await node.find(token, of('one'))
    expect([found?.size, await text((await found!.bytes())!), found?.says?.mediaType]).toEqual([
      5,
      'words',
      'text/plain',
    ])
    for (const somebody of [of('other'), of(''), of('one', 'draft-number-2')])
      expect(await node.find(token, somebody)).toBeUndefined()
    expect(await node.find('never-made-this-one', of('one'))).toBeUndefined()
  }
  wait(9)
  expect(await other.find(token, of('one'))).toBeDefined()
  wait(1)
  expect(await other.find(token, of('one'))).toBeUndefined()
  expect(onDisk()).toHaveLength(1)
  await other.tidy()
  expect(onDisk()).toEqual([])
})

test('[NO8] what has waited too long goes by whoever comes by', async () => {
  const { hold, wait, onDisk } = two()
  await hold('one')
  wait(10)
  await hold('other')
  expect(onDisk()).toHaveLength(1)
})

test('[NO7] what is taken is taken by one, however many nodes are asked at once', async () => {
  const { one, other, hold, onDisk } = two()
  const token = await hold('one', 'an archive')
  const all = await Promise.all([one, other, one, other].map(node => node.take(token, of('one'))))
  const taken = all.filter(found => found !== undefined)
  expect(taken).toHaveLength(1)
  expect(Buffer.from(await taken[0]!.read(3, 100)).toString()).toBe('archive')
  await taken[0]!.drop()
  expect(onDisk()).toEqual([])
  expect(await taken[0]!.read(0, 1)).toHaveLength(0)
})

test('[X89] [NO8] of many the oldest goes first: of one browser, of all, and where there are more bytes than fit', async () => {
  const { other, hold, onDisk } = two()
  const there = async (token: string, browser: string) => (await other.find(token, of(browser))) !== undefined
  const own: string[] = []
  for (const at of [0, 1, 2, 3]) own.push(await hold('one', `words ${at}`))
  expect(await Promise.all(own.map(token => there(token, 'one')))).toEqual([false, true, true, true])
  const others: string[] = []
  for (const at of [0, 1, 2, 3, 4, 5]) others.push(await hold(`browser ${at}`))
  expect(await there(own[3]!, 'one')).toBe(false)
  expect(await Promise.all(others.map((token, at) => there(token, `browser ${at}`)))).not.toContain(false)
  const large = await hold('large', 'x'.repeat(1000))
  expect(await there(large, 'large')).toBe(true)
  expect(await Promise.all(others.map((token, at) => there(token, `browser ${at}`)))).not.toContain(true)
  expect(onDisk()).toHaveLength(1)
})
