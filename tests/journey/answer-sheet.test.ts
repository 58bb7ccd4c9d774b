import { afterAll, beforeAll, expect, test } from 'vitest'
import { questionnaireOf, sheetPartsOf } from '@waymark/shared/drafting/questionnaire.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { openMailAddress } from '@waymark/shared/wire/messages.ts'
import { questionnairePath } from '@waymark/shared/wire/answer-files.ts'
import { openQuestionSet, type QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { questionnaireAs } from '@waymark/server/export/questionnaire-as.ts'
import { qrCode } from '@waymark/server/export/qr-code.ts'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { asked } from '#support/answers.ts'
import { address, aSet } from '#support/filled-in.ts'
import { codeOn, imagesOfPages, rulesOn, wordsOfPages } from '#support/pdf-pages.ts'
import type { Person } from '#support/person.ts'
import { bytesOf } from '#support/questionnaire-session.ts'
import { structureOf } from '#support/read-pdf.ts'
import { refusal } from '#support/sent-file.ts'
import { testApp } from '#support/test-app.ts'

let at: ASession
let set: QuestionSetView
let facilitator: Person

beforeAll(async () => {
  at = await aSession({}, await testApp({ mailDomain: 'answers.example.org', now: () => '2027-05-02T10:00:00.000Z' }))
  facilitator = await at.newcomer('facilitator', 'Fflur')
  set = await asked(at, { title: 'Beth nesaf, ŵyr bach?', contact: 'Ring us and we type it in.' })
})
afterAll(() => at.stop())

const taken = (by: Person = facilitator) => by.get(questionnairePath(set.id, 'sheet'))
const doorOf = (letsIn: boolean) => at.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn } })
const sheet = async (of: QuestionSet, where: string): Promise<Uint8Array> =>
  (await questionnaireAs('sheet', { set: of, address: where })).bytes
const dpi = 144
/** It stands before the questions. */
const codesOf = (bytes: Uint8Array) => imagesOfPages(bytes, dpi, 2).flatMap(page => codeOn(page, dpi) ?? [])
/** An address that is longer than a line goes on in the next one, and on the next page. */
const unbroken = (bytes: Uint8Array) =>
  wordsOfPages(bytes)
    .join(' ')
    .replaceAll(/Page \d+ of \d+|\s/g, '')

/** The places of what is said, in the order in which it should be. */
function inOrder(words: string, said: readonly string[]): void {
  const places = said.map(one => words.indexOf(one))
  expect(said.filter((_, which) => places[which] === -1)).toEqual([])
  expect(places).toEqual(places.toSorted((a, b) => a - b))
}

test('[E110] the sheet says what is asked, until when, what happens with the words and where to hand it in, with lines to write on', async () => {
  const { address: mail } = await at.organiser.ask(openMailAddress, { params: { setId: set.id }, body: {} })
  const { address: web } = await doorOf(true)
  const response = await taken()
  expect(response.headers.get('content-type')).toBe('application/pdf')
  expect(response.headers.get('content-disposition')).toContain('answer sheet')
  const bytes = await bytesOf(response)
  const { tags, ...structure } = structureOf(bytes)
  expect(structure).toEqual({ isTagged: true, claimsUa: true, language: 'en-GB' })
  expect([tags.get('H1'), tags.get('H2'), tags.get('Figure')]).toEqual([1, 8, 1])
  const words = wordsOfPages(bytes).join(' ')
  inOrder(words, [
    'Beth nesaf, ŵyr bach?',
    'Three things stood out.',
    'You can leave out any question.',
    'Please answer by Saturday 8 May 2027, 9 am UK time.',
    'Ring us and we type it in.',
    'You can also answer by e-mail',
    'What happens with your words',
    'With a phone or a computer instead',
    'You can also answer on a web page:',
    'Your name, if you like',
    '1. Are the ambitions still right?',
    '2. What is missing?',
    'May we quote your words without your name?',
    'Yes, you may quote my words',
    'No, please do not quote my words',
    'Thank you.',
  ])
  expect([unbroken(bytes).includes(mail), unbroken(bytes).includes(web)]).toEqual([true, true])
  expect(codesOf(bytes).map(code => code.words)).toEqual([web])
})

