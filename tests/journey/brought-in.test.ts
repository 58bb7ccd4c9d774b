import { afterAll, beforeAll, expect, test } from 'vitest'
import { toXlsx } from '@waymark/server/export/to-xlsx.ts'
import { withdrawNote } from '@waymark/shared/wire/notes.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import * as wire from '@waymark/shared/wire/brought-in.ts'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import { synthesisFilePath } from '@waymark/shared/wire/synthesis-files.ts'
import { sayDone } from '@waymark/shared/rules/activity-words.ts'
import { boards, code, codebook, sendBrought } from '#support/brought-in.ts'
import { onAClock, written, type Here } from '#support/on-a-clock.ts'
import { person, type Person } from '#support/person.ts'

let a: Here
beforeAll(async () => {
  a = await onAClock()
  await written(a)
})
afterAll(() => a.stop())

const room = (number: number) => a.breakout.rooms[number - 1]!.id
const [doors, lights, all] = [0, 1, 2]
const section = (at: number) => a.breakout.sections[at]!.id

const send = (path: string, bytes: string | Uint8Array, mapping?: unknown, who: Person = a.facilitator) =>
  sendBrought(a.address, who, { path, bytes, mapping })

const readBook = async (bytes: string | Uint8Array): Promise<wire.CodebookRead> =>
  wire.CodebookRead.parse(await (await send(wire.codebookPath(a.breakout.id), bytes)).json())

async function no(response: Response): Promise<Problem> {
  expect(response.ok).toBe(false)
  return Problem.parse(await response.json())
}

test('[T180] a codebook is read as themes with their sentences and parts, letter for letter; what is deeper is a part, colours and sets are left', async () => {
  const deep = code('Top', 'Said &lt;b&gt; &amp; é 🎉', code('Part', '', code('Deeper', 'مرحبا')))
  const { themes, messages } = await readBook(codebook(`${deep}${code('Other')}`))
  expect(themes).toEqual([
    {
      name: 'Top',
      said: 'Said <b> & é 🎉',
      parts: [
        { name: 'Part', said: '' },
        { name: 'Deeper', said: 'مرحبا' },
      ],
    },
    { name: 'Other', said: '', parts: [] },
  ])
  expect(messages).toEqual(['Codes below the second level become parts of the theme at the top.'])
  const long = await readBook(codebook(code('n'.repeat(300), 's'.repeat(3000)), 'urn:QDA-XML:codebook:1:0'))
  expect(long.themes[0]!.name).toBe(`${'n'.repeat(159)}…`)
  expect(long.messages).toEqual(['2 names or descriptions were longer than fits, and end with “…”.'])
})

test('[T180] a codebook that was taken away here is read here as the themes it was made of', async () => {
  const taken = await a.facilitator.get(synthesisFilePath(a.breakout.id, 'qdc'))
  expect((await readBook(await taken.text())).themes).toEqual([{ name: 'Opening hours', said: '', parts: [] }])
})

const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><CodeBook><Codes>${code('&b;')}</Codes></CodeBook>`
const outside = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><CodeBook><Codes>${code('&a;')}</Codes></CodeBook>`

test('[T181] what is no codebook, or could do harm, is refused in words', async () => {
  const hostile = [
    bomb,
    outside,
    codebook(code('x').replace('</Code>', '').repeat(5000)),
    codebook(Array.from({ length: 301 }, (_, at) => code(`c${at}`)).join('')),
    codebook(''),
    '<html><body>No</body></html>',
    'PK\u0003\u0004',
    '',
    '<',
    new Uint8Array([0xff, 0xfe, 0x3c, 0x00, 0x00]),
    new Uint8Array(1000).fill(0x3c),
  ]
  for (const bytes of hostile) {
    const { code: said, message } = await no(await send(wire.codebookPath(a.breakout.id), bytes))
    expect(['malformed', 'too-many', 'too-large']).toContain(said)
    expect(message).not.toContain('hostname')
  }
  const large = await no(await send(wire.codebookPath(a.breakout.id), new Uint8Array(wire.maxBroughtBytes + 1)))
  expect(large.message).toBe('This file is too large: at most 5 MB fit.')
})

