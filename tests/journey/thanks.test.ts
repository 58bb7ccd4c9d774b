/** Being thanked by name, from somebody's own page to what is published and to Word. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailSettings } from '@waymark/server/mail-settings.ts'
import { postOf } from '@waymark/server/post/smtp-sender.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { bookingAboutMe } from '@waymark/server/booking/about-me.ts'
import { eraseThanks, thanksAboutMe } from '@waymark/server/thanks/about-me.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import { openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { usualSettings } from '@waymark/shared/model/session.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readSession, startSession } from '@waymark/shared/wire/sessions.ts'
import { readThanks, sendThanksLetter, setNames, setThanks } from '@waymark/shared/wire/thanks.ts'
import { aDraft, statement } from '#support/a-draft.ts'
import { paragraphsUnder } from '#support/exported.ts'
import { asked } from '#support/answers.ts'
import { bookable, bookAs } from '#support/booking.ts'
import { sink, type Sink } from '#support/mail.ts'
import { person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-thanks-'))
const files = { words: join(folder, 'waymark.db'), people: join(folder, 'people.db') }
let out: Sink
let server: TestApp
let a: Awaited<ReturnType<typeof aDraft>>
let direction: string

beforeAll(async () => {
  out = await sink()
  const post = postOf(
    readMailSettings({ WAYMARK_SMTP: `smtp://127.0.0.1:${out.port}`, WAYMARK_MAIL_FROM: 'waymark@example.org' }),
  )
  const [store, people] = [openSqliteStore(files.words), openSqliteStore(files.people, { purges: true })]
  server = await testApp({ store, people, post })
  a = await aDraft(server)
  await a.write(statement('We open the doors by nine.'))
  const { params } = await a.keep()
  direction = new URL((await a.publish(params)).address).pathname
  await a.organiser.ask(setThanks, { params: strategy(), body: { isOpen: true, intro: 'This is theirs.' } })
})
afterAll(async () => {
  await Promise.all([server.stop(), out.stop()])
  rmSync(folder, { recursive: true })
})

const strategy = () => ({ strategyId: a.session.strategy.id })
const seen = () => a.organiser.ask(readThanks, { params: strategy() })
const open = async () => plainVisitor(server.address).open(new URL((await seen()).address).pathname)
const give = async (name: string, mail = '') =>
  (await open()).press('Thank me by this name', {
    'Thank me as': name,
    'E-mail address, for a letter of thanks': mail,
  })
const show = async (...names: string[]) => {
  const { names: all } = await seen()
  const chosen = all.filter(({ name }) => names.includes(name)).map(({ id, name }) => ({ id, name }))
  return a.organiser.ask(setNames, { params: strategy(), body: { names: chosen, state: 'shown' } })
}
const published = async () => (await plainVisitor(server.address).open(direction)).text
const word = async () => {
  const response = await a.organiser.get(exportPath(a.draftId, 'docx'))
  return paragraphsUnder('docx', new Uint8Array(await response.arrayBuffer()), 'Thank you')
}

test('[TH1] a name stands on the published page and in Word once an organiser has looked at it, in the order of the alphabet, with everybody who did not want to be named', async () => {
  await give('Zoë Price')
  const own = await give('Élan Rees')
  await give('aled')
  expect(own.text).toContain('once the people who organise this have looked at it')
  expect(await published()).not.toContain('Zoë')
  expect(await show('Zoë Price', 'Élan Rees', 'aled')).toEqual({ done: 3 })
  expect(await published()).toMatch(
    /Thank you ?This is theirs\. ?aled ?Élan Rees ?Zoë Price ?And everybody who did not want to be named\./,
  )
  expect((await word()).slice(0, 5)).toEqual([
    'This is theirs.',
    'aled',
    'Élan Rees',
    'Zoë Price',
    'And everybody who did not want to be named.',
  ])
})

test('[TH2] whoever takes their name back is gone from the page and from the next document at once, and their name from every file', async () => {
  const own = await give('Gwenllian-to-go')
  await show('Gwenllian-to-go')
  expect(await published()).toContain('Gwenllian-to-go')
  const back = await own.press('Take my name back')
  expect(back.text).toContain('You have taken your name back')
  expect(await published()).not.toContain('Gwenllian')
  expect((await word()).join()).not.toContain('Gwenllian')
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('Gwenllian')).toBe(false)
})

test('[TH3] a name that is changed is looked at anew, and none is shown that was changed while an organiser read it', async () => {
  const own = await give('Ioan')
  const { names } = await seen()
  const read = names.filter(({ name }) => name === 'Ioan').map(({ id, name }) => ({ id, name }))
  await own.press('Save this name', { 'Thank me as': 'Something rude' })
  expect(await a.organiser.ask(setNames, { params: strategy(), body: { names: read, state: 'shown' } })).toEqual({
    done: 0,
  })
  await show('Something rude')
  const changed = await own.press('Save this name', { 'Thank me as': 'Ruder' })
  expect(changed.text).toContain('once the people who organise this have looked at it')
  expect(await published()).not.toMatch(/Ruder|rude/)
  const held = (await seen()).names.filter(({ name }) => name === 'Ruder').map(({ id, name }) => ({ id, name }))
  await a.organiser.ask(setNames, { params: strategy(), body: { names: held, state: 'held' } })
  expect((await plainVisitor(server.address).open(own.path)).text).toContain('does not stand in the document')
})

test('[TH4] only organisers see who wants to be thanked; no names are taken while that is shut, and the same form twice is one name', async () => {
  expect((await a.ama.refused(readThanks, { params: strategy() })).code).toBe('not-allowed')
  expect((await person(server.address).refused(readThanks, { params: strategy() })).code).toBe('not-signed-in')
  const page = await open()
  const filled = { 'Thank me as': 'Twice', 'E-mail address, for a letter of thanks': '' }
  await page.press('Thank me by this name', filled)
  await page.press('Thank me by this name', filled)
  expect((await seen()).names.filter(({ name }) => name === 'Twice')).toHaveLength(1)
  const other = await open()
  await a.organiser.ask(setThanks, { params: strategy(), body: { isOpen: false, intro: 'This is theirs.' } })
  expect((await other.press('Thank me by this name', { 'Thank me as': 'Late' })).text).toContain(
    'No names are taken here now',
  )
  expect((await open()).buttons).toEqual([])
  await a.organiser.ask(setThanks, { params: strategy(), body: { isOpen: true, intro: 'This is theirs.' } })
  const wrong = await give(' ', 'no address')
  expect(wrong.title).toContain('Not sent')
  expect((await plainVisitor(server.address).open('/thanks/not-handed-out')).status).toBe(404)
})

test('[TH5] one letter goes to each who left an address, once, and to nobody whose name is held back or taken back', async () => {
  const letter = { subject: 'Thank you', text: 'It would not be what it is without you.' }
  await give('Mair', 'mair@example.org')
  const gone = await give('Gone', 'gone@example.org')
  await gone.press('Take my name back')
  await give('Held', 'held@example.org')
  const held = (await seen()).names.filter(({ name }) => name === 'Held').map(({ id, name }) => ({ id, name }))
  await a.organiser.ask(setNames, { params: strategy(), body: { names: held, state: 'held' } })
  expect((await seen()).toWriteTo).toBe(1)
  const params = strategy()
  expect(await a.organiser.ask(sendThanksLetter, { params, body: letter })).toEqual({ sent: 1, failed: 0, left: 0 })
  expect(await a.organiser.ask(sendThanksLetter, { params, body: letter })).toEqual({ sent: 0, failed: 0, left: 0 })
  expect(out.got.map(({ to }) => to)).toEqual([['mair@example.org']])
  expect(out.got[0]!.raw.toString()).toContain('It would not be what it is without you.')
})

test('[TH9] the letter goes to those who booked a session that has begun and said that they may be written to as well: each address once, and not where it was held back with a name', async () => {
  const { params, told } = await manyBooked()
  expect((await seen()).toWriteTo).toBe(1)
  const letter = { subject: 'Thank you', text: 'For coming.' }
  const before = out.got.length
  expect(await a.organiser.ask(sendThanksLetter, { params, body: letter })).toEqual({ sent: 1, failed: 0, left: 0 })
  expect(out.got.slice(before).map(({ to }) => to)).toEqual([['tomos@example.org']])
  expect(await a.organiser.ask(sendThanksLetter, { params, body: letter })).toEqual({ sent: 0, failed: 0, left: 0 })
  expect((await bookingAboutMe(server.deps, told))?.lines).toContainEqual({ label: 'Letter of thanks', value: 'Sent' })
})

const usualBreakout = { purpose: 'review-ambitions' as const, question: 'What matters?', sections: [] }

/** Of six bookings one is to be written to: twice by the same person, once without leave, given back, of a name held back, and to come. */
async function manyBooked() {
  const params = strategy()
  await give('Held-and-booked', 'booked.held@example.org')
  const held = (await seen()).names.filter(({ name }) => name.startsWith('Held-')).map(({ id, name }) => ({ id, name }))
  await a.organiser.ask(setNames, { params, body: { names: held, state: 'held' } })
  const { sessionId } = await a.organiser.ask(startSession, {
    params,
    body: {
      title: 'To come',
      startsAt: { local: '2027-05-24T13:00', zone: 'Europe/London' },
      breakouts: [{ ...usualBreakout, settings: usualSettings }],
      rooms: [{ name: '' }],
    },
  })
  const toCome = await a.organiser.ask(readSession, { params: { sessionId } })
  const [now, then] = [await bookable(a), await bookable({ ...a, session: toCome })]
  const book = (path: string, mail: string, mayWrite = true) =>
    bookAs(server.address, path, {
      'What we may call you': 'Somebody',
      'E-mail address, if you like': mail,
      'You may write to me about later sessions, and to thank me': mayWrite,
    })
  const first = await book(now, 'tomos@example.org')
  await book(now, 'Tomos@example.org')
  await book(now, 'not.asked@example.org', false)
  await (await book(now, 'given.back@example.org')).press('Cancel my place')
  await book(now, 'booked.held@example.org')
  await book(then, 'to.come@example.org')
  return { params, told: first.path.split('/').at(-1) ?? '' }
}

