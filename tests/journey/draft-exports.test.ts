/** Long exports through the raw door: followed, given up, fetched by whoever asked, and nobody waits for them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { DraftId, NoteId } from '@waymark/shared/model/ids.ts'
import { orderKeys } from '@waymark/shared/rules/order.ts'
import { ExportLine, exportedPath } from '@waymark/shared/wire/exports.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { listLinks, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { wordsOf } from '#support/exported.ts'
import { noteId, onAClock, type Here } from '#support/on-a-clock.ts'
import { person, type Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

const count = 800

let a: Here
let draftId: DraftId
beforeAll(async () => {
  a = await onAClock()
  draftId = DraftId.parse(a.session.draftId)
  const keys = orderKeys(count)
  const { rooms, sections } = a.breakout
  const live = await a.deps.live.open(roomDocName(rooms[0]!.id))
  await live.change(doc => {
    const { notes } = openRoomDoc(doc)
    for (const [at, order] of keys.entries())
      notes.put({
        id: NoteId.parse(`long-note-${String(at).padStart(5, '0')}`),
        sectionId: sections[at % sections.length]!.id,
        text: `What person ${at} said <b>`,
        order,
        signedBy: null,
        route: 'live',
      })
  })
})
afterAll(() => a.stop())

const order = (who: Person, format: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${a.address}${exportPath(draftId, ':format').replace(':format', format)}`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', cookie: who.cookie(), accept: 'application/x-ndjson' },
    ...(signal !== undefined && { signal }),
  })
const linesOf = async (response: Response): Promise<ExportLine[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map(line => ExportLine.parse(JSON.parse(line)))
const readyIn = (lines: readonly ExportLine[]): { readonly address: string; readonly bytes: number } => {
  const last = lines.at(-1)
  if (last === undefined || !('ready' in last)) throw new Error(`it is not ready: ${JSON.stringify(last)}`)
  return last.ready
}
const codeOf = async (response: Response) => Problem.parse(await response.json()).code

test('[X88] a long file is told to be written and then where it waits, and is the same as without following it', async () => {
  const reader = await a.newcomer('reader')
  const lines = await linesOf(await order(reader, 'docx'))
  expect(lines.slice(0, 2)).toEqual([{ waiting: true }, { writing: 0 }])
  const { address, bytes } = readyIn(lines)
  const fetched = await reader.get(address)
  expect(fetched.headers.get('content-disposition')).toContain('Our Direction')
  const file = new Uint8Array(await fetched.arrayBuffer())
  expect(file.byteLength).toBe(bytes)
  const plain = await reader.get(exportPath(draftId, 'docx'))
  const words = await wordsOf('docx', file)
  expect(words).toHaveLength(count)
  expect(words).toEqual(await wordsOf('docx', new Uint8Array(await plain.arrayBuffer())))
})

test('[X89] nobody but that browser fetches it, and not that one once its link is taken back', async () => {
  const reader = await a.newcomer('reader')
  const { address } = readyIn(await linesOf(await order(reader, 'txt')))
  expect(await codeOf(await a.facilitator.get(address))).toBe('gone')
  expect(await codeOf(await a.writers[0].get(address))).toBe('not-allowed')
  expect(await codeOf(await person(a.address).get(address))).toBe('not-signed-in')
  expect(await codeOf(await reader.get(exportedPath(draftId, 'never-made-this-one')))).toBe('gone')
  expect(await codeOf(await reader.get(exportedPath(draftId, '..%2F..')))).toBe('gone')
  const { links } = await a.organiser.ask(listLinks, { params: { sessionId: a.session.session.id } })
  const link = links.find(({ role }) => role === 'reader')!
  await a.organiser.ask(revokeLink, { params: { linkId: link.id } })
  expect(await codeOf(await reader.get(address))).toBe('not-signed-in')
})

test('[X87] [X88] participants and strangers order nothing, and what is no format is refused in a sentence', async () => {
  expect(await codeOf(await order(a.writers[0], 'docx'))).toBe('not-allowed')
  expect(await codeOf(await order(person(a.address), 'docx'))).toBe('not-signed-in')
  for (const format of ['exe', '__proto__', 'docx%00', '..%2F..'])
    expect(await codeOf(await order(a.facilitator, format))).toBe('gone')
})

test('[X88] one that is given up ends at once, and a browser has two at a time at most', async () => {
  const stopping = [new AbortController(), new AbortController()]
  const two = stopping.map(({ signal }) => order(a.facilitator, 'docx', signal))
  for (const one of await Promise.all(two)) expect(one.status).toBe(200)
  expect(await codeOf(await order(a.facilitator, 'txt'))).toBe('too-many')
  for (const one of stopping) one.abort()
  await until('they are given up', async () => {
    const again = await order(a.facilitator, 'txt')
    const text = await again.text()
    return again.status === 200 && text.includes('"ready"')
  })
})

test('[X90] while a long file is written, a note is put into a room as fast as ever', async () => {
  const [wyn] = a.writers
  const params = (at: number) => ({ roomId: a.breakout.rooms[0]!.id, noteId: noteId(at) })
  let isWritten = false
  const written = order(a.facilitator, 'docx')
    .then(linesOf)
    .finally(() => {
      isWritten = true
    })
  const waits: number[] = []
  while (!isWritten) {
    const start = performance.now()
    const text = `Meanwhile ${waits.length}`
    const body = { sectionId: a.breakout.sections[0]!.id, text, signed: false, route: 'live' as const }
    await wyn.ask(putNote, { params: params(100 + waits.length), body })
    waits.push(performance.now() - start)
  }
  readyIn(await written)
  expect(waits.length).toBeGreaterThan(3)
  expect(waits.toSorted((x, y) => x - y)[Math.floor(waits.length / 2)]).toBeLessThan(150)
})