test('[T182] only the team brings in', async () => {
  const reader = await a.newcomer('reader')
  const doorsIn = [wire.codebookPath(a.breakout.id), wire.boardPreviewPath(room(1)), wire.boardNotesPath(room(1))]
  for (const path of doorsIn)
    for (const who of [reader, a.writers[0], person(a.address)])
      expect(['not-allowed', 'not-signed-in']).toContain((await no(await send(path, boards.miro, {}, who))).code)
  for (const path of doorsIn) {
    const bare = await fetch(`${a.address}${path}`, { method: 'POST', headers: { cookie: a.facilitator.cookie() } })
    expect((await no(bare)).code).toBe('malformed')
  }
})

const preview = async (bytes: string | Uint8Array, number = 1): Promise<wire.BoardPreview> =>
  wire.BoardPreview.parse(await (await send(wire.boardPreviewPath(room(number)), bytes)).json())

test('[T183] boards are known by their headings, and what their columns are is offered; names are left out unless somebody takes them', async () => {
  const mural = await preview(boards.mural)
  expect(mural).toMatchObject({ kind: 'mural', headingRows: 1, rows: 4 })
  const used = ({ columns }: wire.BoardPreview) =>
    columns.flatMap(({ heading, guess }) => (guess === 'left-out' ? [] : [[heading, guess]]))
  expect(used(mural)).toEqual([
    ['Text', 'words'],
    ['Area', 'section'],
  ])
  expect(mural.columns.find(({ heading }) => heading === 'Area')!.values).toEqual([
    { said: 'Open the doors', rows: 2, guess: section(doors) },
    { said: 'Somewhere else', rows: 1, guess: null },
    { said: 'Keep the lights on', rows: 1, guess: section(lights) },
  ])
  const padlet = await preview(boards.padlet)
  expect(padlet.kind).toBe('padlet')
  expect(used(padlet)).toEqual([
    ['Subject', 'words'],
    ['Body', 'words'],
    ['Section', 'section'],
  ])
  expect(padlet.columns[3]!.values[0]!.guess).toBe(section(lights))
  expect(await preview(boards.miro)).toMatchObject({ kind: 'plain', headingRows: 0, rows: 3 })
  expect(used(await preview(boards.other))).toEqual([
    ['Idea', 'words'],
    ['Category', 'section'],
  ])
})

const take = async (
  bytes: string,
  { columns }: wire.BoardPreview,
  more: Partial<wire.BoardMapping> = {},
  number = 2,
): Promise<wire.BoardTaken> => {
  const mapping: wire.BoardMapping = {
    headingRows: 1,
    columns: columns.map(({ guess }) => guess),
    sections: columns.flatMap(({ guess, values }) =>
      guess === 'section'
        ? values.flatMap(one => (one.guess === null ? [] : [{ said: one.said, sectionId: one.guess }]))
        : [],
    ),
    otherwise: section(all),
    ...more,
  }
  return wire.BoardTaken.parse(await (await send(wire.boardNotesPath(room(number)), bytes, mapping)).json())
}

const standing = async (number: number) =>
  (await a.stand()).rooms[number - 1]!.notes.filter(({ route }) => route === 'other-board').map(
    ({ text, sectionId, signedBy }) => [text, a.breakout.sections.findIndex(({ id }) => id === sectionId), signedBy],
  )

test('[T184] notes of another board stand in the sections that were said, in their order and letter for letter; empty rows are counted', async () => {
  expect(await take(boards.mural, await preview(boards.mural))).toEqual({ taken: 3, known: 0, empty: 1, tooLong: [] })
  expect(await standing(2)).toEqual([
    ['Open on Sundays', doors, null],
    ['Lifts & doors, both', all, null],
    ['Open on Sundays', lights, null],
  ])
  const { lines } = await a.facilitator.ask(readActivity, {
    params: { sessionId: a.session.session.id, before: 'now' },
  })
  expect(lines.map(({ did }) => sayDone(did))).toContain('brought 3 notes from another board into Room 2 of breakout 1')
})

test('[T185] the same file brought twice, or its sections said otherwise, adds nothing twice; what people said twice stays twice', async () => {
  const before = await standing(2)
  const again = await take(boards.mural, await preview(boards.mural), { sections: [], otherwise: section(lights) })
  expect(again).toEqual({ taken: 0, known: 3, empty: 1, tooLong: [] })
  const at = await Promise.all([
    take(boards.padlet, await preview(boards.padlet)),
    take(boards.padlet, await preview(boards.padlet)),
  ])
  expect(at.map(({ taken }) => taken).toSorted((x, y) => x - y)).toEqual([0, 2])
  const since = (await standing(2)).slice(before.length)
  expect(since).toEqual([
    ['A title\nand its words 🎉', lights, null],
    ['مرحبا', all, null],
  ])
})

