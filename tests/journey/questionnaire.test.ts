import { DOMParser } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as wire from '@waymark/shared/wire/answer-files.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import type { ASession } from '#support/a-session.ts'
import { person, type Person } from '#support/person.ts'
import { infoByPoppler, structureOf, wordsByPoppler } from '#support/read-pdf.ts'
import { refusal } from '#support/sent-file.ts'
import { bytesOf, questionnaireSession, type QuestionnaireSession } from '#support/questionnaire-session.ts'

let at: ASession
let facilitator: Person
let set: QuestionSetView
let take: QuestionnaireSession['take']

beforeAll(async () => {
  ;({ at, facilitator, set, take } = await questionnaireSession())
})
afterAll(() => at.stop())

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

test('[E50] the Word file says all that is asked under headings, and has a named box with a control and a bookmark for each answer', async () => {
  const response = await take('docx', await at.newcomer('participant'))
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="What now- - Beth nesaf-.docx"')
  const files = unzipSync(await bytesOf(response))
  const document = new DOMParser().parseFromString(
    strFromU8(files['word/document.xml'] ?? new Uint8Array()),
    'text/xml',
  )
  const all = (name: string) => [...document.getElementsByTagNameNS(word, name)]
  const paragraphsIn = all('p').map(paragraph => ({
    style: paragraph.getElementsByTagNameNS(word, 'pStyle')[0]?.getAttributeNS(word, 'val'),
    text: [...paragraph.getElementsByTagNameNS(word, 't')].map(({ textContent }) => textContent ?? '').join(''),
  }))
  expect(paragraphsIn.filter(({ style }) => style?.startsWith('Heading')).map(({ text }) => text)).toEqual([
    'What now? / Beth nesaf?',
    'What came out of it so far',
    'How to answer',
    'Your name',
    '1. Are the ambitions still right?',
    '2. What is missing?',
  ])
  for (const said of [
    'Answer as many as you like.',
    'مرحبا بكم',
    'Three things stood out.',
    'Please answer by Saturday 8 May 2027, 9 am UK time.',
    'Ring us and we type it in.',
    'Your answer to question 2',
  ])
    expect(paragraphsIn.map(({ text }) => text)).toContain(said)
  const values = (name: string, attribute = 'val') => all(name).map(one => one.getAttributeNS(word, attribute))
  expect(values('tag')).toEqual(['wm_name', ...set.questions.map(({ id }) => id)])
  expect(values('bookmarkStart', 'name')).toHaveLength(3)
  expect(values('bookmarkStart', 'name').every(name => /^wm_[A-Za-z0-9_]{1,37}$/.test(name ?? ''))).toBe(true)
  expect(values('tblCaption')).toEqual([
    'Your name, if you like',
    'Your answer to question 1',
    'Your answer to question 2',
  ])
  expect(all('tblHeader')).toHaveLength(3)
  expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('w:lang w:val="en-GB"')
})

test('[E50] in large print the words are of 18 points, and nothing else is different', async () => {
  const [usual, large] = [
    unzipSync(await bytesOf(await take('docx'))),
    unzipSync(await bytesOf(await take('docx-large'))),
  ]
  const words = (files: typeof usual) =>
    strFromU8(files['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]*>/g, '|')
  expect(words(large)).toBe(words(usual))
  expect(strFromU8(large['word/styles.xml'] ?? new Uint8Array())).toContain('<w:sz w:val="36"/>')
  expect((await take('docx-large')).headers.get('content-disposition')).toContain('large print')
})

test('[E50] as OpenDocument it is one that says so first, with the same words', async () => {
  const bytes = await bytesOf(await take('odt'))
  expect(Buffer.from(bytes.subarray(30, 77)).toString('latin1')).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
  const content = strFromU8(unzipSync(bytes)['content.xml'] ?? new Uint8Array())
  const document = new DOMParser().parseFromString(content, 'text/xml')
  expect([...document.getElementsByTagName('text:h')].map(({ textContent }) => textContent)).toContain(
    '2. What is missing?',
  )
  expect(content).toContain('Three things stood out.')
})

test('[E50] the PDF to be printed is tagged, and says what to do with a pen', async () => {
  const bytes = await bytesOf(await take('pdf'))
  const { tags, ...structure } = structureOf(bytes)
  expect(structure).toEqual({ isTagged: true, claimsUa: true, language: 'en-GB' })
  expect([tags.get('H1'), tags.get('H2')]).toEqual([1, 5])
  const said = ['1. Are the ambitions still right?', 'go on on another sheet', 'Ring us and we type it in.']
  const words = wordsByPoppler(bytes)
  expect(words === undefined ? [] : said.filter(line => !words.includes(line))).toEqual([])
  expect(infoByPoppler(bytes) ?? 'Tagged:          yes').toMatch(/Tagged: +yes/)
})

test('[E50] only people of the session take the questions away, in the formats that there are', async () => {
  expect((await refusal(await take('docx', person(at.address)))).code).toBe('not-signed-in')
  expect((await refusal(await take('exe' as 'pdf'))).code).toBe('gone')
  expect(
    (await refusal(await facilitator.get(wire.questionnairePath('no-such-set-1' as typeof set.id, 'docx')))).code,
  ).toBe('gone')
})
