import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openDataFolder } from '@waymark/server/store/data-folder.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { sqliteSource, sqliteTarget } from '@waymark/server/store/sqlite/sqlite-whole.ts'
import { partsIn } from '#support/whole-parts.ts'
import { wholeContract, type PlaceToTry } from './whole-contract.ts'

const aFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-whole-'))

const placeIn = (folder: string): PlaceToTry => ({
  serve: async () => {
    const paths = openDataFolder(folder)
    const store = openSqliteStore(paths.database)
    const people = openSqliteStore(paths.people, { purges: true })
    const monitoring = openSqliteStore(paths.monitoring, { purges: true })
    return {
      store,
      people,
      monitoring,
      files: keptFiles(paths.files),
      close: async () => {
        await store.close()
        await people.close()
        await monitoring.close()
      },
    }
  },
  source: async () => sqliteSource(folder),
  target: async () => sqliteTarget(folder),
})

wholeContract(async () => placeIn(aFolder()))

const served = async (): Promise<string> => {
  const folder = aFolder()
  const { store, close } = await placeIn(folder).serve()
  await store.commit({ puts: [{ kind: 'seat', id: 'a', parent: 'b', body: { id: 'a' } }] })
  await close()
  return folder
}

test('[MV8] nothing of a data folder is changed by reading all of it', async () => {
  const folder = await served()
  const bytes = () => readdirSync(folder).map(name => [name, readFileSync(join(folder, name)).toString('base64')])
  const before = bytes()
  const source = sqliteSource(folder)
  expect(await partsIn(source)).toHaveLength(1)
  await source.close()
  expect(bytes()).toEqual(before)
})

test('[MV8] a folder without data, and one of an older version, are not moved from: each is said in a sentence, and nothing is made or changed', async () => {
  const none = aFolder()
  expect(() => sqliteSource(join(none, 'below'))).toThrow(/no waymark\.db in .*WAYMARK_DATA/)
  expect(readdirSync(none)).toEqual([])
  const old = await served()
  const db = new DatabaseSync(join(old, 'waymark.db'))
  db.exec('pragma user_version = 1')
  db.close()
  expect(() => sqliteSource(old)).toThrow(/older version of Waymark\. Start this version on it once/)
  const newer = await served()
  const other = new DatabaseSync(join(newer, 'people.db'))
  other.exec('pragma user_version = 99')
  other.close()
  for (const open of [sqliteSource, sqliteTarget]) expect(() => open(newer)).toThrow(/newer version of Waymark/)
})

test('[MV4] a folder that holds the key of the links and nothing else, and what an empty server left, may be moved into', async () => {
  const folder = aFolder()
  writeFileSync(join(folder, 'links.key'), new Uint8Array(32))
  await (await placeIn(folder).serve()).close()
  const target = sqliteTarget(folder)
  await target.begin()
  await target.finish()
  await target.close()
  expect(readdirSync(folder).toSorted()).toEqual(['links.key', 'monitoring.db', 'people.db', 'waymark.db'])
})