test('[T183] a board that is given out as an Excel file is read as well, and our own workbook among them', async () => {
  const rows = [
    ['Idea', 'Category'],
    ['Longer ramps', 'Keep the lights on'],
  ]
  const bytes = await toXlsx([
    { name: 'Ideas', columns: rows[0]!.map(title => ({ title, width: 9 })), rows: rows.slice(1) },
  ])
  const looked = await preview(bytes)
  expect(looked).toMatchObject({ kind: 'other', headingRows: 1, rows: 1 })
  expect(looked.columns.map(({ guess }) => guess)).toEqual(['words', 'section'])
})

test('[T184] names are kept with notes only where somebody chose them', async () => {
  const { columns } = await preview(boards.other)
  const uses = columns.map(({ heading, guess }) => (heading === 'Added by' ? ('name' as const) : guess))
  await take(boards.other, { ...(await preview(boards.other)) }, { columns: uses, sections: [] }, 1)
  expect(await standing(1)).toEqual([['A ramp', all, 'Gwen']])
})

test('[T184] of a board without headings each cell is a note, and one that does not fit is named by its row and never cut', async () => {
  const csv = `${boards.miro}${'x'.repeat(1001)}\n`
  const looked = await preview(csv)
  const taken = await take(csv, looked, { headingRows: 0 }, 1)
  expect(taken).toMatchObject({ taken: 3, tooLong: [5] })
  expect((await standing(1)).map(([text]) => text)).toEqual([
    'A ramp',
    'First note',
    'Second note,\nin two lines',
    '=Third',
  ])
})

test('[T184] a table of hundreds comes in in parts: in its order, and as one line of the record', async () => {
  const csv = Array.from({ length: 450 }, (_, at) => `One of many ${String(at).padStart(3, '0')}`).join('\n')
  const before = (await standing(1)).length
  expect(await take(csv, await preview(csv), { headingRows: 0 }, 1)).toMatchObject({ taken: 450, known: 0 })
  const texts = (await standing(1)).slice(before).map(([text]) => text)
  expect(texts).toEqual(csv.split('\n'))
  const { lines } = await a.facilitator.ask(readActivity, {
    params: { sessionId: a.session.session.id, before: 'now' },
  })
  const said = lines.map(({ did }) => sayDone(did)).filter(line => line.includes('from another board into Room 1'))
  expect(said).toContain('brought 450 notes from another board into Room 1 of breakout 1')
  expect(said.filter(line => /brought (?:200|400) notes/.test(line))).toEqual([])
})

test('[T186] what is no table, or far too much of one, is refused in words, and so is a mapping that means nothing', async () => {
  const hostile = [
    'PK\u0003\u0004\u0000',
    '',
    'a,b\n"never closed,x',
    '\u0000\u0001',
    `${','.repeat(200)}x\n`.repeat(3),
    `a,b\n${'1,2\n'.repeat(6000)}`,
  ]
  for (const bytes of hostile)
    expect(['malformed', 'too-large']).toContain((await no(await send(wire.boardPreviewPath(room(1)), bytes))).code)
  for (const mapping of [
    undefined,
    {},
    'x',
    { headingRows: 1, columns: ['words'], sections: [], otherwise: 'not-a-section-here' },
  ])
    expect(['malformed', 'gone']).toContain(
      (await no(await send(wire.boardNotesPath(room(1)), boards.other, mapping))).code,
    )
})

test('[T182] a note that was brought is nobody’s: nobody changes its words, and after the close none is brought', async () => {
  const brought = (await a.stand()).rooms[1]!.notes.find(({ route }) => route === 'other-board')!
  const params = { roomId: room(2), noteId: brought.id }
  expect((await a.facilitator.refused(withdrawNote, { params })).message).toContain(
    'from an earlier session or another board',
  )
  await a.facilitator.ask(changeStep, { params: a.params, body: { step: 'closed' } })
  expect((await no(await send(wire.boardPreviewPath(room(1)), boards.miro))).code).toBe('closed')
})
