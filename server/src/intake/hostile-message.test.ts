import { expect, test } from 'vitest'
import { BreakoutId, QuestionId, QuestionSetId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { parseMail } from './parse-mail.ts'
import { readMessage } from './read-message.ts'
import { isMbox, splitMbox } from './split-mbox.ts'

const set = QuestionSet.parse({
  id: QuestionSetId.parse('set-1234567890123456789'),
  sessionId: SessionId.parse('session-12345678901234'),
  title: 'For those who could not come',
  intro: '',
  outcome: '',
  questions: [
    {
      id: QuestionId.parse('question-one-1234567890'),
      text: 'What is missing?',
      hint: '',
      breakoutId: BreakoutId.parse('breakout-1234567890123'),
      sectionId: SectionId.parse('section-12345678901234'),
    },
  ],
  deadline: { local: '2027-05-08T09:00', zone: 'Europe/London' },
  nation: 'scotland',
  createdAt: '2027-03-24T13:00:00.000Z',
})

const sent = (text: string, head: readonly string[] = []): Uint8Array =>
  Buffer.from(['From: Nia Rees <nia@example.org>', ...head, '', text].join('\r\n'))
const read = async (text: string, head?: readonly string[]) => readMessage(await parseMail(sent(text, head)), set)

test('[E75] letters that are broken or of another alphabet than was said do no harm, and are said to be', async () => {
  const wrong = await parseMail(
    Buffer.concat([sent('', ['Content-Type: text/plain; charset=utf-8']), Buffer.from([0x43, 0xff, 0xfe, 0x64])]),
  )
  expect((await readMessage(wrong, set)).messages).toEqual([
    'Some letters of this message could not be read. Ask its sender for them.',
  ])
  const none = await readMessage(
    await parseMail(sent('Iawn', ['Content-Type: text/plain; charset=no-such-thing'])),
    set,
  )
  expect(none.pieces[0]?.text).toBe('Iawn')
  const latin = Buffer.concat([
    sent('', ['Content-Type: text/plain; charset=iso-8859-1']),
    Buffer.from('t\u00FB', 'latin1'),
  ])
  expect((await readMessage(await parseMail(latin), set)).pieces[0]?.text).toBe('tû')
})

test('[E75] a message of ten thousand parts, a head without end, a page of endless depth and 30 MB are refused in a sentence, soon', async () => {
  const began = performance.now()
  const nested = Array.from(
    { length: 10_000 },
    (_, at) => `--b${at}\r\nContent-Type: multipart/mixed; boundary=b${at + 1}\r\n\r\n`,
  )
  await expect(
    parseMail(Buffer.from(`Content-Type: multipart/mixed; boundary=b0\r\n\r\n${nested.join('')}`)),
  ).rejects.toThrow('too many parts')
  await expect(parseMail(Buffer.from(`${'X-A: b\r\n'.repeat(200_000)}\r\nYes`))).rejects.toThrow('too many parts')
  await expect(read('<b>'.repeat(200_000), ['Content-Type: text/html'])).rejects.toThrow('too deep')
  const quotes = await read(`${'<blockquote>'.repeat(390)}${'x<br>'.repeat(90_000)}`, ['Content-Type: text/html'])
  expect(quotes.pieces[0]?.text.startsWith('> x\n> x\n')).toBe(true)
  await expect(read('<p>word</p>'.repeat(40_000), ['Content-Type: text/html'])).resolves.toMatchObject({ unread: 0 })
  await expect(read('<p>word '.repeat(900_000), ['Content-Type: text/html'])).rejects.toThrow('too large')
  await expect(parseMail(Buffer.alloc(30 * 1024 * 1024, 'a '))).rejects.toThrow('25 MB')
  expect(performance.now() - began).toBeLessThan(15_000)
})

test('[E75] the seal of a signed message is no file of it, and a picture in the text is told', async () => {
  const part = (type: string, more: string) => ['--b', `Content-Type: ${type}`, ...more.split('|'), '', 'x']
  const parts = [
    ...part('text/html', 'X-A: b'),
    ...part('application/pkcs7-signature; name=smime.p7s', 'Content-Disposition: attachment; filename=smime.p7s'),
    ...part('image/png', 'Content-ID: <logo>|Content-Disposition: inline'),
    '--b--',
  ]
  const { unread, messages } = await read(parts.join('\r\n'), ['Content-Type: multipart/related; boundary=b'])
  expect([unread, messages]).toEqual([0, ['There are pictures in the text of this message, which are not shown here.']])
})

test('[E76] what machines and lists send is known by its head', async () => {
  const origin = async (...head: readonly string[]) => (await parseMail(sent('Yes', head))).origin
  expect(await origin()).toBe('person')
  expect(await origin('Auto-Submitted: no')).toBe('person')
  expect(await origin('Auto-Submitted: auto-replied')).toBe('machine')
  expect(await origin('Return-Path: <>')).toBe('machine')
  expect(await origin('X-Waymark-Loop: 1')).toBe('machine')
  expect(await origin('Content-Type: multipart/report; boundary=b')).toBe('machine')
  expect(await origin('Precedence: bulk')).toBe('list')
  expect(await origin('List-Id: <us.example.org>')).toBe('list')
})

test('[E78] a file of many messages is taken apart, and what was escaped in it is as it was written', () => {
  const when = 'Mon May  3 10:00:00 2027'
  const box = `From a@b ${when}\nSubject: 1\n\nFrom me\n\nFrom here\n>From you\n>>From them\n\nFrom c@d ${when}\nSubject: 2\n\nYes\n`
  expect(isMbox(Buffer.from(box))).toBe(true)
  expect(splitMbox(Buffer.from(box)).map(one => Buffer.from(one).toString())).toEqual([
    'Subject: 1\n\nFrom me\n\nFrom here\nFrom you\n>From them\n\n',
    'Subject: 2\n\nYes\n',
  ])
  const many = Buffer.from(`From a@b ${when}\nSubject: 1\n\nYes\n\n`.repeat(100_000))
  expect(splitMbox(many)).toHaveLength(501)
})
