import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { financePath, markPaid, putOffer, readPayments, removeOffer, setTerms } from '@waymark/shared/wire/payments.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import type { SentBodyOf } from '@waymark/shared/wire/route.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { answerOf, asked, typed } from '#support/answers.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-payments-'))
const files = { words: join(folder, 'waymark.db'), people: join(folder, 'people.db') }
let now = '2023-05-02T10:00:00.000Z'
let at: ASession
let set: QuestionSetView

beforeAll(async () => {
  const [store, people] = [openSqliteStore(files.words), openSqliteStore(files.people, { purges: true })]
  at = await aSession({}, await testApp({ store, people, now: () => now }))
  set = await asked(at)
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const terms: SentBodyOf<typeof setTerms> = {
  what: 'For answering in your own time',
  who: 'Anybody who is not paid for it by an employer.',
  rate: 2500,
  currency: 'GBP',
  quarters: 4,
  until: { local: '2023-05-08T09:00', zone: 'Europe/London' },
  how: 'By voucher or transfer, within a month.',
}
const offer: SentBodyOf<typeof putOffer> = {
  name: 'Nia',
  reach: 'nia@example.org',
  capacity: 'personal',
  quarters: 4,
  state: 'offered',
  reference: '',
}
const params = () => ({ setId: set.id })
const read = () => at.organiser.ask(readPayments, { params: params() })
const newOffer = () => randomBytes(16).toString('base64url')
const offered = async () => {
  const { address } = await at.organiser.ask(setTerms, { params: params(), body: terms })
  return { path: new URL(address).pathname, visitor: plainVisitor(at.address) }
}

test('[E120] somebody reads what is offered, is warned about benefits and says yes; the form sent twice is one offer, of which a day is kept and no time', async () => {
  const { path, visitor } = await offered()
  const page = await visitor.open(path)
  expect(page.text).toContain('£25 an hour, for up to an hour')
  expect(page.text).toContain('If you have benefits')
  const filled = {
    'Your name': 'Ama Owusu',
    'How to reach you': '01970 123456',
    'For how many hours': '0,75',
    'How do you take part?': 'job',
  }
  const said = await page.press('Yes, I would like to be paid', filled)
  expect(said.title).toContain('You said yes')
  await page.press('Yes, I would like to be paid', { ...filled, 'Your name': 'Somebody else' })
  const { offers } = await read()
  expect(offers.filter(({ reach }) => reach === '01970 123456')).toMatchObject([
    { name: 'Ama Owusu', state: 'accepted', capacity: 'job', quarters: 3, day: '2023-05-02' },
  ])
})

test('[E120] whoever says no leaves nothing, and once the offer has ended nobody can say yes', async () => {
  const { path, visitor } = await offered()
  const page = await visitor.open(path)
  const before = (await read()).offers.length
  expect((await page.press('No, thank you', { 'Your name': 'Gone' })).title).toContain('You said no')
  now = '2023-05-08T08:00:00.000Z'
  const late = await page.press('Yes, I would like to be paid', { 'Your name': 'Late', 'How to reach you': 'x@y.z' })
  now = '2023-05-02T10:00:00.000Z'
  expect(late.text).toContain('This offer has ended')
  expect((await read()).offers).toHaveLength(before)
  expect((await visitor.open(`${path}x`)).status).toBe(404)
})

test('[E121] details of an account are refused beside their field, whoever types them, and what was typed stays', async () => {
  const { path, visitor } = await offered()
  const page = await (
    await visitor.open(path)
  ).press('Yes, I would like to be paid', { 'Your name': 'Ama', 'How to reach you': '12-34-56 12345678' })
  expect(page.text).toContain('This looks like the details of a bank account')
  expect(page.value('Your name')).toBe('Ama')
  const body = { ...offer, reference: 'GB82 WEST 1234 5698 7654 32' }
  const wrong = await at.organiser.refused(putOffer, { params: { ...params(), offerId: newOffer() }, body })
  expect(wrong.at).toEqual(['body', 'reference'])
  expect(
    (await at.organiser.refused(setTerms, { params: params(), body: { ...terms, how: 'To 12-34-56' } })).at,
  ).toEqual(['body', 'how'])
})

test('[E122] an offer goes from offered to paid with a reference, the books get a table in which nothing is a formula, and who asks to be forgotten is', async () => {
  await offered()
  const offerId = newOffer()
  const put = (body: typeof offer) => ({ params: { ...params(), offerId }, body })
  await at.organiser.ask(putOffer, put({ ...offer, name: '=HYPERLINK("http://x")' }))
  expect((await at.organiser.refused(putOffer, put({ ...offer, state: 'paid' }))).at).toEqual(['body', 'reference'])
  await at.organiser.ask(
    putOffer,
    put({ ...offer, name: '=HYPERLINK("http://x")', state: 'paid', quarters: 2, reference: 'INV-7' }),
  )
  const table = await (await at.organiser.get(financePath(set.id))).text()
  expect(table.split('\r\n').find(line => line.includes('INV-7'))).toBe(
    `"'=HYPERLINK(""http://x"")","nia@example.org","By myself, in my own time","0.5","12.50","GBP","Paid","INV-7","2023-05-02"`,
  )
  await at.organiser.ask(removeOffer, { params: { ...params(), offerId } })
  expect((await read()).offers.some(({ id }) => id === offerId)).toBe(false)
})

test('[E125] an offer to somebody has a link of its own, told once: what they say there changes that offer and no other, and once it is taken back the link is dead', async () => {
  const { path, visitor } = await offered()
  const put = (offerId: string, more: Partial<typeof offer> = {}) =>
    at.organiser.ask(putOffer, { params: { ...params(), offerId }, body: { ...offer, ...more } })
  const [one, other] = [newOffer(), newOffer()]
  const { address } = await put(one, { name: 'Esi' })
  await put(other, { name: 'Kojo' })
  const own = new URL(address).pathname
  expect(own).not.toBe(path)
  expect((await put(one, { name: 'Esi' })).address).toBe('')
  const stateOf = async (id: string) => (await read()).offers.find(known => known.id === id)
  const page = await visitor.open(own)
  expect(page.value('Your name')).toBe('Esi')
  expect(page.markup).not.toContain('nia@example.org')
  const no = await page.press('No, thank you')
  expect(no.text).toContain('Nobody will ask you again')
  expect(await stateOf(one)).toMatchObject({ state: 'declined', name: 'Esi', reach: 'nia@example.org' })
  const again = await visitor.open(own)
  expect(again.text).toContain('You said no. You can still say yes.')
  const before = (await read()).offers.length
  await again.press('Yes, I would like to be paid', { 'How to reach you': 'esi@example.org' })
  expect(await stateOf(one)).toMatchObject({ state: 'accepted', reach: 'esi@example.org' })
  expect(await stateOf(other)).toMatchObject({ state: 'offered', name: 'Kojo' })
  expect((await read()).offers).toHaveLength(before)
  await put(one, { state: 'paid', reference: 'INV-8' })
  expect((await again.press('No, thank you')).text).toContain('This has been paid')
  expect((await visitor.open(own)).buttons).not.toContain('Yes, I would like to be paid')
  expect(await stateOf(one)).toMatchObject({ state: 'paid', reference: 'INV-8' })
  for (const offerId of [one, other]) await at.organiser.ask(removeOffer, { params: { ...params(), offerId } })
  expect((await visitor.open(own)).status).toBe(404)
  expect((await again.press('Yes, I would like to be paid', { 'How to reach you': 'x@y.z' })).status).toBe(404)
})

test('[E127] marked as paid an offer keeps what the person said a moment before, and one that was declined is not paid unasked', async () => {
  const { visitor } = await offered()
  const offerId = newOffer()
  const asked = { ...params(), offerId }
  const { address } = await at.organiser.ask(putOffer, { params: asked, body: { ...offer, name: 'Abena' } })
  const page = await visitor.open(new URL(address).pathname)
  await page.press('No, thank you')
  const pay = { params: asked, body: { reference: 'INV-9' } }
  expect((await at.organiser.refused(markPaid, pay)).code).toBe('conflict')
  await page.press('Yes, I would like to be paid', { 'How to reach you': 'abena@example.org' })
  expect((await at.organiser.refused(markPaid, { ...pay, body: { reference: ' ' } })).at).toEqual(['body', 'reference'])
  expect((await at.organiser.refused(markPaid, { ...pay, body: { reference: '12-34-56 12345678' } })).code).toBe(
    'malformed',
  )
  await at.organiser.ask(markPaid, pay)
  expect((await read()).offers.find(({ id }) => id === offerId)).toMatchObject({
    state: 'paid',
    reach: 'abena@example.org',
    reference: 'INV-9',
  })
  const facilitator = await at.newcomer('facilitator')
  expect((await facilitator.refused(markPaid, pay)).code).toBe('not-allowed')
  await at.organiser.ask(removeOffer, { params: asked })
  expect((await at.organiser.refused(markPaid, pay)).code).toBe('gone')
})

test('[E123] only organisers see who is paid; facilitators, who read the answers, do not', async () => {
  await offered()
  const one = { ...params(), offerId: newOffer() }
  for (const role of ['facilitator', 'participant', 'reader'] as const) {
    const somebody = await at.newcomer(role)
    expect((await somebody.refused(readPayments, { params: params() })).code).toBe('not-allowed')
    expect((await somebody.refused(setTerms, { params: params(), body: terms })).code).toBe('not-allowed')
    expect((await somebody.refused(putOffer, { params: one, body: offer })).code).toBe('not-allowed')
    expect((await somebody.refused(removeOffer, { params: one })).code).toBe('not-allowed')
    expect((await somebody.get(financePath(set.id))).status).toBe(403)
  }
})

test('[E124] nothing in the file of the people stands in that of the words, and no answer of the server has ids of both', async () => {
  const { path, visitor } = await offered()
  await (
    await visitor.open(path)
  ).press('Yes, I would like to be paid', { 'Your name': 'Efua Mensah', 'How to reach you': 'efua@example.org' })
  const { responseId } = await typed(at.organiser, set, ['Warm rooms'], { name: 'Efua' })
  const ids = (await read()).offers.map(({ id }) => id)
  const told = JSON.stringify([
    await answerOf(at.organiser, responseId),
    await at.organiser.ask(readInbox, { params: params() }),
  ])
  expect(ids.filter(id => told.includes(id))).toEqual([])
  expect(JSON.stringify(await read())).not.toContain(responseId)
  expect(readdirSync(folder).map(name => readFileSync(join(folder, name)).includes('HYPERLINK'))).not.toContain(true)
  await at.stop()
  const [words, people] = [valuesIn(files.words), valuesIn(files.people)]
  expect(people.size).toBeGreaterThan(5)
  expect([...people].filter(value => words.has(value))).toEqual([])
  const bytes = readFileSync(files.words)
  // A day is the beginning of many a time.
  const days = /^\d{4}-\d\d-\d\d$/
  expect([...people].filter(value => !days.test(value) && bytes.includes(value))).toEqual([])
})

/** Every value of a row or in it that is long enough to be more than chance, without the zone that all have in common. */
function valuesIn(file: string): Set<string> {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare('select kind, id, parent, body from record').all()
  database.close()
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && value.length >= 8 && value !== 'Europe/London') found.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  for (const { id, parent, body } of rows) walk([String(id), String(parent), JSON.parse(String(body))])
  return found
}
