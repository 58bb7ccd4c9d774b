import { existsSync, readdirSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as wire from '@waymark/shared/wire/answer-files.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked } from '#support/answers.ts'
import { filledIn, typedInto, paragraphs, withDocument } from '#support/filled-in.ts'
import type { Person } from '#support/person.ts'
import { linesIn, sendAnswers, sendSlowly, type SentAnswers } from '#support/sent-answers.ts'
import { pdf, refusal } from '#support/sent-file.ts'
import { bytesOf, questionnaireSession, type QuestionnaireSession } from '#support/questionnaire-session.ts'

let at: ASession
let facilitator: Person
let set: QuestionSetView
let take: QuestionnaireSession['take']

beforeAll(async () => {
  ;({ at, facilitator, set, take } = await questionnaireSession())
})
afterAll(() => at.stop())

const send = (files: SentAnswers, by: Pick<Person, 'cookie'> = facilitator) =>
  sendAnswers(`${at.address}${wire.answerFilesPath(set.id)}`, by, files)
const slowly = (by: Person) => sendSlowly(`${at.address}${wire.answerFilesPath(set.id)}`, by)
const sent = async (...args: Parameters<typeof send>) => linesIn(await (await send(...args)).text())
const howMany = async () => (await facilitator.ask(readInbox, { params: { setId: set.id } })).responses.length

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

test('[E59] each file is answered as soon as it was read, while others are still on their way', async () => {
  const form = slowly(facilitator)
  form.file('a.txt', 'What is missing?\nSeats.')
  form.file('b.txt', 'What is missing?\nTables.')
  expect((await form.lines(1))[0]).toContain('"file":"a.txt"')
  form.end()
  expect((await form.lines(3)).at(-1)).toBe('{"done":2}')
})

test('[E59] of a form that breaks off, what came whole is kept once', async () => {
  const before = await howMany()
  const form = slowly(facilitator)
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

test('[E59] more files than fit, in one ZIP or one by one, are told from the first that was not read, and a form that is none breaks nothing', async () => {
  const words = strToU8(' ')
  const many = Object.fromEntries(
    Array.from({ length: wire.maxAnswerFiles + 20 }, (_, which) => [`${which}.txt`, words]),
  )
  const zipped = await sent([
    ['many.zip', zipSync(many)],
    ['after.txt', words],
  ])
  expect(zipped).toHaveLength(wire.maxAnswerFiles + 1)
  const single = await sent(Object.entries(many))
  expect(single.filter(line => 'done' in line)).toEqual([])
  const broken = await fetch(`${at.address}${wire.answerFilesPath(set.id)}`, {
    method: 'POST',
    headers: { cookie: facilitator.cookie(), 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nno header at all',
  })
  expect(linesIn(await broken.text())).toEqual([
    { file: '', refused: 'We could not read all of what was sent. Send again what is not in this list.' },
  ])
})

test('[E56] beside files that were made to do harm others are read, and the server is there for everybody', async () => {
  const bomb = zipSync({
    '[Content_Types].xml': strToU8('<x/>'),
    'word/document.xml': new Uint8Array(64 * 1024 * 1024),
  })
  const sending = sent([
    ['bomb.docx', bomb],
    ['program.exe', Uint8Array.from([0x4d, 0x5a, 0, 1, 2])],
    ['words.txt', strToU8('What is missing?\nChairs.')],
  ])
  expect((await facilitator.get('/healthz')).status).toBeLessThan(500)
  expect(
    (await sending).map(line => ('file' in line && 'refused' in line ? line.refused.slice(0, 24) : 'taken')),
  ).toEqual(['There is far more packed', 'We cannot read files of ', 'taken', 'taken'])
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
  const form = slowly(guest)
  form.file('a.txt', 'What is missing?\nOne.')
  form.file('b.txt', 'What is missing?\nTwo.')
  await form.lines(1)
  await at.organiser.ask(revokeLink, { params: { linkId: other.links.find(({ role }) => role === 'facilitator')!.id } })
  form.end()
  expect((await form.lines(3)).slice(1)).toEqual([expect.stringContaining('"refused"'), '{"done":1}'])
})
