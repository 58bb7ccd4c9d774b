import { setTimeout } from 'node:timers/promises'
import { unzipSync, strFromU8 } from 'fflate'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hearSynthesis } from '@waymark/server/drafts/hear-synthesis.ts'
import { codedSources } from '@waymark/server/export/coded-sources.ts'
import { readSynthesis } from '@waymark/server/export/read-synthesis.ts'
import { synthesisFormatOf } from '@waymark/server/export/synthesis-formats.ts'
import { notesTable, synthesisTables } from '@waymark/server/export/synthesis-tables.ts'
import { BreakoutId, NoteId, RoomId, SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { freshBreakout, freshRoom, usualSession } from '@waymark/shared/model/session.ts'
import { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import type { SynthesisFormat } from '@waymark/shared/wire/synthesis-files.ts'
import { aSynthesis, nasty, putSynthesis } from '#support/a-synthesis.ts'
import { chanceOf, seedOfRun, type Chance } from '#support/chance.ts'
import { startSaving, type Saving } from '#support/libreoffice.ts'
import { readCsv } from '#support/read-csv.ts'
import { wrongWith } from '#support/refi-qda/validated.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

const seed = seedOfRun()
const chance: Chance = chanceOf(seed)
const answers = (file: SynthesisFile): ReadonlyMap<NoteId, string> =>
  new Map(file.rooms.at(-1)!.notes.map(({ id }, at) => [id, at % 2 === 0 ? 'response-one' : 'response-two']))

let app: TestApp
let saving: Saving
beforeAll(async () => {
  app = await testApp()
  saving = await startSaving()
})
afterAll(async () => {
  saving.stop()
  await app.stop()
})

const bytesOf = async (format: SynthesisFormat, file: SynthesisFile): Promise<Buffer> =>
  Buffer.from(await synthesisFormatOf[format].write({ file, answerOf: answers(file) }))

/** As the server gathers it from documents that hold the records of the file. */
async function heardAgain(file: SynthesisFile): Promise<SynthesisFile> {
  const at = chance.below(1e9)
  const breakoutId = BreakoutId.parse(`breakout-again-${at}`)
  const rooms = file.rooms.map(({ number, name }, which) => ({
    ...freshRoom,
    id: RoomId.parse(`room-again-${which}-${at}`),
    breakoutId,
    number,
    name,
  }))
  await putSynthesis(app.deps, file, { breakoutId, roomIds: rooms.map(({ id }) => id) })
  const strategyId = StrategyId.parse('strategy-of-files')
  const sessionId = SessionId.parse('session-of-files')
  const heard = await hearSynthesis(app.deps, {
    strategy: { ...file.strategy, id: strategyId, values: [], demo: false, createdAt: '2027-03-24T13:00:00.000Z' },
    session: {
      ...usualSession,
      ...file.session,
      id: sessionId,
      strategyId,
      startsAt: { local: '2027-03-24T13:00', zone: 'Europe/London' },
      createdAt: '2027-03-24T13:00:00.000Z',
    },
    breakout: { ...freshBreakout, ...file.breakout, id: breakoutId, sessionId, number: 1 },
    rooms,
    marks: file.marks,
  })
  return heard.file
}

/** Without what is another's: the ids of the breakout and its rooms. Lists of which the order says nothing are told by their ids. */
function told(file: SynthesisFile) {
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)
  const { placements, parked, links, tidied, sources, pictures } = file
  return {
    ...file,
    breakout: { ...file.breakout, id: '' },
    rooms: file.rooms.map(({ number, name, notes }) => ({ number, name, notes })),
    placements: placements.toSorted(byId),
    parked: parked.toSorted(byId),
    links: links.toSorted(byId),
    tidied: tidied.toSorted(byId),
    sources: sources.toSorted(byId),
    pictures: pictures.toSorted(byId),
  }
}

test(`[X50] the JSON holds all of a synthesis: what is made of it anew is the same, and says the same (seed ${seed})`, async () => {
  for (let run = 0; run < 12; run += 1) {
    const file = aSynthesis(chance.apart())
    const read = SynthesisFile.parse(JSON.parse((await bytesOf('json', file)).toString()))
    expect(read).toEqual(file)
    const again = await heardAgain(read)
    expect(told(again)).toEqual(told(file))
    expect(await synthesisTables(readSynthesis(again))).toEqual(await synthesisTables(readSynthesis(file)))
  }
})

test('[X51] the CSV gives back every cell letter for letter, and no cell is a formula', async () => {
  const file = aSynthesis(chance.apart())
  const csv = (await bytesOf('csv', file)).toString()
  expect(csv.startsWith('\uFEFF"Note"')).toBe(true)
  const cells = readCsv(csv.slice(1))
  expect(cells.flat().filter(cell => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
  const { columns, rows } = notesTable(readSynthesis(file))
  expect(cells.map(row => row.map(cell => (cell.startsWith("'") ? cell.slice(1) : cell)))).toEqual([
    columns.map(({ title }) => title),
    ...rows.map(row => row.map(String)),
  ])
})

test('[X52] LibreOffice reads every sheet of the workbook cell for cell, formulas and escapes among them, and the CSV too', async () => {
  const file = aSynthesis(chance.apart())
  const tables = await synthesisTables(readSynthesis(file))
  const sheets = await saving.sheets('xlsx', await bytesOf('xlsx', file))
  expect(Object.keys(sheets).toSorted()).toEqual(tables.map(({ name }) => name).toSorted())
  // A spreadsheet keeps no mark of direction or byte order apart, but each letter.
  for (const { name, columns, rows } of tables)
    expect(readCsv(sheets[name]!)).toEqual([columns.map(({ title }) => title), ...rows.map(row => row.map(String))])
  const [fromCsv] = Object.values(await saving.sheets('csv', await bytesOf('csv', file)))
  expect(readCsv(fromCsv!)).toEqual(readCsv((await bytesOf('csv', file)).toString().slice(1)))
}, 240_000)

const parse = (xml: string) => new DOMParser().parseFromString(xml, 'text/xml')
const all = (xml: string, name: string): Element[] => Array.from(parse(xml).getElementsByTagName(name))

test('[X53] the codebook is one, with each theme that stands, its sentence and its parts', async () => {
  const file = aSynthesis(chance.apart())
  const xml = (await bytesOf('qdc', file)).toString()
  expect(await wrongWith('codebook', xml)).toEqual([])
  const { themes } = readSynthesis(file).standing
  const codes = all(xml, 'Code')
  expect(codes).toHaveLength(6)
  const names = (some: readonly { name: string }[]): string[] =>
    some.map(({ name }) => name || 'Theme without a name yet')
  expect(new Set(codes.map(code => code.getAttribute('name')))).toEqual(new Set(names(themes)))
  expect(all(xml, 'Description').map(({ textContent }) => textContent)).toEqual(
    themes.flatMap(({ said }) => (said === '' ? [] : [said])),
  )
  expect(codes.filter(code => code.parentNode?.nodeName === 'Code')).toHaveLength(1)
  expect(xml).not.toContain('Only the team reads this')
})

async function project(file: SynthesisFile): Promise<{ xml: string; texts: Map<string, string> }> {
  const files = unzipSync(await bytesOf('qdpx', file))
  const texts = Object.entries(files).flatMap(([name, bytes]): [string, string][] =>
    name.startsWith('sources/')
      ? [[name.slice('sources/'.length), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]]
      : [],
  )
  return { xml: strFromU8(files['project.qde']!), texts: new Map(texts) }
}

test('[X54] the project is one by the schema, and each passage is exactly the words of its note, counted in code points', async () => {
  for (let run = 0; run < 3; run += 1) {
    const file = aSynthesis(chance.apart(), 60)
    const { xml, texts } = await project(file)
    expect(await wrongWith('project', xml)).toEqual([])
    const read = readSynthesis(file)
    const due = codedSources(read, answers(file)).flatMap(({ selections }) => selections.map(({ note }) => note.text))
    const found = all(xml, 'PlainTextSelection').map(passage => {
      const path = (passage.parentNode as Element).getAttribute('plainTextPath') ?? ''
      const text = Array.from(texts.get(path.replace('internal://', '')) ?? '')
      const place = (name: string): number => Number(passage.getAttribute(name))
      return text.slice(place('startPosition'), place('endPosition')).join('')
    })
    expect(found).toEqual(due)
    expect(found.toSorted()).toEqual(read.notes.map(({ text }) => text).toSorted())
    expect(texts.size).toBe(4)
  }
})

test('[X54] passages are coded with their themes and their section; why a note is parked and what the team noticed stand beside', async () => {
  const file = aSynthesis(chance.apart(), 60)
  const { xml } = await project(file)
  const { grouping, notes, links, points } = readSynthesis(file)
  const due = notes.reduce((sum, { id }) => sum + 1 + (grouping.themesOf.get(id)?.length ?? 0), 0)
  expect(all(xml, 'Coding')).toHaveLength(due)
  const contents = all(xml, 'PlainTextContent').map(({ textContent }) => textContent ?? '')
  for (const reason of grouping.parkedFor.values()) expect(contents).toContain(reason)
  for (const { text } of points) expect(contents).toContain(text)
  expect(contents.join('\n')).toContain('What the team noticed: Only the team reads this')
  expect(
    all(xml, 'Link')
      .filter(link => link.getAttribute('direction') === 'Associative')
      .map(link => link.getAttribute('name')),
  ).toEqual(links.map(({ sentence }) => sentence))
})

test('[X54] whatever people write is written well: each nasty piece alone makes a sound codebook and project', async () => {
  const base = aSynthesis(chance.apart(), 3)
  const file = {
    ...base,
    themes: nasty
      .map((name, at) => ({ ...base.themes[0]!, id: base.themes[0]!.id, name, said: nasty[at]!, order: `a${at}` }))
      .slice(0, 1),
  }
  expect(await wrongWith('codebook', (await bytesOf('qdc', file)).toString())).toEqual([])
})

/** Of this thread, in milliseconds: what others do on the same machine does not count. */
function spent(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

test('[X55] 5,000 notes are written in every format without keeping anybody waiting', async () => {
  const file = aSynthesis(chance.apart(), 5000)
  for (const format of ['csv', 'xlsx', 'json', 'qdpx'] as const) {
    await bytesOf(format, file)
    let longest = 0
    let before = spent()
    const looking = setInterval(() => {
      const now = spent()
      longest = Math.max(longest, now - before)
      before = now
    }, 1)
    await bytesOf(format, file)
    await setTimeout(2)
    clearInterval(looking)
    expect(longest, format).toBeLessThan(75)
  }
}, 30_000)
