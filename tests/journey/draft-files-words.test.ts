/** What a draft says, in each file that is worked on further: letter for letter, also what would be markup, a formula or a command elsewhere. */
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { draftTables, statementsTable } from '@waymark/server/export/draft-tables.ts'
import { writeExport } from '@waymark/server/export/write-export.ts'
import { draftOfFile, fileOfDraft, type WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { draftedStatements } from '@waymark/shared/drafting/drafted-statements.ts'
import { treeFromDraft } from '@waymark/shared/drafting/tree-from-draft.ts'
import { textOf, type Block } from '@waymark/shared/model/draft.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { DraftFile } from '@waymark/shared/model/draft-file.ts'
import { exportFormats, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { aWholeDraft } from '#support/whole-drafts.ts'
import { nasty } from '#support/a-synthesis.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { paragraphsOfDocx, paragraphsUnder, readSheet, wordsOf } from '#support/exported.ts'
import { startSaving, type Saving } from '#support/libreoffice.ts'
import { readCsv } from '#support/read-csv.ts'

const seed = seedOfRun()
const chance = chanceOf(seed)
const drafts = fc.nat().map(from => aWholeDraft(chanceOf(from)))

let saving: Saving
beforeAll(async () => {
  saving = await startSaving()
})
afterAll(() => {
  saving.stop()
})

const bytesOf = async (format: ExportFormat, whole: WholeDraft): Promise<Buffer> =>
  Buffer.from((await writeExport({ format, whole })).bytes)

test('[X81] the documents of what a draft file holds are the documents of the draft', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, async whole => {
      const file = DraftFile.parse(JSON.parse((await bytesOf('json', whole)).toString()))
      const again = draftOfFile(file)
      expect(again.blocks).toEqual(whole.blocks)
      expect(treeFromDraft(again.blocks, again.heard)).toEqual(treeFromDraft(whole.blocks, whole.heard))
      expect(draftedStatements(again)).toEqual(draftedStatements(whole))
      expect(fileOfDraft(again)).toEqual(file)
    }),
    { numRuns: 60 },
  )
})

test('[X82] a draft file holds what its schema names and nothing else: not what the team noticed, and not why a note was placed', () => {
  fc.assert(
    fc.property(drafts, whole => {
      const file = fileOfDraft(whole)
      expect(DraftFile.parse(file)).toEqual(file)
      expect(JSON.stringify(file)).not.toMatch(/Only the team reads this|They said the same|memberId|noticed/)
    }),
    { numRuns: 10 },
  )
})

const heads = ['Number', 'Chapter', 'Heading', 'Statement', 'Rests on', 'Own words', 'Themes', 'Notes']