test('[E111] a phone reads the exact address off the sheet, however long it is, from a code of at least 3 cm with white around it', async () => {
  const long = `https://${'a-long-name.'.repeat(18)}example/${'folder/'.repeat(60)}answer/abcdefghijkl`
  for (const where of ['http://10.0.0.4/answer/abc', address, long]) {
    const codes = codesOf(await sheet(aSet(), where))
    expect(codes.map(({ words }) => words)).toEqual([where])
    expect(codes[0]?.side).toBeGreaterThan(30)
  }
  const rows = qrCode(address) ?? []
  const edges = [...rows.slice(0, 4), ...rows.slice(-4)].flat()
  expect([...edges, ...rows.flatMap(row => [...row.slice(0, 4), ...row.slice(-4)])].filter(Boolean)).toEqual([])
  const tooLong = `https://waymark.example/${'x'.repeat(3000)}`
  const bytes = await sheet(aSet(), tooLong)
  expect([structureOf(bytes).tags.has('Figure'), unbroken(bytes).includes(tooLong)]).toEqual([false, true])
})

test('[E112] where nobody is let in by a link the sheet has no code and says so; where nobody is asked, nothing is to be ticked', async () => {
  await doorOf(true)
  await doorOf(false)
  const bytes = await bytesOf(await taken())
  expect([codesOf(bytes), structureOf(bytes).tags.has('Figure')]).toEqual([[], false])
  expect(wordsOfPages(bytes).join(' ')).toContain('these questions stood on no web page.')
  const quiet = wordsOfPages(await sheet(aSet({ asksToQuote: false }), '')).join(' ')
  expect([quiet.includes('quote'), quiet.includes('Thank you.')]).toEqual([false, true])
})

test('[E113] only the team takes the sheet away, which says the address for e-mail', async () => {
  const participant = await at.newcomer('participant')
  expect((await refusal(await taken(participant))).code).toBe('not-allowed')
  expect((await participant.get(questionnairePath(set.id, 'pdf'))).status).toBe(200)
})

test('[E114] every question stands whole above its lines on one page, with six lines at least, and no page is empty', async () => {
  const [first] = aSet().questions
  const texts = Array.from({ length: 12 }, (_, which) => `Number ${which + 1}: ${'what has changed here? '.repeat(9)}`)
  const questions = texts.map((text, which) => ({
    ...first!,
    text,
    hint: 'Think of your street. '.repeat(which % 3),
  }))
  const bytes = await sheet(aSet({ questions }), address)
  const pages = wordsOfPages(bytes)
  const rules = imagesOfPages(bytes, 60).map(rulesOn)
  const whole = (words: string): number =>
    questions.filter(({ text, hint }) => words.includes(`${text.trim()} ${hint}`.trim())).length
  const begun = (words: string): number => texts.filter(text => words.includes(text.slice(0, 10))).length
  expect(pages.map(begun)).toEqual(pages.map(whole))
  expect(pages.map(whole).reduce((sum, count) => sum + count, 0)).toBe(12)
  expect(pages.filter((words, which) => (rules[which] ?? 0) < 6 * whole(words))).toEqual([])
  expect(pages.length).toBeLessThan(12)
  expect(pages.at(-1)).toContain('May we quote')
})

test('[E115] of a sheet that comes back as text, what we wrote is known, also the addresses; a choice that was left standing is kept', async () => {
  const facts = { set: aSet(), address, mail: 'answers-abc@answers.example.org' }
  const { title, before, boxes, after } = questionnaireOf(facts, 'sheet')
  const { web, quote } = sheetPartsOf(facts)
  const said = [
    title,
    ...before.map(({ text }) => text),
    web.heading,
    web.words,
    web.under,
    ...boxes.flatMap(({ heading, hint }, which) => [heading, ...hint, ...(which === 1 ? ['The buses.'] : [])]),
    quote!.question,
    quote!.hint,
    quote!.choices[1]!,
    ...after.map(({ text }) => text),
  ]
  const { pieces } = await readAnswerFile({ bytes: Buffer.from(said.join('\n\n')) }, facts.set)
  expect(pieces.map(({ text }) => text.trim())).toEqual(['The buses.', quote!.choices[1]])
  expect(pieces[0]?.questionId).toBe(facts.set.questions[0]?.id)
})
