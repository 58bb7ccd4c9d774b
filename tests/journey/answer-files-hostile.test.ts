import { monitorEventLoopDelay } from 'node:perf_hooks'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'
import { Refusal } from '@waymark/server/refusal.ts'
import { aSet, emptyFile, filledIn, paragraphs, withDocument, withPart } from '#support/filled-in.ts'
import { ofEveryKind, office } from '#support/sent-file.ts'

const set = aSet()
const docx = filledIn(await emptyFile('docx'), set, ['An answer.'])
const odt = await emptyFile('odt')

/** The sentence that a person reads, as long as it is a no of ours and no fault. */
const said = async (bytes: Uint8Array): Promise<string> => {
  try {
    await readAnswerFile({ bytes }, set)
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
  return 'It was read.'
}

const tooMuch = 'There is far more packed into this file than fits. Copy the words into a new document, and send that.'
const damaged = 'This file is damaged, or not all of it arrived. Open it, save it again, and send that.'
const unsafe = 'This file is written in a way that could do harm. Copy the words into a new document, and send that.'
const long = 'There is more in this file than fits. Send it in parts, as several files.'
const macros = 'There are macros in this file, which could do harm. Save it as a Word document without them (.docx).'

const withFiles = (files: Record<string, Uint8Array>, of = docx) => zipSync({ ...unzipSync(of), ...files })
const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

/** What the list at the end of a ZIP, and the head of the entry, say about how large a part is. */
function forgedSize(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const forged = Buffer.from(bytes)
  for (const [mark, sizeAt, nameAt] of [
    ['PK\u0001\u0002', 24, 46],
    ['PK\u0003\u0004', 22, 30],
  ] as const)
    for (let at = forged.indexOf(mark, 0, 'latin1'); at !== -1; at = forged.indexOf(mark, at + 4, 'latin1'))
      if (forged.toString('latin1', at + nameAt, at + nameAt + part.length) === part)
        forged.writeUInt32LE(size, at + sizeAt)
  return Uint8Array.from(forged)
}

const openBomb = withFiles({ 'content.xml': new Uint8Array(100 * 1024 * 1024) }, odt)
const bomb = withFiles({ 'word/document.xml': new Uint8Array(100 * 1024 * 1024).fill(32) })

test('[E56] a ZIP bomb is refused in words, whatever it says of its size, and nobody else waits while it is looked at', async () => {
  const waits = monitorEventLoopDelay({ resolution: 5 })
  waits.enable()
  const before = process.memoryUsage().rss
  expect(await said(bomb)).toBe(tooMuch)
  for (const size of [0, 1000, 0xfffffff0])
    expect([damaged, tooMuch]).toContain(await said(forgedSize(bomb, 'word/document.xml', size)))
  expect(await said(openBomb)).toBe(tooMuch)
  waits.disable()
  expect(waits.max / 1e6).toBeLessThan(1000)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
})

test('[E56] ten thousand parts, two of one name, a way out of the folder, and one locked with a password are refused', async () => {
  const parts = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`word/part${at}.xml`, new Uint8Array()]))
  expect(await said(zipSync(parts, { level: 0 }))).toBe(
    'There are 10,000 parts in this file, which no document of people has. Save it again, and send that.',
  )
  expect(await said(withFiles({ '../../word/document.xml': strToU8('<x/>') }))).toBe(damaged)
  const twice = Buffer.from(withFiles({ 'word/documenT.xml': strToU8('<x/>') }))
  for (let at = twice.indexOf('documenT'); at !== -1; at = twice.indexOf('documenT')) twice.write('document', at)
  expect(await said(Uint8Array.from(twice))).toBe(damaged)
  const locked = Buffer.from(docx)
  for (let at = locked.indexOf('PK\u0001\u0002'); at !== -1; at = locked.indexOf('PK\u0001\u0002', at + 4))
    locked.writeUInt16LE(locked.readUInt16LE(at + 8) | 1, at + 8)
  expect(await said(Uint8Array.from(locked))).toBe(
    'This file is locked with a password. Save it without one, and send that.',
  )
  expect(
    await said(
      withPart(odt, 'META-INF/manifest.xml', xml =>
        xml.replace('/>', '><manifest:encryption-data/></manifest:file-entry>'),
      ),
    ),
  ).toBe('This file is locked with a password. Save it without one, and send that.')
})