test('[TH10] from a booking a link leads to being thanked while names are taken, and to how people are kept safe; neither says anything of the booking', async () => {
  const path = await bookable(a)
  const mine = await bookAs(server.address, path, { 'What we may call you': 'Somebody else' })
  expect(mine.link('Be thanked by name in the document')).toBe(new URL((await seen()).address).pathname)
  const safe = pages.safeguardingIn(a.session.session.id)
  expect(mine.link('How we keep people safe')).toBe(safe)
  expect((await plainVisitor(server.address).open(path)).link('How we keep people safe')).toBe(safe)
  await a.organiser.ask(setThanks, { params: strategy(), body: { isOpen: false, intro: 'This is theirs.' } })
  expect((await plainVisitor(server.address).open(mine.path)).text).not.toContain('Be thanked')
  await a.organiser.ask(setThanks, { params: strategy(), body: { isOpen: true, intro: 'This is theirs.' } })
})

test('[TH6] no id of the words stands beside a name, nothing of the name beside the words, and what is kept is told in lines and deleted', async () => {
  const own = await give('Non-of-the-files')
  const ids = [a.session.strategy.id, a.session.session.id, a.draftId, direction.split('/')[2]!]
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    const wrong = name.startsWith('people') ? ids : ['Non-of-the-files', own.path.split('/').at(-1)!]
    expect(wrong.filter(one => bytes.includes(one))).toEqual([])
  }
  const secret = own.path.split('/').at(-1)!
  expect((await thanksAboutMe(server.deps, secret)).lines).toContainEqual({
    label: 'Your name, as you wrote it',
    value: 'Non-of-the-files',
  })
  await eraseThanks(server.deps, secret)
  expect((await plainVisitor(server.address).open(own.path)).status).toBe(404)
})

test('[TH7] from the receipt of an answer a link leads to being thanked, and says nothing of the answer', async () => {
  const set = await asked(a)
  const { address } = await a.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: true } })
  const form = await plainVisitor(server.address).open(new URL(address).pathname)
  const mine = await form.press('Send my answers', { [set.questions[0]!.text]: 'A longer table' })
  expect(mine.link('Be thanked by name in the document')).toBe(new URL((await seen()).address).pathname)
})
