import { monitorEventLoopDelay } from 'node:perf_hooks'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readTable } from '@waymark/server/intake/read-table.ts'
import { Refusal } from '@waymark/server/refusal.ts'
import { ofEveryKind, office } from '#support/sent-file.ts'
import { csv, inlineRows, workbook } from '#support/tables.ts'

/** The sentence that a person reads, as long as it is a no of ours and no fault. */
const said = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readTable(bytes, { sheet: null, headingRows: 1 })
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return 'It was read.'
}
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))
const damaged = 'This file is damaged, or not all of it arrived. Open it, save it again, and send that.'
const unsafe = 'This file is written in a way that could do harm. Copy the words into a new document, and send that.'
const columns = 'At most 100 columns fit. Take out those that are not needed, and send the table again.'
const rows = 'At most 5,000 rows fit. Divide the table, and send the parts one after the other.'
const words = 'There are more words in this table than fit. Divide it, and send the parts one after the other.'

/** Nobody else waits for long while it is read, and it takes little memory. */
async function gently(bytes: Uint8Array): Promise<string> {
  const waits = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage().rss
  waits.enable()
  const sentence = await said(bytes)
  waits.disable()
  expect(waits.max / 1e6).toBeLessThan(1000)
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  return sentence
}

const sheet = (inside: string): Uint8Array => workbook({ sheets: { One: inside } })
const million = 1_000_000
/** 20 MB of it. */
const full = (of: string): Uint8Array => strToU8(of.repeat(Math.floor((20 * 1024 * 1024) / of.length)))

test.each([
  ['a million columns', () => strToU8(`A${','.repeat(million)}x\n1`), columns],
  [
    'a million columns in a workbook',
    () => sheet('<sheetData><row><c r="BDWGN1" t="str"><v>x</v></c><c r="ZZZ1"><v>1</v></c></row></sheetData>'),
    columns,
  ],
  ['a column too many', () => csv([Array.from({ length: 101 }, () => 'A'), ['x']]), columns],
  ['a row too many', () => csv([['A'], ...Array.from({ length: 5100 }, (_, at) => [String(at)])]), rows],
  ['nothing but signs', () => full(',\n'), rows],
  ['nothing but line breaks', () => strToU8('\n'.repeat(1.2 * million)), rows],
  [
    'a quotation mark that is never closed',
    () => strToU8(`A,B\n1,"${'x\n'.repeat(5 * million)}`),
    'A quotation mark in row 2 or before it is never closed, so that nobody can tell where that row ends. Open the file in a spreadsheet, save it as .xlsx, and send that.',
  ],
  ['quotation marks without end', () => full('"a"b",'), columns],
  [
    'one word without end',
    () => full('x'),
    'A quotation mark in row 1 or before it is never closed, so that nobody can tell where that row ends. Open the file in a spreadsheet, save it as .xlsx, and send that.',
  ],
  [
    'signs that no text has',
    () => strToU8('A,B\n1,\u0000'),
    'We cannot read files of this kind. We read tables as CSV or as Excel files (.xlsx).',
  ],
  [
    'the same words told in every cell',
    () =>
      workbook({
        sheets: { One: `<sheetData>${`<row>${'<c t="s"><v>0</v></c>'.repeat(90)}</row>`.repeat(4000)}</sheetData>` },
        strings: [`<t>${'long '.repeat(6000)}</t>`],
      }),
    words,
  ],
  ['a formula that fetches', () => csv([['A'], ['=WEBSERVICE("http://127.0.0.1:9/")']]), 'It was read.'],
] as const)(
  '[E137] a table that is made to do harm is refused in words, and nobody waits for it: %s',
  async (_, bytes, sentence) => {
    expect(await gently(bytes())).toBe(sentence)
  },
)

test('[E137] bombs, declarations and depth are refused in words, and so is what leads to no sheet', async () => {
  const more = (name: string, part: string) =>
    workbook({ sheets: { One: inlineRows([['A'], ['x']]) }, more: { [name]: part } })
  expect(await gently(more('xl/worksheets/sheet1.xml', ' '.repeat(16 * 1024 * 1024)))).toContain('far more packed')
  for (const doctype of ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]>', '<!DOCTYPE x>'])
    for (const name of ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'])
      expect(await said(more(name, `${doctype}<x/>`))).toBe(unsafe)
  expect(await said(more('xl/worksheets/sheet1.xml', '<x>'.repeat(10_000)))).toBe(unsafe)
  expect(await said(more('xl/worksheets/sheet1.xml', '<worksheet><sheetData>'))).toBe(damaged)
  expect(
    await said(sheet('<sheetData><row><c t="s"><v>7</v></c></row><row><c t="s"><v>-1</v></c></row></sheetData>')),
  ).toBe(damaged)
  expect(await said(more('xl/_rels/workbook.xml.rels', '<x/>'))).toContain('There is no sheet in this file')
  expect(await said(sheet('<sheetData/>'))).toContain('There are no rows with answers')
})

test('[E137] numbers, rows and styles that no spreadsheet has break nothing', async () => {
  const cells = [
    '<c r="A0" s="99999999999"><v>1e308</v></c>',
    '<c r="1A" t="__proto__"><v>Infinity</v></c>',
    '<c r="" s="-1"><v>-0</v></c>',
    `<c><v>${'9'.repeat(400)}</v></c>`,
    '<c t="b"><v>maybe</v></c>',
  ]
  const inside = `<sheetData><row r="-5"><c t="str"><v>A</v></c></row><row r="1e99">${cells.join('')}</row><row r="NaN"><c r="XFD1"/></row></sheetData>`
  const { rows: read } = await readTable(sheet(inside), { sheet: null, headingRows: 1 })
  expect(read).toEqual([{ number: 2, cells: ['1e+308', 'Infinity', '-0', '9'.repeat(400), 'FALSE'] }])
})

test('[E137] what is no table says what it is and what can be done', async () => {
  const mimetype = (type: string) => zipSync({ mimetype: strToU8(`application/vnd.oasis.opendocument.${type}`) })
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [ofEveryKind.pdf, 'This is a PDF.'],
    [ofEveryKind.png, 'This is a picture.'],
    [ofEveryKind.docx, 'This is a document and no table.'],
    [ofEveryKind.odt, 'This is a document and no table.'],
    [mimetype('spreadsheet'), 'This is an OpenDocument spreadsheet.'],
    [
      latin('\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 and more'),
      'This is an old Excel file (.xls), or one that is locked',
    ],
    [strToU8('<html><table>'), 'This is a web page, whatever its name says.'],
    [strToU8('<?xml version="1.0"?><Workbook/>'), 'This table is written as XML.'],
    [office('xl/workbook.bin'), 'This is a binary Excel file'],
    [office('xl/workbook.xml', 'xl/vbaProject.bin'), 'There are macros in this file'],
    [office('xl/workbook.xml', 'xl/macrosheets/sheet1.xml'), 'There are macros in this file'],
    [zipSync({ 'Index/Document.iwa': strToU8('x') }), 'This is a spreadsheet of Numbers.'],
    [zipSync({ 'answers.csv': strToU8('A\nx') }), 'This is a ZIP. Unpack it'],
    [new Uint8Array(), 'This file is empty.'],
    [strToU8(' \n'), 'There are no rows with answers'],
    [latin('PK\u0003\u0004 and then nothing'), 'This file is damaged'],
  ]
  for (const [bytes, sentence] of cases) expect(await said(bytes)).toContain(sentence)
})
