import { existsSync, readdirSync } from 'node:fs'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { bringInArchive } from '@waymark/shared/wire/archive.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { readStrategy } from '@waymark/shared/wire/sessions.ts'
import { tidyFiles } from '@waymark/server/files/session-files.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { heldFiles, wholeServer } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Commit } from '@waymark/server/store/store.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { asked, marked, typed } from '#support/answers.ts'
import {
  broughtIn,
  lookedAt,
  manifestIn,
  packed,
  partsOf,
  refusedIn,
  rowsIn,
  send,
  taken,
  textOf,
  withPart,
  withRows,
  type Parts,
} from '#support/archives.ts'
import { person, type Person } from '#support/person.ts'
import { added, pdf, sendFile } from '#support/sent-file.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let at: ASession
let to: TestApp
let host: Person
let parts: Parts
/** A store that fails when it is told to. */
const store = openSqliteStore(':memory:')
let isFull = false
let commits = 0

beforeAll(async () => {
  at = await aSession()
  const set = await asked(at)
  const sectionId = at.session.breakouts[0]!.sections[0]!.id
  const { responseId } = await typed(at.organiser, set, ['The hall is cold.', 'Seats.'])
  await marked(at.organiser, responseId, { start: 0, end: 17, sectionId })
  await added(await sendFile(at.address, at.organiser, { sessionId: at.session.session.id, bytes: pdf }))
  parts = partsOf(await taken(at, at.organiser, at.session.strategy.id))
  to = await testApp({
    store: {
      ...store,
      commit: async change => {
        // That it waits for a moment is written; of what is in it, nothing is.
        if (isOfWaiting(change)) return store.commit(change)
        commits += 1
        if (isFull) throw new Error('the disk is full')
        return store.commit(change)
      },
    },
  })
  host = person(to.address)
  await host.comeIn(to.hostSecret)
}, 60_000)
afterAll(async () => {
  await at.stop()
  await to.stop()
})

const isOfWaiting = ({ puts = [], removes = [] }: Commit): boolean =>
  [...puts, ...removes].some(({ kind }) => kind === heldFiles.name)

/** Without those that wait for whoever sent them. */
async function filesOf(): Promise<string[]> {
  const waiting = (await store.list(heldFiles, wholeServer)).map(({ fileId }): string => fileId)
  const all = existsSync(to.filesFolder) ? readdirSync(to.filesFolder) : []
  return all.filter(name => !waiting.includes(name) && !name.endsWith('.new'))
}

/** Nothing of it is there afterwards: no row, no file. */
async function refused(archive: Uint8Array): Promise<Problem> {
  const before = commits
  const no = await refusedIn(to, host, archive)
  expect(commits).toBe(before)
  expect(await filesOf()).toEqual([])
  return no
}

const docName = (): string => Object.keys(parts).find(name => name.startsWith('docs/room/'))!
const fileName = (): string => Object.keys(parts).find(name => name.startsWith('files/'))!
const altered = /^This archive is damaged or was altered/
const newer = /^There is something in this archive that this server does not know/
const loose = /^Things are missing in this archive/
const none = /^This is not an archive of Waymark/

const without = (name: string): Parts => Object.fromEntries(Object.entries(parts).filter(([one]) => one !== name))
const zipped = (all: Zippable): Uint8Array => zipSync(all, { level: 1 })

test('[AR14] a part that was altered, is missing, or is one too many is noticed, though its list is as it was', async () => {
  const some = /^(?:READ|rows\/s|docs\/d|docs\/t|files|site\/index|site\/pictures\/session-1-breakout-1-1-1)/
  for (const name of Object.keys(parts).filter(one => some.test(one))) {
    const changed = Uint8Array.from(parts[name]!)
    changed[changed.length >> 1]! ^= 1
    expect((await refused(zipped({ ...parts, [name]: changed }))).message, name).toMatch(altered)
  }
  expect((await refused(zipped(without(fileName())))).message).toMatch(altered)
  expect((await refused(zipped({ ...parts, 'rows/extra.jsonl': strToU8('{}\n') }))).message).toMatch(altered)
})

