import { existsSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { DOMParser } from '@xmldom/xmldom'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as wire from '@waymark/shared/wire/answer-files.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked } from '#support/answers.ts'
import { filledIn, typedInto, paragraphs, withDocument } from '#support/filled-in.ts'
import { person, type Person } from '#support/person.ts'
import { infoByPoppler, structureOf, wordsByPoppler } from '#support/read-pdf.ts'
import { pdf, refusal } from '#support/sent-file.ts'
import { testApp } from '#support/test-app.ts'

let at: ASession
let facilitator: Person
let set: QuestionSetView

beforeAll(async () => {
  at = await aSession({}, await testApp({ now: () => '2027-05-02T10:00:00.000Z' }))
  facilitator = await at.newcomer('facilitator', 'Fflur')
  set = await asked(at, {
    title: 'What now? / Beth nesaf?',
    intro: 'Answer as many as you like.\nمرحبا بكم',
    contact: 'Ring us and we type it in.',
  })
})
afterAll(() => at.stop())

const take = (format: wire.QuestionnaireFormat, by = facilitator): Promise<Response> =>
  by.get(wire.questionnairePath(set.id, format))
const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer())

const send = (
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  by: Pick<Person, 'cookie'> = facilitator,
) => {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('files', new Blob([new Uint8Array(bytes)]), name)
  return fetch(`${at.address}${wire.answerFilesPath(set.id)}`, {
    method: 'POST',
    headers: { cookie: by.cookie() },
    body: form,
  })
}
const linesIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const said: unknown = JSON.parse(line)
      return wire.AnswerFilesDone.safeParse(said).data ?? wire.AnswerFileLine.parse(said)
    })
const sent = async (...args: Parameters<typeof send>) => linesIn(await (await send(...args)).text())
const howMany = async () => (await facilitator.ask(readInbox, { params: { setId: set.id } })).responses.length

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

test('[E59] several files at once, and those in a ZIP, become an answer each; what cannot be read is refused by its name', async () => {
  const empty = await bytesOf(await take('docx'))
  const before = await howMany()
  const file = (text: string, name = '') =>
    filledIn(
      withDocument(empty, xml => (name === '' ? xml : typedInto(xml, 'wm_name', paragraphs(name)))),
      set,
      [text, undefined],
    )
  const zip = zipSync({
    'answers/Dŵr.docx': file('In the ZIP.'),
    'answers/scan.pdf': pdf,
    'answers/more.zip': zipSync({ 'x.docx': empty }),
    '__MACOSX/._x.docx': strToU8('x'),
  })
  const lines = await sent([
    ['one.docx', file('First.\nمرحبا 👋', 'Ama')],
    ['photo.docx', Uint8Array.from(Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'))],
    ['all.zip', zip],
    ['empty.docx', empty],
    ['notes.txt', strToU8('What is missing?\nBuses.')],
  ])
  expect(
    lines.map(line =>
      'file' in line ? [line.file, 'refused' in line ? line.refused.slice(0, 20) : line.number] : line,
    ),
  ).toEqual([
    ['one.docx', before + 1],
    ['photo.docx', 'This is a picture. W'],
    ['all.zip: answers/Dŵr.docx', before + 2],
    ['all.zip: answers/scan.pdf', 'This is a PDF. We re'],
    ['all.zip: answers/more.zip', 'This is a ZIP within'],
    ['empty.docx', 'There is no answer i'],
    ['notes.txt', before + 3],
    { done: 3 },
  ])
  const [first] = lines
  const kept = first !== undefined && 'responseId' in first ? await answerOf(facilitator, first.responseId) : undefined
  expect(kept?.line).toMatchObject({ wayIn: 'word', name: 'Ama', state: 'to-read' })
  expect(kept?.pieces.map(({ text, questionId }) => [text, questionId])).toEqual([
    ['First.\nمرحبا 👋', set.questions[0]!.id],
  ])
  expect(await howMany()).toBe(before + 3)
  expect(existsSync(at.filesFolder) ? readdirSync(at.filesFolder) : []).toEqual([])
})

/** A form that is sent bit by bit. */
function slowly(cookie: string) {
  const edge = 'edge-of-a-part'
  let text = ''
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  let isOver = false
  const asking = request(
    `${at.address}${wire.answerFilesPath(set.id)}`,
    { method: 'POST', headers: { cookie, 'content-type': `multipart/form-data; boundary=${edge}` } },
    response => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        tell()
      })
      response.on('close', () => {
        isOver = true
        tell()
      })
    },
  )
  asking.on('error', tell)
  return {
    file: (name: string, words: string) => {
      asking.write(
        `--${edge}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${words}\r\n`,
      )
    },
    end: () => {
      asking.end(`--${edge}--\r\n`)
    },
    breakOff: () => {
      asking.destroy()
    },
    /** What has been answered, once there are so many lines or no more come. */
    lines: (count: number) =>
      new Promise<string[]>(resolve => {
        const look = (): void => {
          const lines = text.split('\n').slice(0, -1)
          if (lines.length >= count || isOver) resolve(lines)
        }
        listeners.add(look)
        look()
      }),
  }
}

