/** A data folder that is copied while it is used: what is in the copy, what is not, and what stands in the way. */
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FileId, MemberId } from '@waymark/shared/model/ids.ts'
import { heldByServer, offerHold } from '@waymark/server/main/hold-socket.ts'
import { copyFolder, mayBeCopied } from '@waymark/server/store/copying/copy-folder.ts'
import { databaseNames, folderAtRest, type Held } from '@waymark/server/store/copying/folder-at-once.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { seats } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { StorageProblem } from '@waymark/server/store/storage-problem.ts'
import { row } from '@waymark/server/store/store.ts'
import { markUnfinished } from '@waymark/server/store/unfinished-move.ts'
import { realTimers } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

const all = mkdtempSync(join(tmpdir(), 'waymark-copies-'))
afterAll(() => {
  rmSync(all, { recursive: true })
})
let made = 0
const newFolder = (): string => join(all, String((made += 1)))

/** As a server has it. */
function used() {
  const folder = newFolder()
  mkdirSync(folder)
  const [words, people, monitoring] = databaseNames.map(name => openSqliteStore(join(folder, name))) as [
    ReturnType<typeof openSqliteStore>,
    ReturnType<typeof openSqliteStore>,
    ReturnType<typeof openSqliteStore>,
  ]
  const files = keptFiles(join(folder, 'files'))
  writeFileSync(join(folder, 'links.key'), randomBytes(32))
  const hold = () => {
    const stores = { 'waymark.db': words, 'people.db': people, 'monitoring.db': monitoring }
    const databases = databaseNames.map(name => ({ name, ...stores[name].hold() }))
    const { names, release } = files.hold()
    return {
      folder: { databases: databases.map(({ release: _let, ...one }) => one), files: [...names] },
      release: () => {
        release()
        for (const database of databases) database.release()
      },
    }
  }
  return {
    folder,
    words,
    files,
    hold,
    close: async () => {
      await Promise.all([words.close(), people.close(), monitoring.close()])
    },
  }
}

const seat = (id: string) => row(seats, { id, memberId: MemberId.parse('abcdefghij') })
const doc = 'room:abcdefghij' as never
async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
const keep = async (files: ReturnType<typeof keptFiles>, id: string): Promise<void> =>
  (await files.receive(FileId.parse(id), bytesOf(id), 1000)).keep()

async function copied(from: string, held: Held): Promise<string> {
  const to = newFolder()
  await copyFolder({ from, to, told: () => undefined }, held)
  return to
}

const bytesIn = (folder: string): string =>
  readdirSync(folder)
    .filter(name => !['files', 'ask.sock'].includes(name))
    .map(name => readFileSync(join(folder, name)).toString('latin1'))
    .join()

test('[ST36] a copy is of one moment: what is written and removed meanwhile is not in it, and goes on as ever', async () => {
  const a = used()
  const stop = await offerHold(a.folder, a.hold, realTimers)
  await a.words.commit({ puts: [seat('before')], updates: [{ doc, update: Buffer.from('said before') }] })
  await keep(a.files, 'a-file-of-before')
  const held = await heldByServer(a.folder)
  // More than SQLite would leave in the write-ahead file by itself.
  for (let at = 0; at < 120; at += 1)
    await a.words.commit({ puts: [seat(`meanwhile-${at}`)], updates: [{ doc, update: randomBytes(40_000) }] })
  await a.words.commit({ forgets: [doc], removes: [{ kind: 'seat', id: 'before' }] })
  await a.files.remove(FileId.parse('a-file-of-before'))
  await keep(a.files, 'a-file-of-meanwhile')
  const copy = await copied(a.folder, held!)
  const there = openSqliteStore(join(copy, 'waymark.db'))
  expect(
    await there.list(seats, seats.parentOf({ id: 'before', memberId: MemberId.parse('abcdefghij') })),
  ).toHaveLength(1)
  expect((await there.readLog(doc)).updates).toEqual([Uint8Array.from(Buffer.from('said before'))])
  await there.close()
  expect(readdirSync(join(copy, 'files'))).toEqual(['a-file-of-before'])
  await until('what was removed is gone', () => !existsSync(join(a.folder, 'files', 'a-file-of-before')))
  await until('what was forgotten is in no file', () => !bytesIn(a.folder).includes('said before'))
  expect(await a.words.get(seats, 'meanwhile-119')).toBeDefined()
  stop()
  await a.close()
})