test(`[X85] the table of statements has a row for each, in the order of the draft, letter for letter and with no formula (seed ${seed})`, async () => {
  const whole = aWholeDraft(chance.apart())
  const csv = (await bytesOf('csv', whole)).toString()
  expect(csv.startsWith('\uFEFF"Number"')).toBe(true)
  const cells = readCsv(csv.slice(1))
  expect(cells.flat().filter(cell => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
  const [first, ...rows] = cells.map(row => row.map(cell => (cell.startsWith("'") ? cell.slice(1) : cell)))
  expect(first).toEqual(heads)
  const due = draftedStatements(whole)
  expect(rows.map(row => [row[3], row[4], row[5]])).toEqual(
    due.map(({ spans, restsOn, ownWords }) => [textOf({ spans }), restsOn.join('\n'), ownWords ? 'Yes' : 'No']),
  )
  expect(rows.map(row => row[3])).toEqual(
    whole.blocks.flatMap(block => (block.kind === 'statement' && hasWords(textOf(block)) ? [textOf(block)] : [])),
  )
  expect(due.some(({ themes, notes }) => themes > 0 && notes > themes)).toBe(true)
})

test('[X85] LibreOffice reads every sheet of the workbook cell for cell, and the table of statements too', async () => {
  const whole = aWholeDraft(chance.apart())
  const tables = await draftTables(whole)
  const sheets = await saving.sheets('xlsx', await bytesOf('xlsx', whole))
  expect(Object.keys(sheets).toSorted()).toEqual(['Coverage', 'Notes', 'Statements', 'Themes'])
  for (const { name, columns, rows } of tables)
    expect(readCsv(sheets[name]!)).toEqual([columns.map(({ title }) => title), ...rows.map(row => row.map(String))])
  const [fromCsv] = Object.values(await saving.sheets('csv', await bytesOf('csv', whole)))
  const { rows } = statementsTable(whole)
  expect(
    readCsv(fromCsv!)
      .slice(1)
      .map(row => row.map(cell => cell.replace(/^'/, ''))),
  ).toEqual(rows.map(row => row.map(String)))
})

test('[X85] the sheet of notes has each note once in its section, and the words of what is too long for a cell go on in the next row', async () => {
  const made = aWholeDraft(chance.apart())
  const long = `${'a'.repeat(14_999)}🎉`.repeat(5)
  const blocks: Block[] = [
    ...made.blocks,
    { kind: 'statement', cites: [], ownWords: true, spans: [{ text: long, marks: [] }] },
  ]
  const bytes = await bytesOf('xlsx', { ...made, blocks })
  const rows = readSheet(bytes, 1)
  const number = rows.at(-1)![0]
  const parts = rows.filter(row => row[0] === number).map(row => row[3]!)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.every(part => part.length < 32_767 && part.isWellFormed())).toBe(true)
  expect(parts.join('')).toBe(long)
  const words = made.heard.breakouts.flatMap(({ notes }) => notes.map(({ text }) => text))
  expect((await wordsOf('xlsx', bytes)).map(({ text }) => text).toSorted()).toEqual(words.toSorted())
})

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const all = (name: string, of: Pick<Element, 'getElementsByTagNameNS'>): Element[] => [
  ...of.getElementsByTagNameNS(word, name),
]

test('[X86] the Easy Read sheet has a line with a place for a picture for each sentence of the draft, whose words stand there letter for letter', async () => {
  const whole = aWholeDraft(chance.apart())
  const bytes = await bytesOf('easy-read', whole)
  const xml = strFromU8(unzipSync(bytes)['word/document.xml']!)
  const document = new DOMParser({ onError: () => undefined }).parseFromString(xml, 'text/xml')
  const tables = all('tbl', document)
  for (const table of tables) {
    const [head, ...rows] = all('tr', table)
    expect(all('tblHeader', head!)).toHaveLength(1)
    expect(rows.flatMap(row => all('tblHeader', row))).toEqual([])
    expect(new Set([head!, ...rows].map(row => all('tc', row).length))).toEqual(new Set([2]))
  }
  const paragraphs = paragraphsOfDocx(bytes).map(({ text }) => text)
  const said = paragraphs.filter((_, at) => paragraphs[at - 1] === 'What it says now:').join('')
  const due = draftedStatements(whole)
  expect(said).toBe(due.map(textOf).join(''))
  expect(paragraphs.filter(text => text === 'In easy words:').length).toBeGreaterThanOrEqual(due.length)
  expect(xml).toContain('No software has made these words easier.')
  const styles = strFromU8(unzipSync(bytes)['word/styles.xml']!)
  expect(Number(/w:styleId="Source".*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1])).toBeGreaterThanOrEqual(30)
  expect(/<w:docDefaults>.*?<w:sz w:val="(\d+)"/s.exec(styles)?.[1]).toBe('36')
})

test('[X80] [X81] [X85] [X86] what is hostile comes through each file, a word of ten thousand letters too, and nothing of it is markup or a formula', async () => {
  const made = aWholeDraft(chance.apart(), { notes: 6, breakouts: 1 })
  const said = [
    ...nasty,
    'x'.repeat(10_000),
    '\u202Ereversed\u202C',
    '<w:p/>',
    '=HYPERLINK("http://127.0.0.1")',
    '> not a note',
    'Not a title\n=====',
  ]
  const whole: WholeDraft = {
    ...made,
    blocks: [
      { kind: 'heading', level: 2, about: null, spans: [{ text: 'All of it', marks: [] }] },
      ...said.map(text => ({ kind: 'statement' as const, cites: [], ownWords: true, spans: [{ text, marks: [] }] })),
    ],
  }
  for (const format of ['txt', 'json', 'csv', 'xlsx'] as const) {
    const found = paragraphsUnder(format, await bytesOf(format, whole), 'All of it').map(text =>
      format === 'csv' ? text.replace(/^'/, '') : text,
    )
    expect(found.filter(text => text !== 'Facilitator’s own words').slice(0, said.length), format).toEqual(said)
  }
  const easy = paragraphsUnder('easy-read', await bytesOf('easy-read', whole), 'All of it')
  expect(easy.filter((_, at) => easy[at - 1] === 'What it says now:').join('')).toBe(said.join(''))
  const control: WholeDraft = {
    ...whole,
    blocks: [{ kind: 'statement', cites: [], ownWords: true, spans: [{ text: 'a\u0000\u0007\uD800b', marks: [] }] }],
  }
  for (const format of exportFormats) expect((await bytesOf(format, control)).length).toBeGreaterThan(50)
})