test.for<[what: string, change: () => Parts, said: RegExp]>([
  ['a kind that is not known', () => ({ ...parts, 'rows/member.jsonl': strToU8('{}\n') }), newer],
  ['a kind of the makings of objects', () => ({ ...parts, 'rows/__proto__.jsonl': strToU8('{}\n') }), newer],
  ['a document that is not known', () => ({ ...parts, 'docs/chat/somewhere-else.json': strToU8('{}\n') }), newer],
  ['a document of no room', () => ({ ...parts, 'docs/room/somewhere-else.json': strToU8('{}\n') }), loose],
  ['another folder', () => ({ ...parts, 'more/of-it.txt': strToU8('x') }), newer],
  ['a file without a row', () => ({ ...parts, 'files/somewhere-else.pdf': pdf }), loose],
  ['a row without its file', () => without(fileName()), loose],
  ['a room without its document', () => without(docName()), loose],
  ['no strategy', () => without('rows/strategy.jsonl'), loose],
  [
    'two strategies',
    () => withRows(parts, 'strategy', rows => [...rows, { ...rows[0], id: 'another-strategy' }]),
    loose,
  ],
  ['the same row twice', () => withRows(parts, 'room', rows => [...rows, rows[0]!]), altered],
  [
    'a row of another parent',
    () => withRows(parts, 'room', ([row]) => [{ ...row, breakoutId: 'not-of-this-one' }]),
    loose,
  ],
  ['a row that is no JSON', () => withPart(parts, 'rows/session.jsonl', '{"id": \n'), altered],
  ['a row that is not one of its kind', () => withRows(parts, 'session', ([row]) => [{ ...row, title: 7 }]), newer],
  [
    'a row with more than its kind has',
    () => withRows(parts, 'session', ([row]) => [{ ...row, more: 'words' }]),
    newer,
  ],
  ['words that are too long', () => withRows(parts, 'session', ([row]) => [{ ...row, title: 'x'.repeat(999) }]), newer],
  [
    'letters that are none',
    () => ({ ...parts, 'rows/session.jsonl': Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]) }),
    altered,
  ],
  ['a demo, which everybody may open', () => withRows(parts, 'strategy', ([row]) => [{ ...row, demo: true }]), newer],
  [
    'questions that let people in',
    () => withRows(parts, 'question-set', ([row]) => [{ ...row, openedAt: '2027-01-01T00:00:00.000Z' }]),
    newer,
  ],
  ['an answer that was never sent', () => withRows(parts, 'response', ([row]) => [{ ...row, sentAt: null }]), newer],
  ['a document of other records', () => withPart(parts, docName(), '{"notes":[{"id":"a-note-of-mine"}]}'), newer],
  ['a document that is a list', () => withPart(parts, docName(), '[1]'), newer],
  [
    'a document nested without end',
    () => withPart(parts, docName(), `{"notes":[${'['.repeat(5e4)}${']'.repeat(5e4)}]}`),
    newer,
  ],
])('[AR14] %s is refused in a sentence, though the list says so', async ([, change, said]) => {
  expect((await refused(packed(change()))).message).toMatch(said)
})

test('[AR14] [AR15] a list that says something else, or cannot be read, is refused', async () => {
  const counted = (more: object) => packed(parts, manifest => ({ ...manifest, ...more }))
  const { counts, strategy, entries } = manifestIn(parts)
  expect((await refused(counted({ counts: { ...counts, notes: 1e15 } }))).message).toMatch(altered)
  expect((await refused(counted({ counts: { ...counts, notes: -1 } }))).message).toMatch(altered)
  expect((await refused(counted({ strategy: { ...strategy, title: 'Another' } }))).message).toMatch(altered)
  expect((await refused(counted({ version: 2 }))).message).toMatch(newer)
  expect((await refused(counted({ format: 'waymark-synthesis' }))).message).toMatch(none)
  expect((await refused(counted({ entries: [...entries, ...entries] }))).message).toMatch(altered)
  expect((await refused(counted({ entries: Array.from({ length: 30_000 }, () => entries[0]) }))).message).toMatch(
    altered,
  )
  expect((await refused(counted({ madeAt: 'yesterday' }))).message).toMatch(altered)
})

test('[AR15] what is no ZIP, is cut short, leads out of its folder or unpacks without end is refused', async () => {
  const archive = packed(parts)
  for (const bytes of [new Uint8Array(0), strToU8('not a zip'), archive.subarray(0, archive.length - 40), pdf])
    expect((await refused(bytes)).message).toMatch(none)
  for (const name of ['../outside.txt', '/etc/waymark', 'C:\\outside.txt', 'rows\\session.jsonl', 'site/../../x.html'])
    expect((await refused(packed({ ...parts, [name]: strToU8('x') }))).code, name).toBe('malformed')
  const bomb = { ...parts, 'docs/room/a-bomb-of-zeros.json': new Uint8Array(40 * 1024 * 1024) }
  expect((await refused(packed(bomb))).code).toBe('too-large')
  const many = Buffer.from(archive)
  // What the end of it says of how many parts there are.
  for (const at of [8, 10]) many.writeUInt16LE(40_000, many.length - 22 + at)
  expect((await refused(many)).code).toBe('too-large')
})

