import { appendFileSync, mkdtempSync, readFileSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { openDataFolder } from '@waymark/server/store/data-folder.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { StorageProblem } from '@waymark/server/store/storage-problem.ts'
import { storeContract } from './store-contract.ts'

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'waymark-store-'))
const aFile = (): string => join(emptyFolder(), 'waymark.db')

storeContract(async () => openSqliteStore(aFile()))

const filled = async (): Promise<string> => {
  const file = aFile()
  const store = openSqliteStore(file)
  await store.commit({
    puts: [{ kind: 'seat', id: 'a', parent: 'b', body: { id: 'a', memberId: 'abcdefghij' } }],
    updates: Array.from({ length: 300 }, () => ({ doc: 'room:abcdefghij' as never, update: new Uint8Array(400) })),
  })
  await store.close()
  return file
}

test('[ST5] a database of a newer version is left alone, with a sentence', async () => {
  const file = await filled()
  const db = new DatabaseSync(file)
  db.exec('pragma user_version = 99')
  db.close()
  const before = readFileSync(file)
  expect(() => openSqliteStore(file)).toThrow(/newer version of Waymark .*version 99/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('[ST5] a database of an older version is brought up to date and keeps what it holds', async () => {
  const file = aFile()
  const old = new DatabaseSync(file)
  old.exec('pragma user_version = 0')
  old.close()
  const store = openSqliteStore(file)
  await store.commit({ puts: [{ kind: 'seat', id: 'a', parent: 'b', body: { id: 'a', memberId: 'abcdefghij' } }] })
  await store.close()
  const again = openSqliteStore(file)
  await again.close()
  const db = new DatabaseSync(file)
  expect(Number(db.prepare('pragma user_version').get()?.['user_version'])).toBeGreaterThan(0)
  expect(db.prepare('select count(*) as n from record').get()?.['n']).toBe(1)
  db.close()
})

test('[ST5] the logs and epochs of the first version are brought along', async () => {
  const file = aFile()
  const old = new DatabaseSync(file)
  old.exec(`
    create table record (kind text not null, id text not null, parent text not null, body text not null,
      primary key (kind, id)) without rowid;
    create table doc_update (doc text not null, seq integer not null, body blob not null,
      primary key (doc, seq)) without rowid;
    insert into doc_update values ('room:abcdefghij', 7, x'01'), ('room:abcdefghij', 8, x'02'), ('room:klmnopqrst', 1, x'03');
    insert into record values ('doc-epoch', 'room:klmnopqrst', 'server', '{"id":"room:klmnopqrst","epoch":"anew"}');
    pragma user_version = 1;`)
  old.close()
  const store = openSqliteStore(file)
  const read = async (id: string) => store.readLog(roomDocName(RoomId.parse(id)))
  expect(await read('abcdefghij')).toEqual({ updates: [Uint8Array.of(1), Uint8Array.of(2)], head: 8, epoch: '' })
  expect(await read('klmnopqrst')).toEqual({ updates: [Uint8Array.of(3)], head: 1, epoch: 'anew' })
  await store.close()
})

test('[ST6] a file that is no database, and one with a hole in it, are refused with what to do', async () => {
  const none = aFile()
  writeFileSync(none, 'these are not the bytes of a database, however long they go on and on and on '.repeat(100))
  expect(() => openSqliteStore(none)).toThrow(/is damaged.*backup/s)
  const holed = await filled()
  const bytes = readFileSync(holed)
  bytes.fill(0xa5, 4096, 4096 * 6)
  writeFileSync(holed, bytes)
  expect(() => openSqliteStore(holed)).toThrow(StorageProblem)
  const cut = await filled()
  truncateSync(cut, 4096 * 2)
  expect(() => openSqliteStore(cut)).toThrow(/damaged/)
})

test('[ST6] a second server on the same data is told so', async () => {
  const file = aFile()
  const first = openSqliteStore(file)
  expect(() => openSqliteStore(file)).toThrow(/Another Waymark server/)
  await first.close()
})

test('[ST7] a data folder that cannot be made or written is refused with a sentence', () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(() => openDataFolder(join(folder, 'file'))).toThrow(/cannot write to the data folder/)
  expect(() => openDataFolder(join(folder, 'file', 'below'))).toThrow(/cannot write to the data folder/)
})

test('[ST7] the key of the links is made once, for its owner alone, and a damaged one is not replaced in silence', () => {
  const folder = emptyFolder()
  const key = (byte: number) => openDataFolder(folder).linkKey(() => new Uint8Array(32).fill(byte))
  expect([...key(7)]).toEqual([...new Uint8Array(32).fill(7)])
  expect(key(8)).toEqual(key(7))
  expect(statSync(join(folder, 'links.key')).mode & 0o777).toBe(0o600)
  appendFileSync(join(folder, 'links.key'), 'x')
  expect(() => key(7)).toThrow(/key of the links.*damaged/s)
  expect(readdirSync(folder)).toEqual(['links.key'])
})

test('[ST14] what was forgotten is in no file of the folder, while the server runs', async () => {
  const folder = emptyFolder()
  const store = openSqliteStore(join(folder, 'waymark.db'))
  const doc = 'room:abcdefghij' as never
  await store.commit({ updates: [{ doc, update: Buffer.from('nobody should find this') }] })
  const bytes = (): string =>
    readdirSync(folder)
      .map(name => readFileSync(join(folder, name)).toString('latin1'))
      .join()
  expect(bytes()).toContain('nobody should find this')
  await store.commit({ forgets: [doc], updates: [{ doc, update: Buffer.from('this stays') }] })
  expect(bytes()).toContain('this stays')
  expect(bytes()).not.toContain('nobody should find this')
  await store.close()
})
