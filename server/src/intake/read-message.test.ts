import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BreakoutId, QuestionId, QuestionSetId, SectionId, SessionId } from '@waymark/shared/model/ids.ts'
import { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { parseMail } from './parse-mail.ts'
import { pastedMessage } from './pasted-message.ts'
import { readMessage } from './read-message.ts'

const ids = ['question-one-1234567890', 'question-two-1234567890', 'question-three-12345678'].map(id =>
  QuestionId.parse(id),
)
const set = QuestionSet.parse({
  id: QuestionSetId.parse('set-1234567890123456789'),
  sessionId: SessionId.parse('session-12345678901234'),
  title: 'For those who could not come',
  intro: '',
  outcome: '',
  questions: ['Are the ambitions still right?', 'What is missing?', 'What would you stop doing, and why?'].map(
    (text, at) => ({
      id: ids[at],
      text,
      hint: '',
      breakoutId: BreakoutId.parse('breakout-1234567890123'),
      sectionId: SectionId.parse('section-12345678901234'),
    }),
  ),
  deadline: { local: '2027-05-08T09:00', zone: 'Europe/London' },
  nation: 'scotland',
  createdAt: '2027-03-24T13:00:00.000Z',
})

const sent = (text: string, head: readonly string[] = []): Uint8Array =>
  Buffer.from(
    [
      'From: Nia Rees <nia@example.org>',
      'Subject: Re: For those who could not come',
      ...head,
      ...(head.some(line => line.startsWith('Content-Type')) ? [] : ['Content-Type: text/plain; charset=utf-8']),
      '',
      text,
    ].join('\r\n'),
  )
const read = async (text: string, head?: readonly string[]) => readMessage(await parseMail(sent(text, head)), set)
const pasted = async (text: string) => readMessage(await pastedMessage(text), set)
const placed = (pieces: Awaited<ReturnType<typeof read>>['pieces']) =>
  pieces.map(({ text, questionId, why }) => [text, questionId === null ? 0 : ids.indexOf(questionId) + 1, why])
const quote = 'This looks like the message that was answered.'
const signature = 'This looks like a signature.'
const nowhere = 'The message does not say which question this answers.'

test('[E70] a message without a sign of a question is one piece that stands nowhere yet, with the reason; the name is kept and the address is not', async () => {
  const { pieces, name, messages } = await read('Mostly, yes.\n\nBut the doors are heavy.')
  expect(placed(pieces)).toEqual([['Mostly, yes.\n\nBut the doors are heavy.', 0, nowhere]])
  expect([name, messages]).toEqual(['Nia Rees', []])
  expect(
    (await readMessage(await parseMail(Buffer.from('From: "a@b.example" <a@b.example>\n\nYes')), set)).name,
  ).toBeNull()
})

test('[E71] where a message repeats the words of a question, what follows stands under it', async () => {
  const text = [
    'Dear all,',
    '',
    '1. Are the ambitions STILL right',
    'Yes.',
    '',
    'What would you stop doing,',
    'and why?',
    '1. Long meetings',
    '2. Short ones',
    'What is missing? A longer table.',
  ].join('\n')
  expect(placed((await read(text)).pieces)).toEqual([
    ['Dear all,', 0, 'It stood before the first question.'],
    ['1. Are the ambitions STILL right', 1, 'These look like the words of the question.'],
    ['Yes.', 1, ''],
    ['What would you stop doing,\nand why?', 3, 'These look like the words of the question.'],
    ['1. Long meetings\n2. Short ones', 3, ''],
    ['What is missing? A longer table.', 2, ''],
  ])
})

test('[E71] by numbers alone an answer is placed, with the reason; a list of the author’s own is left as it is', async () => {
  const number = 'It was placed by its number alone.'
  expect(placed((await read('1. Yes\n   and no\n3) Meetings')).pieces)).toEqual([
    ['1. Yes\n   and no', 1, number],
    ['3) Meetings', 3, number],
  ])
  const list = '1. First\n2. Second\n1. First again'
  expect(placed((await read(list)).pieces)).toEqual([[list, 0, nowhere]])
  expect(placed((await read('4. None')).pieces)).toEqual([['4. None', 0, nowhere]])
  const marksAlone = { ...set, questions: set.questions.map((one, at) => (at === 0 ? { ...one, text: '???' } : one)) }
  const { pieces } = await readMessage(await parseMail(sent('!!!\n2. Chairs\n> ???\n')), marksAlone)
  expect(placed(pieces)[1]).toEqual(['2. Chairs', 2, number])
})

test('[E71] numbers count where the questions were only sent back with the rest', async () => {
  const number = 'It was placed by its number alone.'
  const questions = [
    '1. Are the ambitions still right?',
    '2. What is missing?',
    '3. What would you stop doing, and why?',
  ]
  const answers = 'Q1 - Yes\n2.Chairs'
  const back = [
    `${answers}\n\nOn 3 May 2027, Olwen wrote:\n\n\n> ${questions.join('\n> ')}`,
    `${answers}\n\n________________\nFrom: Olwen\nSent: Monday\n\n${questions.join('\n')}`,
    `> ${questions.join('\n> ')}\n\n${answers}`,
  ]
  for (const text of back) {
    const { pieces } = await read(text)
    expect(placed(pieces).filter(([, question]) => question !== 0)).toEqual([
      ['Q1 - Yes', 1, number],
      ['2.Chairs', 2, number],
    ])
    expect(placed(pieces).filter(([, question]) => question === 0)).toEqual([[expect.any(String), 0, quote]])
  }
  const together = await read(`${questions[0]}\n${questions[1]}\n\nFine, and nothing.`)
  expect(placed(together.pieces).at(-1)).toEqual([
    'Fine, and nothing.',
    2,
    'It was written beneath several questions. The last of them was taken.',
  ])
})

test('[E71] what was typed beneath a quoted question stands under that question', async () => {
  const text = [
    'On Monday 3 May 2027 at 10:00, Olwen <olwen@example.org>',
    'wrote:',
    '> Dear Nia,',
    '> 1. Are the ambitions',
    '> still right?',
    '',
    'Yes, all of them.',
    '',
    '> 2. What is missing?',
    'A longer table.',
    '> What would you stop doing, and why?',
    '> Kind regards',
  ].join('\n')
  expect(placed((await read(text)).pieces)).toEqual([
    [text.split('\n').slice(0, 5).join('\n'), 0, quote],
    ['Yes, all of them.', 1, ''],
    ['> 2. What is missing?', 0, quote],
    ['A longer table.', 2, ''],
    ['> What would you stop doing, and why?\n> Kind regards', 0, quote],
  ])
})

test('[E72] what was answered and signatures are pieces of their own that say so, and nothing of them is gone', async () => {
  const text = [
    'It is fine.',
    '',
    'Best wishes,',
    'Nia',
    '',
    '-----Original Message-----',
    'From: Olwen',
    'Sent: Monday',
    'Please answer.',
  ].join('\n')
  expect(placed((await read(text)).pieces)).toEqual([
    ['It is fine.', 0, nowhere],
    ['Best wishes,\nNia', 0, signature],
    ['-----Original Message-----\nFrom: Olwen\nSent: Monday\nPlease answer.', 0, quote],
  ])
  expect(placed((await read('Yes\n-- \nNia\nSomewhere Ltd')).pieces).at(-1)).toEqual([
    '-- \nNia\nSomewhere Ltd',
    0,
    signature,
  ])
  const within = await read('See below.\n\nFrom: Olwen\nSent: Monday\nWhat is missing?\nA longer table.')
  expect(placed(within.pieces).slice(-2)).toEqual([
    ['What is missing?', 2, 'These look like the words of the question.'],
    ['A longer table.', 2, 'It stands within the message that was answered. Look whether it is an answer.'],
  ])
})

test('[E73] of a message that was laid out as a page every word is kept and nothing else: no script, style, picture or address', async () => {
  const html =
    '<html><head><title>x</title><style>p{color:red}</style></head><body><h1>Hello</h1><script>alert("stolen")</script>' +
    '<p onclick="run()">A <b>longer</b> table<img src="https://track.example/1.gif" alt="pixel"></p>' +
    '<p><a href="https://track.example/click?id=nia">our site</a></p><iframe src="https://track.example"></iframe>' +
    '<blockquote><p>What is missing?</p></blockquote><p>Chairs</p></body></html>'
  const { pieces } = await read(html, ['Content-Type: text/html; charset=utf-8'])
  expect(placed(pieces)).toEqual([
    ['Hello\n\nA longer table\n\nour site', 0, 'It stood before the first question.'],
    ['> What is missing?', 0, quote],
    ['Chairs', 2, ''],
  ])
})

const bothVersions = (plain: string, html: string): string =>
  ['--b', 'Content-Type: text/plain', '', plain, '--b', 'Content-Type: text/html', '', html, '--b--', ''].join('\r\n')

test('[E73] where plain text and page say different things both are kept, and otherwise one', async () => {
  const head = ['Content-Type: multipart/alternative; boundary=b']
  const same = await read(bothVersions('A longer table', '<p>A <i>longer</i> table</p>'), head)
  expect(placed(same.pieces)).toEqual([['A longer table', 0, nowhere]])
  const other = await read(bothVersions('A longer table', '<p>A longer table and chairs</p>'), head)
  expect(placed(other.pieces)[1]).toEqual([
    'A longer table and chairs',
    0,
    'The message came in two versions that differ. This is the other one.',
  ])
})

const words = (text: string): string[] => text.match(/[^\s]+/g) ?? []
const line = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '> quoted',
    '>> more',
    '-- ',
    'Best wishes',
    'What is missing?',
    '1. One',
    '2) Two',
    'From: Olwen',
    'Sent: now',
    'On 3 May 2027 she wrote:',
    'Sent from my phone',
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map(text => text.replaceAll(/[\s\p{Cc}\p{Cf}\u2800\u3164\uFFFE\uFFFF]/gu, ' ')),
)

