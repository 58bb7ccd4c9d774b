import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportFormats, exportPath, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { choicesOf, evidencePlaces } from '@waymark/shared/wire/export-choices.ts'
import { exportFormats as writers } from '@waymark/server/export/export-format.ts'
import { aDocument, nastyDocument } from '#support/a-document.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { faultsInBook } from '#support/epubcheck.ts'
import { startSaving, type Saving } from '#support/libreoffice.ts'
import { wordsOfPages } from '#support/pdf-pages.ts'
import { infoByPoppler } from '#support/read-pdf.ts'
import { refusal } from '#support/sent-file.ts'

let running: ASession
let office: Saving
beforeAll(async () => {
  ;[running, office] = await Promise.all([aSession({ title: 'Our Direction' }), startSaving()])
})
afterAll(async () => {
  office.stop()
  await running.stop()
})

const take = (format: string, query = '') =>
  running.organiser.get(`${exportPath(running.session.draftId, format as ExportFormat)}${query}`)

test('[X61] each choice that a kind of file can do is answered with a file of that kind', async () => {
  for (const format of exportFormats) {
    const { evidence = ['inline' as const], print = false } = choicesOf[format] ?? {}
    for (const place of evidence) {
      const response = await take(format, `?evidence=${place}${print ? '&print=large' : ''}`)
      expect({ format, place, status: response.status }).toEqual({ format, place, status: 200 })
      expect(response.headers.get('content-type')).toBe(writers[format].mediaType)
      expect(response.headers.get('content-disposition')).toContain(`.${writers[format].extension}"`)
      await response.arrayBuffer()
    }
  }
})

test('[X61] a choice that is unknown, or that a kind of file cannot do, is refused with its name, before anything is written', async () => {
  for (const [format, query, at] of [
    ['docx', '?evidence=everywhere', 'evidence'],
    ['docx', '?evidence=', 'evidence'],
    ['docx', '?evidence=inline&evidence=annex', 'evidence'],
    ['pdf', '?print=huge', 'print'],
    ['pdf', '?evidence=comments', 'evidence'],
    ['epub', '?print=large', 'print'],
    ['pptx', '?evidence=annex', 'evidence'],
    ['md', '?evidence=annex', 'evidence'],
    ['md', '?print=large', 'print'],
    ['pdf', '?colour=red', 'query'],
    ['pdf', `?${'x'.repeat(3000)}=1`, 'query'],
  ] as const) {
    const { code, at: where } = await refusal(await take(format, query))
    expect({ format, query, code, where }).toEqual({ format, query, code: 'malformed', where: [at] })
  }
  expect((await refusal(await take('exe'))).message).toContain(
    'Choose Word document, Web page, Markdown, Plain text, PDF',
  )
  expect(evidencePlaces.length).toBe(4)
})

test('[X61] nobody but those who may read the draft gets a file, whatever is chosen', async () => {
  const participant = await running.newcomer('participant')
  const reader = await running.newcomer('reader')
  const path = exportPath(running.session.draftId, 'docx', { evidence: 'annex' })
  expect((await participant.get(path)).status).toBe(403)
  expect((await reader.get(path)).status).toBe(200)
})

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
const sayings = [
  'Our Direction 2027 to 2031',
  'Mending night is as much about company as about repair.',
  'A night of *mending* <needs> a door that opens.',
]
const heard = ["My nan's radio works again", 'Longer hours, please.', 'Reason: Answered there.']

test('[X68] LibreOffice opens the Word document, the OpenDocument text and the slides, and prints their words', async () => {
  const annex = { evidence: 'annex', isLarge: true } as const
  const { 'slides.pptx': slides, ...documents } = await office.printed({
    'word.docx': Buffer.from(await writers.docx.write(aDocument)),
    'word-annex.docx': Buffer.from(await writers.docx.write(aDocument, annex)),
    'open.odt': Buffer.from(await writers.odt.write(aDocument)),
    'open-annex.odt': Buffer.from(await writers.odt.write(aDocument, annex)),
    'slides.pptx': Buffer.from(await writers.pptx.write(aDocument)),
  })
  for (const [name, bytes] of Object.entries(documents)) {
    const words = flat(wordsOfPages(bytes).join(' '))
    expect({ name, missing: [...sayings, ...heard].filter(said => !words.includes(said)) }).toEqual({
      name,
      missing: [],
    })
  }
  const shown = wordsOfPages(slides!).map(flat)
  const titles = ['Our Direction 2027 to 2031', 'To begin with', 'Mend together', 'Also heard', 'Links']
  expect(shown.length).toBe(titles.length)
  expect(titles.filter((title, at) => shown[at]?.startsWith(title) !== true)).toEqual([])
  expect(sayings.filter(said => !shown.join(' ').includes(said))).toEqual([])
})

test('[X65] EPUBCheck finds no fault in a book, whatever people wrote', async () => {
  const book = await writers.epub.write(nastyDocument, { evidence: 'annex', isLarge: false })
  expect(await faultsInBook(Buffer.from(book))).toEqual([])
})

test('[X60] the PDF of a draft comes through the door, tagged, with its title and its headings beside the pages', async () => {
  const bytes = new Uint8Array(await (await take('pdf')).arrayBuffer())
  const info = infoByPoppler(bytes) ?? ''
  expect(info).toMatch(/Tagged: +yes/)
  expect(info).toMatch(/Title: +Our Direction/)
  expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Outlines \d+ 0 R/)
})