test.each([
  ['an entity of a file', '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>', unsafe],
  ['an entity of an address', '<!DOCTYPE w:document [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>', unsafe],
  ['entities of entities', `<!DOCTYPE w:document [<!ENTITY a "lol">${'<!ENTITY b "&a;&a;&a;">'.repeat(9)}]>`, unsafe],
  ['a DOCTYPE alone', '<!DOCTYPE w:document>', unsafe],
])('[E56] XML with declarations of its own is refused: %s', async (_, doctype, sentence) => {
  const declared = (xml: string) => xml.replace(/(<\?xml[^>]*\?>)?/, `$1${doctype}`)
  expect(await said(withDocument(docx, declared))).toBe(sentence)
  expect(await said(withPart(odt, 'content.xml', declared))).toBe(sentence)
  expect(await said(withPart(docx, '_rels/.rels', declared))).toBe(sentence)
})

test.each([
  ['an entity that is not there', (xml: string) => xml.replace('An answer.', '&nobody;'), damaged],
  ['a document that ends in the middle', (xml: string) => xml.slice(0, xml.length / 2), damaged],
  ['elements within elements', (xml: string) => xml.replace('An answer.', '<w:x>'.repeat(100_000)), unsafe],
  [
    'thousands of attributes',
    (xml: string) =>
      xml.replace('<w:body>', `<w:body ${Array.from({ length: 5000 }, (_, at) => `a${at}=""`).join(' ')}>`),
    unsafe,
  ],
  ['half a million elements', (xml: string) => xml.replace('<w:body>', `<w:body>${'<w:p/>'.repeat(500_000)}`), long],
  [
    'a hundred thousand paragraphs',
    (xml: string) => xml.replace('<w:body>', `<w:body>${paragraphs('a\n'.repeat(60_000))}`),
    long,
  ],
  [
    'a million letters',
    (xml: string) => xml.replace('An answer.', Array.from({ length: 120_000 }, (_, at) => `w${at * 7919}`).join(' ')),
    long,
  ],
  ['nothing at all', () => '', damaged],
])('[E56] a document that no program writes is refused in words: %s', async (_, change, sentence) => {
  const waits = monitorEventLoopDelay({ resolution: 5 })
  waits.enable()
  expect(await said(withDocument(docx, change))).toBe(sentence)
  waits.disable()
  expect(waits.max / 1e6).toBeLessThan(1500)
})

test('[E56] a document at the edge of what fits is read, and nobody else waits for long', async () => {
  const asking = Array.from({ length: 30_000 }, (_, at) => `${at}. Is it?`).join('\n')
  const bytes = withDocument(docx, xml =>
    xml.replace('What should we keep doing?', 'x').replace('<w:body>', `<w:body>${paragraphs(asking)}`),
  )
  const waits = monitorEventLoopDelay({ resolution: 5 })
  waits.enable()
  const { pieces } = await readAnswerFile({ bytes }, set)
  waits.disable()
  expect(pieces.map(({ text }) => text).join('\n')).toContain('29999. Is it?')
  expect(waits.max / 1e6).toBeLessThan(1500)
})

const many = (count: number, xml: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => xml(at)).join('')
const inWord = (xml: string) => withDocument(docx, whole => whole.replace('<w:body>', `<w:body>${xml}`))
const inOpen = (xml: string) =>
  withPart(odt, 'content.xml', whole => whole.replace('<office:text>', `<office:text>${xml}`))
/** Each is little to read, and would be much to anybody who went through all of it again for each part. */
const crowds: [what: string, bytes: () => Uint8Array][] = [
  [
    'bookmarks that are never closed',
    () => inWord(many(20_000, at => `<w:bookmarkStart w:id="${at}" w:name="wm_q_${at}"/><w:p/>`)),
  ],
  [
    'bookmarks in one paragraph',
    () => inWord(`<w:p>${many(50_000, at => `<w:bookmarkStart w:id="${at}" w:name="wm_q_${at}"/>`)}</w:p>`),
  ],
  ['bits of one paragraph', () => inOpen(`<text:p>${many(60_000, () => '<text:span>x </text:span>')}</text:p>`)],
  [
    'spaces that are told by their number',
    () => inOpen(`<text:p>${many(60_000, () => '<text:s text:c="999999999"/>')}</text:p>`),
  ],
  ['tables', () => inWord(many(20_000, () => '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'))],
  ['empty lines', () => new Uint8Array(19_000_000).fill(10)],
  ['letters without an end', () => new Uint8Array(3_900_000).fill(97)],
]