test('[E74] whatever is written, every word of a message is in one piece, in its order, letter for letter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 25 }), async lines => {
      const text = ['Words', ...lines].join('\n')
      const { pieces } = await pasted(text)
      expect(pieces.flatMap(piece => words(piece.text))).toEqual(words(text))
      for (const piece of pieces) expect(text).toContain(piece.text)
    }),
    { numRuns: 300 },
  )
  const long = `${'An answer of many words. '.repeat(9000)}\n😀${'x'.repeat(150_000)}`
  const { pieces } = await pasted(long)
  expect(
    pieces
      .map(piece => piece.text)
      .join('')
      .replaceAll(/\s/g, ''),
  ).toBe(long.replaceAll(/\s/g, ''))
  await expect(pasted('word '.repeat(120_000))).rejects.toThrow('too long to keep')
  expect((await pasted('> a\nb\n'.repeat(60_000))).pieces.length).toBeLessThan(10)
  await expect(pasted('> a@b:\n@:\n'.repeat(45_000))).resolves.toMatchObject({ unread: 0 })
})

test('[E77] a pasted message may have its head on top, whole or a few lines of it', async () => {
  const few = await pasted('From: Nia Rees <nia@example.org>\nSent: Monday\nSubject: My thoughts\n\nA longer table')
  expect([few.name, ...placed(few.pieces)]).toEqual([
    'Nia Rees',
    ['My thoughts', 0, 'This was the subject of the message.'],
    ['A longer table', 0, nowhere],
  ])
  const whole = await pasted(
    sent('Cadeiriau =C3=A2', ['MIME-Version: 1.0', 'Content-Transfer-Encoding: quoted-printable']).toString(),
  )
  expect([whole.name, whole.pieces[0]?.text]).toEqual(['Nia Rees', 'Cadeiriau â'])
  expect(placed((await pasted('From: here on it is good')).pieces)).toEqual([['From: here on it is good', 0, nowhere]])
})
