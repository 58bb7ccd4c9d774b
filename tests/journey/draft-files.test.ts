/** The files of a draft through the raw door: who may take them, what is in them, and a draft file that comes in again. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { textOf, type Block } from '@waymark/shared/model/draft.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { DraftFile } from '@waymark/shared/model/draft-file.ts'
import { DraftId } from '@waymark/shared/model/ids.ts'
import { bringLookPath, bringPath, DraftBrought, DraftFileLook } from '@waymark/shared/wire/draft-files.ts'
import { buildDraft, exportFormats, exportPath, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { withdrawNote } from '@waymark/shared/wire/notes.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { aSession } from '#support/a-session.ts'
import { sendBrought } from '#support/brought-in.ts'
import { noteId, onAClock, themeId, write, written, type Here } from '#support/on-a-clock.ts'
import { wordsOfPages } from '#support/pdf-pages.ts'
import { person, type Person } from '#support/person.ts'

let a: Here
let draftId: DraftId
beforeAll(async () => {
  a = await onAClock()
  await written(a)
  draftId = DraftId.parse(a.session.draftId)
  await a.facilitator.ask(buildDraft, { params: { draftId } })
  const live = await a.deps.live.open(draftDocName(draftId))
  const spans = [{ text: 'We open longer.', marks: [] }]
  await live.change(doc => {
    const fragment = draftFragment(doc)
    insertBlocks(fragment, fragment.length, [
      { kind: 'statement', cites: [{ themeId: themeId('Opening hours') }], ownWords: false, spans },
    ])
  })
})
afterAll(() => a.stop())

const take = (who: Person, format: ExportFormat): Promise<Response> => who.get(exportPath(draftId, format))
const problemOf = async (response: Response) => Problem.parse(await response.json())

test('[X87] whoever may read the draft takes it away in every format under a name that says what it is, and nobody else does', async () => {
  const reader = await a.newcomer('reader')
  for (const format of exportFormats) {
    for (const who of [reader, a.facilitator]) {
      const taken = await take(who, format)
      expect(taken.status, format).toBe(200)
      expect(taken.headers.get('content-disposition')).toMatch(/^attachment; filename="Our Direction 2027 to 2031/)
      expect(taken.headers.get('cache-control')).toBe('no-store')
      expect((await taken.arrayBuffer()).byteLength).toBeGreaterThan(100)
    }
    expect((await problemOf(await take(a.writers[0], format))).code).toBe('not-allowed')
    expect((await problemOf(await take(person(a.address), format))).code).toBe('not-signed-in')
  }
  for (const format of ['exe', '__proto__', 'constructor'])
    expect((await problemOf(await a.facilitator.get(`/api/drafts/${draftId}/export/${format}`))).code).toBe('gone')
})

test('[X82] in no file is a note that was taken back, whose a note is, or when it was written', async () => {
  await write(a, { who: a.writers[0], room: 1, at: 9, text: 'Taken back again' })
  await a.writers[0].ask(withdrawNote, { params: { roomId: a.breakout.rooms[0]!.id, noteId: noteId(9) } })
  // A file may say when it was made.
  a.wait(7)
  for (const format of exportFormats) {
    const bytes = new Uint8Array(await (await take(a.facilitator, format)).arrayBuffer())
    const text = textIn(bytes)
    expect(text, format).toContain('We open longer.')
    expect(text, format).not.toContain('Taken back again')
    expect(text, format).not.toMatch(/memberId|T13:00:\d\d/)
  }
})

/** All that is written in a file, whatever it is packed in. */
function textIn(bytes: Uint8Array): string {
  const start = strFromU8(bytes.subarray(0, 4), true)
  if (start === '%PDF') return wordsOfPages(bytes).join(' ')
  if (!start.startsWith('PK')) return strFromU8(bytes)
  return Object.values(unzipSync(bytes))
    .map(part => strFromU8(part))
    .join('\n')
}

const fileOf = async (): Promise<DraftFile> => DraftFile.parse(await (await take(a.facilitator, 'json')).json())
const send = (who: Person, path: string, said: unknown): Promise<Response> =>
  sendBrought(a.address, who, { path, bytes: said instanceof Uint8Array ? said : JSON.stringify(said) })

const blocksOf = async (id: DraftId, deps = a.deps): Promise<Block[]> =>
  (await deps.live.open(draftDocName(id))).read(doc => readBlocks(draftFragment(doc)))