test('[ST36] a copy is for its owner alone, whatever the folder was', async () => {
  const a = used()
  await a.words.commit({ puts: [seat('one')] })
  await keep(a.files, 'a-file-of-theirs')
  await a.close()
  const copy = await copied(a.folder, folderAtRest(a.folder))
  const modes = ['.', ...databaseNames, 'links.key', 'files/a-file-of-theirs'].map(
    name => statSync(join(copy, name)).mode & 0o777,
  )
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600, 0o600, 0o600])
  expect(statSync(join(copy, 'files')).mode & 0o777).toBe(0o700)
})

test('[ST37] whoever copies and is gone holds nothing any more, and two do not copy at once', async () => {
  const a = used()
  let holds = 0
  const stop = await offerHold(
    a.folder,
    () => {
      holds += 1
      const held = a.hold()
      return {
        ...held,
        release: () => {
          holds -= 1
          held.release()
        },
      }
    },
    realTimers,
  )
  const first = await heldByServer(a.folder)
  await expect(heldByServer(a.folder)).rejects.toThrow(/is being made already/)
  expect(holds).toBe(1)
  await first?.isStillHeld()
  await until('it is let go', () => holds === 0)
  const second = await heldByServer(a.folder)
  stop()
  await expect(second?.isStillHeld()).rejects.toThrow(/server went down/)
  await until('that, too', () => holds === 0)
  await a.close()
})

test('[ST37] a copy during which a server went down, or one was started, is refused, and nothing of it is left', async () => {
  const a = used()
  await a.words.commit({ puts: [seat('one')] })
  const to = newFolder()
  const gone = (): Promise<void> => Promise.reject(new StorageProblem('The server went down.'))
  const { folder } = a.hold()
  await expect(
    copyFolder({ from: a.folder, to, told: () => undefined }, { folder, isStillHeld: gone }),
  ).rejects.toThrow(/went down/)
  expect(existsSync(to)).toBe(false)
  await a.close()
  const atRest = folderAtRest(a.folder)
  const server = openSqliteStore(join(a.folder, 'waymark.db'))
  await server.commit({ puts: [seat('two')] })
  await expect(copied(a.folder, atRest)).rejects.toThrow(/was written in .* meanwhile/)
  await server.close()
})

test('[ST38] what is damaged is not called a copy, and nothing that is there is written over', async () => {
  const a = used()
  await a.words.commit({ updates: [{ doc, update: randomBytes(40_000) }] })
  await a.close()
  const holed = readFileSync(join(a.folder, 'waymark.db'))
  writeFileSync(join(a.folder, 'waymark.db'), holed.fill(0xa5, 4096, 4096 * 6))
  await expect(copied(a.folder, folderAtRest(a.folder))).rejects.toThrow(/is damaged/)
  const full = newFolder()
  mkdirSync(full)
  appendFileSync(join(full, 'a-letter'), 'of somebody')
  for (const to of [full, a.folder, join(a.folder, 'below')])
    expect(() => {
      mayBeCopied({ from: a.folder, to })
    }).toThrow(/already|not within/)
  expect(() => folderAtRest(full)).toThrow(/no waymark\.db/)
  const half = newFolder()
  mkdirSync(half)
  markUnfinished(half)
  writeFileSync(join(half, 'waymark.db'), 'half of one')
  expect(() => {
    mayBeCopied({ from: a.folder, to: half })
  }).not.toThrow()
})