test('[E59] each file is answered as soon as it was read, while others are still on their way', async () => {
  const form = slowly(facilitator.cookie())
  form.file('a.txt', 'What is missing?\nSeats.')
  form.file('b.txt', 'What is missing?\nTables.')
  expect((await form.lines(1))[0]).toContain('"file":"a.txt"')
  form.end()
  expect((await form.lines(3)).at(-1)).toBe('{"done":2}')
})

test('[E59] of a form that breaks off, what came whole is kept once', async () => {
  const before = await howMany()
  const form = slowly(facilitator.cookie())
  form.file('a.txt', 'What is missing?\nLamps.')
  form.file('b.txt', 'What is missing?\nHalf of')
  await form.lines(1)
  form.breakOff()
  expect(await howMany()).toBe(before + 1)
})

test('[E59] a file that is too large is refused by its name, those beside it are read, and there is a limit to how many', async () => {
  const large = new Uint8Array(wire.maxAnswerFileBytes + 1).fill(97)
  expect(
    await sent([
      ['large.txt', large],
      ['small.txt', strToU8('What is missing?\nBread.')],
    ]),
  ).toMatchObject([
    { file: 'large.txt', refused: 'This file is too large: at most 20 MB fit.' },
    { file: 'small.txt' },
    { done: 1 },
  ])
  const many = Array.from({ length: wire.maxAnswerFiles + 1 }, (_, which) => [`${which}.txt`, strToU8(' ')] as const)
  const lines = await sent(many)
  expect(lines).toHaveLength(wire.maxAnswerFiles + 1)
  expect(lines.at(-1)).toMatchObject({ refused: expect.stringContaining('At most 100 files') })
})

test('[E60] nobody but the team has answers read, and nothing is kept of what others send', async () => {
  const before = await howMany()
  const files = [['a.txt', strToU8('What is missing?\nNothing.')]] as const
  for (const role of ['participant', 'reader'] as const)
    expect((await refusal(await send(files, await at.newcomer(role)))).code).toBe('not-allowed')
  expect((await refusal(await send(files, { cookie: () => '' }))).code).toBe('not-signed-in')
  const bare = await fetch(`${at.address}${wire.answerFilesPath(set.id)}`, {
    method: 'POST',
    headers: { cookie: facilitator.cookie(), 'content-type': 'application/json' },
    body: '{}',
  })
  expect(await refusal(bare)).toMatchObject({ code: 'malformed', at: ['body', 'files'] })
  expect(await howMany()).toBe(before)
})

test('[E60] whose link is taken back while files are read has no more of them read', async () => {
  const other = await aSession({}, at)
  const guest = await other.newcomer('facilitator')
  const own = await asked(other)
  set = own
  const form = slowly(guest.cookie())
  form.file('a.txt', 'What is missing?\nOne.')
  form.file('b.txt', 'What is missing?\nTwo.')
  await form.lines(1)
  await at.organiser.ask(revokeLink, { params: { linkId: other.links.find(({ role }) => role === 'facilitator')!.id } })
  form.end()
  expect((await form.lines(3)).slice(1)).toEqual([expect.stringContaining('"refused"'), '{"done":1}'])
})