test('[X83] a draft file is looked at, then put at the end of a draft; what is there stays letter for letter, and an empty one holds all of it', async () => {
  const file = await fileOf()
  const before = await blocksOf(draftId)
  const written = before.filter(block => hasWords(textOf(block)))
  const statements = written.filter(({ kind }) => kind === 'statement').length
  const looked = DraftFileLook.parse(await (await send(a.facilitator, bringLookPath(draftId), file)).json())
  const look = { title: 'Our Direction', period: '2027 to 2031', headings: written.length - statements, statements }
  expect(looked).toEqual({ ...look, sourced: 1, sourcesGone: 0 })
  expect(await blocksOf(draftId)).toEqual(before)

  const b = await aSession({ title: 'Another' }, a)
  const into = DraftId.parse(b.session.draftId)
  const elsewhere = DraftFileLook.parse(await (await send(b.organiser, bringLookPath(into), file)).json())
  expect(elsewhere).toEqual({ ...look, sourced: 0, sourcesGone: 1 })
  const brought = await send(b.organiser, bringPath(into), file)
  expect(DraftBrought.parse(await brought.json())).toEqual({ headings: look.headings, statements })
  expect(await blocksOf(into)).toEqual(before)

  await send(a.facilitator, bringPath(draftId), file)
  const after = await blocksOf(draftId)
  expect(after.slice(0, before.length)).toEqual(before)
  expect(after.slice(before.length).map(textOf)).toEqual(before.map(textOf))
  expect(after.filter(block => block.kind === 'heading' && block.level === 1)).toHaveLength(1)
})

test('[X83] only whoever writes the draft brings one in', async () => {
  const file = await fileOf()
  const before = await blocksOf(draftId)
  for (const path of [bringLookPath(draftId), bringPath(draftId)]) {
    for (const who of [await a.newcomer('reader'), a.writers[0]])
      expect((await problemOf(await send(who, path, file))).code).toBe('not-allowed')
    expect((await problemOf(await send(person(a.address), path, file))).code).toBe('not-signed-in')
  }
  expect(await blocksOf(draftId)).toEqual(before)
})

test('[X84] what is no draft file, a newer one, or one that was tampered with is refused in a sentence and changes nothing', async () => {
  const file = await fileOf()
  const before = await blocksOf(draftId)
  const statement = { kind: 'statement', cites: [], ownWords: true, spans: [{ text: 'a', marks: [] }] }
  const nested = (depth: number): Uint8Array => Buffer.from(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  const hostile: readonly unknown[] = [
    new Uint8Array(),
    new Uint8Array([0xff, 0xfe, 0x00]),
    new Uint8Array([0x50, 0x4b, 3, 4]),
    nested(200_000),
    null,
    [],
    { ...file, format: 'waymark-synthesis' },
    { ...file, version: 2 },
    { ...file, version: 'one' },
    { ...file, blocks: 'all' },
    { ...file, blocks: [{ ...statement, cites: [{ memberId: 'somebody-else' }] }] },
    { ...file, blocks: [{ ...statement, spans: [{ text: 7, marks: ['blink'] }] }] },
    { ...file, blocks: [{ kind: 'script', spans: [] }] },
    { ...file, blocks: Array.from({ length: 10_001 }, () => statement) },
    { ...file, blocks: [{ ...statement, spans: [{ text: 'a'.repeat(2_000_001), marks: [] }] }] },
    Buffer.from(`{"format":"waymark-draft","version":1,"__proto__":{"blocks":[]}}`),
  ]
  for (const said of hostile) {
    const no = await problemOf(await send(a.facilitator, bringPath(draftId), said))
    expect(['malformed', 'too-large']).toContain(no.code)
    expect(no.message).toMatch(/^[A-Z].+\.$/)
  }
  const large = await problemOf(await send(a.facilitator, bringPath(draftId), new Uint8Array(10 * 1024 * 1024 + 1)))
  expect(large.message).toBe('This file is too large: at most 10 MB fit.')
  expect(await blocksOf(draftId)).toEqual(before)
})

test('[X84] letters that no document can hold are left out, and everything else of a statement is kept', async () => {
  const b = await aSession({ title: 'A third' }, a)
  const into = DraftId.parse(b.session.draftId)
  const spans = [{ text: 'a\u0000b\uD800c\u202Ed\r\n<b>', marks: ['bold'] }]
  const file = { ...(await fileOf()), blocks: [{ kind: 'statement', cites: [], ownWords: true, spans }] }
  await send(b.organiser, bringPath(into), file)
  expect((await blocksOf(into)).map(textOf)).toEqual(['ab\uFFFDc\u202Ed\n<b>'])
  const live = await a.deps.live.open(draftDocName(into))
  await live.change(doc => insertBlocks(draftFragment(doc), 0, []))
  expect((await b.organiser.get(exportPath(into, 'docx'))).status).toBe(200)
})
