import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { previewOfTable } from '@waymark/server/intake/preview-of-table.ts'
import { readTable } from '@waymark/server/intake/read-table.ts'
import type { TableLook } from '@waymark/shared/wire/answer-tables.ts'
import { aSet } from '#support/filled-in.ts'
import { root } from '#support/files.ts'
import { csv, escaped, inlineRows, workbook } from '#support/tables.ts'

const usual: TableLook = { sheet: null, headingRows: 1 }
const read = (bytes: Uint8Array, look = usual) => readTable(bytes, look)
/** All that is read of it, headings and all. */
const cellsOf = async (bytes: Uint8Array, look = usual) => {
  const { headings, rows } = await read(bytes, look)
  return [headings, ...rows.map(({ cells }) => cells)]
}
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

test.each([',', ';', '\t', '|'])('[E135] what stands between cells is told by what is in the file: %j', async sign => {
  const rows = [
    ['What is missing, if anything; or not?', 'Name', 'More'],
    ['One,\ntwo; "three"\tand | four', 'Nia', ''],
    ['', 'Wyn', 'Yes, no; perhaps, and, so, on'],
  ]
  expect(await cellsOf(csv(rows, sign))).toEqual([rows[0], rows[1]?.slice(0, 2), rows[2]])
})

test('[E135] a line that names the sign is no row, one column is one, and rows may be longer than their headings', async () => {
  const named = await read(strToU8('sep=;\r\nA;B\r\n1,5;2'))
  expect([named.headings, named.rows]).toEqual([['A', 'B'], [{ number: 3, cells: ['1,5', '2'] }]])
  expect(await cellsOf(strToU8('Answer\nI like it, really, I do\n\nOk'))).toEqual([
    ['Answer'],
    ['I like it, really, I do'],
    ['Ok'],
  ])
  expect(await cellsOf(strToU8('A,B\n1,2,3\n4'))).toEqual([['A', 'B', ''], ['1', '2', '3'], ['4']])
})