test.each(crowds)('[E56] a crowd of one thing is gone through once: %s', async (_, bytes) => {
  const crowd = bytes()
  const began = performance.now()
  expect(['It was read.', long]).toContain(await said(crowd))
  expect(performance.now() - began).toBeLessThan(4000)
})

test('[E56] a file that was cut off anywhere is refused, and is no fault of ours', async () => {
  for (let part = 1; part < 40; part += 1)
    expect([
      damaged,
      'This file is empty.',
      'We cannot read files of this kind. We read Word documents (.docx), OpenDocument (.odt) and plain text.',
    ]).toContain(await said(docx.subarray(0, Math.floor((docx.length * part) / 40))))
})

test('[E56] bytes that were changed anywhere never are a fault of ours', async () => {
  const answers = new Set<string>()
  for (let at = 0; at < docx.length; at += 211) {
    const changed = Uint8Array.from(docx)
    changed[at] = (changed[at] ?? 0) ^ 0xff
    answers.add(await said(changed))
  }
  expect(answers.size).toBeGreaterThan(1)
})

test('[E56] macros are refused in every place where they can be', async () => {
  expect(await said(withFiles({ 'word/vbaProject.bin': strToU8('x') }))).toBe(macros)
  expect(
    await said(
      withPart(docx, '[Content_Types].xml', xml =>
        xml.replace('wordprocessingml.document.main', 'word.document.macroEnabled.main'),
      ),
    ),
  ).toBe(macros)
  expect(await said(withFiles({ 'Basic/Standard/Module1.xml': strToU8('<x/>') }, odt))).toBe(macros)
})

const ole = '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1'

const noAnswers: [what: string, bytes: Uint8Array, sentence: string][] = [
  ['a PDF', ofEveryKind.pdf, 'This is a PDF.'],
  ['a PNG', ofEveryKind.png, 'This is a picture.'],
  ['a JPEG', ofEveryKind.jpeg, 'This is a picture.'],
  [
    'an old Word document',
    latin(`${ole}${'x'.repeat(600)}`),
    'This is an old Word document (.doc), or one that is locked',
  ],
  ['rich text', latin('{\\rtf1 Hello}'), 'This is rich text (RTF).'],
  ['a web page', strToU8('\n<!DOCTYPE html><p>Hello'), 'This is a web page.'],
  ['a presentation', office('ppt/presentation.xml'), 'This is a spreadsheet or a presentation.'],
  ['a spreadsheet', office('xl/workbook.xml'), 'This is a spreadsheet or a presentation.'],
  ['a presentation of OpenDocument', ofEveryKind.odp, 'This is a spreadsheet or a presentation.'],
  ['a document of Pages', zipSync({ 'Index/Document.iwa': strToU8('x') }), 'This is a document of Pages.'],
  ['a ZIP', zipSync({ 'a.docx': docx }), 'This is a ZIP within a ZIP.'],
  ['a program', latin('MZ\u0090\0\u0003\0\0'), 'We cannot read files of this kind.'],
  ['nothing', new Uint8Array(), 'This file is empty.'],
  ['white space', strToU8(' \n\t\n'), 'There is no answer in it.'],
]

test.each(noAnswers)(
  '[E57] what is no answer says what it is and what can be done, whatever it is called: %s',
  async (_, bytes, sentence) => {
    expect((await said(bytes)).startsWith(sentence)).toBe(true)
  },
)

test('[E56] what a document leads to outside itself is never looked at', async () => {
  const far = withPart(docx, 'word/_rels/document.xml.rels', xml =>
    xml.replace(
      '</Relationships>',
      '<Relationship Id="far" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>',
    ),
  )
  expect(await said(far)).toBe('It was read.')
  const elsewhere = withPart(docx, '_rels/.rels', xml => xml.replace('word/document.xml', '../../etc/passwd'))
  expect(await said(elsewhere)).toBe('It was read.')
  expect(strFromU8(unzipSync(far)['word/document.xml'] ?? new Uint8Array())).toContain('An answer.')
})