test('[AR15] what lies about its size is not believed', async () => {
  const name = 'rows/session.jsonl'
  const lying = packed(parts, ({ entries, ...manifest }) => ({
    ...manifest,
    entries: entries.map(one => (one.name === name ? { ...one, bytes: 1 } : one)),
  }))
  expect((await refused(lying)).message).toMatch(altered)
})

test('[AR16] nothing of it may be, or lead to, something of another series of the server', async () => {
  const other = await aSession({}, to)
  const [breakout] = other.session.breakouts
  const room = breakout!.rooms[0]!
  const noteId = NoteId.parse('note-of-another-series')
  const body = { sectionId: breakout!.sections[0]!.id, text: 'Theirs', signed: false, route: 'live' } as const
  await other.organiser.ask(putNote, { params: { roomId: room.id, noteId }, body })
  const own = String(rowsIn(parts, 'breakout')[0]!['id'])
  const leads: Readonly<Record<string, Parts>> = {
    'questions about a breakout': withRows(parts, 'question-set', ([row]) => [led(row!, own, breakout!.id)]),
    'a heading with the id of a room': withRows(parts, 'breakout', ([row]) => [headed(row!, room.id)]),
    'a room with an id of theirs': withPart(parts, docName(), withNote(room.id)),
    'a note with the id of theirs': withPart(parts, docName(), withNote(noteId)),
  }
  for (const [what, changed] of Object.entries(leads)) {
    const notes = /^a (?:note|room)/.test(what) ? 2 : 1
    const archive = packed(changed, manifest => ({ ...manifest, counts: { ...manifest.counts, notes } }))
    expect((await refusedIn(to, host, archive)).message, what).toMatch(/^Something in this archive is here already/)
    expect((await host.refused(readStrategy, { params: { strategyId: at.session.strategy.id } })).code).toBe('gone')
  }
})

const led = (row: object, from: string, id: string): object =>
  JSON.parse(JSON.stringify(row).replaceAll(from, id)) as object
const headed = (row: Record<string, unknown>, id: string): object => ({
  ...row,
  sections: (row['sections'] as object[]).map((section, which) =>
    which === 2 ? { ...section, ambitionId: id } : section,
  ),
})
/** One more than there is. */
const withNote = (id: string): string => {
  const { notes = [] } = JSON.parse(textOf(parts, docName())) as { notes?: { id: string }[] }
  const note = { id, sectionId: 'a-section-of-it', text: 'x', order: 'a0', signedBy: null, route: 'live' }
  return JSON.stringify({ notes: [...notes, note].toSorted((a, b) => (a.id < b.id ? -1 : 1)) })
}

test('[AR1] whoever may not start a strategy here may not bring one in, nor use what another has sent', async () => {
  const archive = packed(parts)
  const other = await aSession({}, to)
  for (const who of [await other.newcomer('facilitator'), await other.newcomer('reader'), person(to.address)]) {
    const no = Problem.parse(await (await send(to, who, archive)).json())
    expect(['not-allowed', 'not-signed-in']).toContain(no.code)
  }
  const { token } = await lookedAt(to, host, archive)
  expect((await other.organiser.refused(bringInArchive, { params: { token } })).code).toBe('gone')
  expect((await host.refused(bringInArchive, { params: { token: 'somewhere-else' } })).code).toBe('gone')
})

test('[AR17] where the disk fails, or the server ends before all of it is kept, nothing of it is there, and it can be brought in again', async () => {
  const archive = packed(parts)
  const { id } = at.session.strategy
  const { token } = await lookedAt(to, host, archive)
  isFull = true
  expect((await host.refused(bringInArchive, { params: { token } })).code).toBe('broken')
  isFull = false
  expect(await filesOf()).toEqual([])
  expect((await host.refused(readStrategy, { params: { strategyId: id } })).code).toBe('gone')
  // As if it had ended after its files were kept and before their rows were.
  const kept = await keptFiles(to.filesFolder).receive(
    'left-behind-by-one' as never,
    (async function* () {
      yield pdf
    })(),
    1000,
  )
  await kept.keep()
  await tidyFiles(to.deps)
  expect(await filesOf()).toEqual([])
  const before = commits
  await broughtIn(to, host, archive)
  expect(commits).toBe(before + 1)
  expect((await host.ask(readStrategy, { params: { strategyId: id } })).sessions).toHaveLength(1)
  expect(await filesOf()).toEqual([fileName().replace(/^files\/|\.pdf$/g, '')])
  expect(textOf(parts, 'READ ME.txt')).toContain('site/index.html')
})