test('[E135] letters are read as they were written down, and an old way of it is said', async () => {
  const words = 'Enw,Ateb\r\nDŵr,مرحبا 👋'
  const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${words}`, 'utf16le'))
  for (const bytes of [strToU8(words), strToU8(`\uFEFF${words}`), utf16])
    expect(await cellsOf(bytes)).toEqual([
      ['Enw', 'Ateb'],
      ['Dŵr', 'مرحبا 👋'],
    ])
  const old = await read(latin('Name,Answer\r\nZo\u00EB,\u0093caf\u00E9\u0094 \u00A35'))
  expect(old.rows[0]?.cells).toEqual(['Zoë', '“café” £5'])
  expect(old.messages).toEqual([expect.stringContaining('Windows-1252')])
})

test('[E135] quotation marks that stand where no table has them are kept as they are, and said', async () => {
  const commas = await read(strToU8('A,B\nsay "hello" now,"x"y\n"fine",2'))
  expect(commas.rows.map(({ cells }) => cells)).toEqual([
    ['say "hello" now', '"x"y'],
    ['fine', '2'],
  ])
  expect(commas.messages).toEqual([expect.stringContaining('quotation marks')])
  const tabs = await read(strToU8('A\tB\n"Great" meeting\t1\n"Not closed\t2\nmore\t3'))
  expect(tabs.rows.map(({ cells }) => cells)).toEqual([
    ['"Great" meeting', '1'],
    ['"Not closed', '2'],
    ['more', '3'],
  ])
  expect(tabs.messages).toHaveLength(1)
})

test('[E136] a workbook that LibreOffice wrote is read as it is shown: days as ISO dates, money, parts of a hundred, and what formulas came to', async () => {
  const bytes = new Uint8Array(readFileSync(join(root, 'tests/support/tables/survey.xlsx')))
  const table = await read(bytes, { sheet: 1, headingRows: 1 })
  expect(table.sheets).toEqual([
    { name: 'Scratch', isHidden: false },
    { name: 'Atebion', isHidden: false },
  ])
  expect(table.rows).toEqual([
    {
      number: 2,
      cells: [
        '00007',
        '2027-05-01 10:22',
        'Nia ŵyn',
        'Yes, "mostly" – but\nnot the second one. 👩🏽‍🚀',
        '  مساء الخير',
        '45%',
        '1',
        '£1,234.50',
      ],
    },
    { number: 4, cells: ['00008', '2027-05-02', '', 'Bus 7', '0.3', '0.3', '0'] },
    { number: 5, cells: ['', '', '', 'Both are the same to me'] },
  ])
  expect(table.messages).toEqual(['Some cells are merged: what they say stands in the first of them alone.'])
  const guesses = previewOfTable(table, aSet()).columns.map(({ guess }) => guess.to)
  expect(guesses.slice(0, 3)).toEqual(['reference', 'given', 'name'])
  expect(guesses[6]).toBe('may-quote')
})

const styled = (formats: readonly string[]): string =>
  `<numFmts>${formats.map((code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${escaped(code).replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs>${formats
    .map((_, at) => `<xf numFmtId="${at + 164}"/>`)
    .join('')}</cellXfs>`
const shown = async (cells: readonly (readonly [value: string, code: string])[], properties = '') => {
  const sheet = cells.map(([value], at) => `<row><c s="${at}"><v>${value}</v></c></row>`).join('')
  const table = await read(
    workbook({
      sheets: { One: `<sheetData><row><c t="str"><v>A</v></c></row>${sheet}</sheetData>` },
      styles: styled(cells.map(([, code]) => code)),
      properties,
    }),
  )
  return table.rows.map(row => row.cells[0])
}

test('[E136] numbers and moments are shown by their formats, and one that is strange is left as it was written', async () => {
  expect(
    await shown([
      ['0.1', 'General'],
      ['0.30000000000000004', 'General'],
      ['12345678901234567890', 'General'],
      ['1E-3', 'General'],
      ['-1234.567', '#,##0.00;[Red]-#,##0.00'],
      ['5', '"Row "0" of "\\n'],
      ['0.125', '0.##%'],
      ['3', '0.0##'],
      ['0.5', '# ?/?'],
      ['1234567', '0.00E+00'],
      ['1234567', '#,##0,'],
      ['46508', 'd mmmm yyyy'],
      ['46508.5', '[$-409]d/m/yy h:mm AM/PM'],
      ['0.75', 'h:mm'],
      ['1.5', '[h]:mm:ss'],
      ['46508.999999', 'yyyy-mm-dd'],
      ['-5', 'yyyy-mm-dd'],
      ['9E99', 'yyyy-mm-dd'],
      ['1E400', '0'],
      ['not a number', '0'],
    ]),
  ).toEqual([
    '0.1',
    '0.3',
    '12345678901234600000',
    '0.001',
    '-1,234.57',
    'Row 5 of n',
    '12.5%',
    '3.0',
    '0.5',
    '1234567',
    '1234567',
    '2027-05-01',
    '2027-05-01 12:00',
    '18:00',
    '36:00',
    '2027-05-02',
    '-5',
    '9e+99',
    '1E400',
    'not a number',
  ])
  expect(
    await shown([
      ['1', 'd/m/y'],
      ['60', 'd/m/y'],
      ['61', 'd/m/y'],
    ]),
  ).toEqual(['1900-01-01', '1900-02-28', '1900-03-01'])
  expect(
    await shown(
      [
        ['0', 'd/m/y'],
        ['1', 'd/m/y'],
      ],
      '<workbookPr date1904="1"/>',
    ),
  ).toEqual(['1904-01-01', '1904-01-02'])
})

test('[E136] words of every kind of cell are read, and none that is only how they are spoken', async () => {
  const sheet = `<sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><r><t>B</t></r><r><rPr><b/></rPr><t xml:space="preserve"> and C</t></r></is></c></row>
    <row r="7" hidden="1"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>_x005F_x_x000D__x000A_y</v></c></row>
    <row r="9"><c r="B9" t="d"><v>2027-05-01</v></c><c r="D9"><f>SUM(A1)</f></c></row></sheetData>`
  const table = await read(
    workbook({
      sheets: { Spare: '<sheetData/>', Answers: `<cols><col min="1" max="1" hidden="1"/></cols>${sheet}` },
      hidden: ['Spare'],
      strings: ['<r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'],
      more: {
        'xl/comments1.xml': '<x/>',
        'xl/media/image1.png': 'x',
        'xl/externalLinks/externalLink1.xml': '<x/>',
      },
    }),
  )
  expect(table.sheet).toBe(1)
  expect(table.sheets[0]).toEqual({ name: 'Spare', isHidden: true })
  expect(table.headings).toEqual(['東京', '', 'B and C'])
  expect(table.rows).toEqual([
    { number: 7, cells: ['TRUE', '#N/A', '_x\ny'] },
    { number: 9, cells: ['', '2027-05-01'] },
  ])
  expect(table.messages).toEqual([
    'One cell has a formula and no value. Open the file in a spreadsheet and save it again, if that matters.',
    'One row is hidden in the sheet, and read like the others.',
    'Some columns are hidden in the sheet, and read like the others.',
    'There are comments on its cells. They are not read: copy what matters into a cell.',
    'There are pictures, boxes or charts in it. They are not read.',
    'It leads to other files. They are not looked at: cells show what they showed when it was saved.',
  ])
})

test('[E136] a table says the same as CSV and as a workbook, whatever form the workbook has', async () => {
  const rows = [
    ['A', 'B'],
    ['Dŵr & <b>', '  two\nlines'],
    ['', '👩🏽‍🚀'],
  ]
  const strict = (bytes: Uint8Array) =>
    zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(bytes)).map(([name, part]) => [
          name,
          strToU8(
            Buffer.from(part)
              .toString('utf8')
              .replaceAll(
                'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
                'http://purl.oclc.org/ooxml/spreadsheetml/main',
              ),
          ),
        ]),
      ),
    )
  const book = workbook({ sheets: { One: inlineRows(rows) } })
  for (const bytes of [csv(rows), book, strict(book)]) expect(await cellsOf(bytes)).toEqual(rows)
})
