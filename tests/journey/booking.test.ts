import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingAboutMe, eraseBooking } from '@waymark/server/booking/about-me.ts'
import { pageKeyOf } from '@waymark/server/booking/links.ts'
import { tendBookings } from '@waymark/server/booking/send-due.ts'
import { readMailSettings } from '@waymark/server/mail-settings.ts'
import { postOf } from '@waymark/server/post/smtp-sender.ts'
import { audits, members, wholeServer } from '@waymark/server/store/kinds.ts'
import { bookings } from '@waymark/server/store/people-kinds.ts'
import { actOnBooking, bookingTablePath, listBookings, setBooking, tellChange } from '@waymark/shared/wire/booking.ts'
import { openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { changeSession } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { asked } from '#support/answers.ts'
import { bookable, bookAs, bookingForm, listed, seen } from '#support/booking.ts'
import { sink, type Sink } from '#support/mail.ts'
import { nodes } from '#support/nodes.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'

let now = '2027-03-20T10:00:00.000Z'
let mail: Sink
let at: ASession
const postTo = ({ port }: Sink) =>
  postOf(readMailSettings({ WAYMARK_SMTP: `smtp://127.0.0.1:${port}`, WAYMARK_MAIL_FROM: 'waymark@example.org' }))

beforeAll(async () => {
  mail = await sink()
  at = await aSession({}, await testApp({ now: () => now, post: postTo(mail) }))
})
afterAll(async () => {
  await at.stop()
  await mail.stop()
})

const params = (one: ASession = at) => ({ sessionId: one.session.session.id })
const asAt = (path: string) => new RegExp(path)
/** What was written to somebody, decoded. */
const toldTo = (who: string): string[] =>
  mail.got
    .filter(({ to }) => to.includes(who))
    .map(({ raw }) =>
      raw
        .replaceAll(/=\r?\n/g, '')
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    )
const calendarIn = (raw: string): string => {
  const encoded = /Content-Type: application\/ics[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(raw)?.[1] ?? ''
  return Buffer.from(encoded, 'base64').toString()
}

test('[BK1] [BK3] [BK4] book, wait, cancel in one press, move up, be reminded once, join without a trace, and be counted', async () => {
  const path = await bookable(at, { capacity: 1 })
  const first = await bookAs(at.address, path, {
    'What we may call you': 'Nia',
    'E-mail address, if you like': 'nia@home.example',
    Captions: true,
    'This is my first time': true,
  })
  expect(first.text).toContain('You have a place')
  const second = await bookAs(at.address, path, {
    'What we may call you': 'Tomos',
    'E-mail address, if you like': 'tomos@home.example',
  })
  expect(second.text).toContain('You are the next.')
  expect(toldTo('nia@home.example')[0]).toMatch(asAt(first.path))
  expect(toldTo('nia@home.example')[0]).toContain('method=REQUEST')
  expect(toldTo('tomos@home.example')[0]).toContain('waiting list')
  const cancelled = await first.press('Cancel my place')
  expect(cancelled.text).toContain('Your place is cancelled')
  expect(toldTo('tomos@home.example')[1]).toContain('A place has come free')
  expect(toldTo('nia@home.example')[1]).toContain('METHOD:CANCEL')
  await cancelled.press('Put me on the waiting list')
  now = '2027-03-23T14:00:00.000Z'
  await tendBookings(at.deps)
  await tendBookings(at.deps)
  expect(toldTo('tomos@home.example').filter(raw => raw.includes('Subject: Tomorrow'))).toHaveLength(1)
  expect(toldTo('nia@home.example').filter(raw => raw.includes('Subject: Tomorrow'))).toHaveLength(0)
  const visitor = plainVisitor(at.address)
  const mine = await visitor.open(second.path)
  const before = await at.deps.store.list(members, params().sessionId)
  const room = await mine.press('Join on plain pages')
  expect(room.path).toContain('/plain/rooms/')
  const came = (await at.deps.store.list(members, params().sessionId)).filter(
    ({ id }) => !before.some(one => one.id === id),
  )
  expect(came).toMatchObject([{ name: null, role: 'participant' }])
  expect((await seen(at)).counts).toEqual({ booked: 1, joined: 1, firstTime: 0, waiting: 1, cancelled: 0, ownTime: 0 })
  const kept = JSON.stringify(await at.deps.people.list(bookings, pageKeyOf(at.deps, params().sessionId)))
  expect(kept).not.toContain(came[0]!.id)
  expect(kept).not.toContain(params().sessionId)
  now = '2027-03-20T10:00:00.000Z'
})

test('[BK2] without an address there is a page alone, what is needed is changed there, and the name is used in the room only when asked for', async () => {
  const one = await aSession({}, await testApp())
  const path = await bookable(one)
  const mine = await bookAs(one.address, path, { 'What we may call you': 'Esi', Breaks: true })
  expect(mine.text).toContain('Keep the address of this page')
  await mine.press('Save what I need', { 'A quiet room': true, 'Anything else that you need': 'Near the door' })
  expect((await listed(one))[0]).toMatchObject({ needs: ['quiet-room', 'breaks'], needsMore: 'Near the door' })
  const again = await plainVisitor(one.address).open(mine.path)
  await again.press('Join on plain pages', { 'Use this name in the room: Esi': true })
  expect((await one.deps.store.list(members, params(one).sessionId)).map(({ name }) => name)).toContain('Esi')
  const calendar = await (await fetch(`${one.address}${mine.path}/calendar.ics`)).text()
  expect(calendar).toContain('METHOD:PUBLISH')
  const secret = mine.path.split('/').at(-1)!
  expect((await bookingAboutMe(one.deps, secret))?.lines).toContainEqual({
    label: 'What we may call you',
    value: 'Esi',
  })
  expect(await eraseBooking(one.deps, secret)).toBe(true)
  expect(await listed(one)).toEqual([])
  expect((await plainVisitor(one.address).open(mine.path)).status).toBe(404)
  await one.stop()
})

test('[BK5] two who take the last place at once on two servers: one has it, one waits', async () => {
  const several = await nodes(2)
  const one = await aSession({}, several.all[0]!)
  const path = await bookable(one, { capacity: 1 })
  await Promise.all(
    several.all.map(({ address }, who) => bookAs(address, path, { 'What we may call you': `Person ${who}` })),
  )
  expect((await seen(one)).counts).toMatchObject({ booked: 1, waiting: 1 })
  await several.stop()
})

test('[BK6] secrets that are guessed, of another page, or changed by a letter open nothing; words are shown as words; a form sent twice is one booking', async () => {
  const one = await aSession({}, await testApp())
  const other = await aSession({}, one)
  const path = await bookable(one)
  const otherPath = await bookable(other)
  const visitor = plainVisitor(one.address)
  const page = await visitor.open(path)
  const name = '<script>alert(1)</script>'
  const mine = await page.press('Book a place', { 'What we may call you': name })
  await page.press('Book a place', { 'What we may call you': name })
  expect(await listed(one)).toHaveLength(1)
  expect(mine.markup).not.toContain('<script')
  const secret = mine.path.split('/').at(-1)!
  for (const wrong of [
    `${path}/mine/${secret}x`,
    `${path}/mine/${secret.slice(0, -1)}`,
    `${otherPath}/mine/${secret}`,
    `${path}x`,
    `${path}/mine/${(await listed(one))[0]!.id}`,
  ])
    expect((await visitor.open(wrong)).status).toBe(404)
  const long = await page.press('Book a place', { 'What we may call you': 'x'.repeat(81) })
  expect([long.status, long.text.includes('This is not booked yet')]).toEqual([400, true])
  const bad = await page.press('Book a place', {
    'What we may call you': 'A',
    'E-mail address, if you like': 'a@b.example\r\nBcc: c@d.example',
  })
  expect(bad.text).toContain('Write one e-mail address')
  await one.stop()
})

test('[BK7] organisers alone read who booked, on record; facilitators see numbers and needs without names; nothing in a table is a formula', async () => {
  const one = await aSession({}, await testApp())
  const path = await bookable(one)
  await bookAs(one.address, path, {
    'What we may call you': '=1+1',
    'Anything else that you need': '=cmd()',
    'A hearing loop': true,
  })
  const facilitator = await one.newcomer('facilitator')
  const view = await facilitator.ask((await import('@waymark/shared/wire/booking.ts')).readBooking, {
    params: params(one),
  })
  expect(view.needs).toEqual([{ needs: 'A hearing loop. =cmd()', dietary: '' }])
  expect(JSON.stringify(view)).not.toContain('=1+1')
  expect((await facilitator.refused(listBookings, { params: params(one) })).code).toBe('not-allowed')
  expect((await facilitator.refused(setBooking, { params: params(one), body: bookingForm })).code).toBe('not-allowed')
  expect((await facilitator.get(bookingTablePath(params(one).sessionId, 'door'))).status).toBe(403)
  const participant = await one.newcomer('participant')
  expect((await participant.get(bookingTablePath(params(one).sessionId, 'needs'))).status).toBe(403)
  const door = await (await one.organiser.get(bookingTablePath(params(one).sessionId, 'door'))).text()
  expect(door).toContain(`"'=1+1"`)
  const needs = await (await one.organiser.get(bookingTablePath(params(one).sessionId, 'needs'))).text()
  expect(needs).not.toContain('1+1')
  await listed(one)
  const deeds = (await one.deps.store.list(audits, wholeServer)).map(({ did }) => did)
  expect(deeds).toEqual(expect.arrayContaining(['people-taken', 'booking-list-read']))
  await one.stop()
})

test('[BK8] people are told of another time once the organiser says so, with an entry that takes the place of the one before; who has no address is told another way', async () => {
  const one = await aSession({}, await testApp({ now: () => '2027-03-01T10:00:00.000Z', post: postTo(mail) }))
  const path = await bookable(one)
  await bookAs(one.address, path, {
    'What we may call you': 'Kojo',
    'E-mail address, if you like': 'kojo@home.example',
  })
  await bookAs(one.address, path, { 'What we may call you': 'Ada' })
  expect((await one.organiser.refused(tellChange, { params: params(one) })).code).toBe('conflict')
  const { title } = one.session.session
  const startsAt = { local: '2027-04-01T18:00', zone: 'Europe/London' }
  await one.organiser.ask(changeSession, { params: params(one), body: { title, startsAt } })
  expect(toldTo('kojo@home.example')).toHaveLength(1)
  expect((await one.organiser.ask(tellChange, { params: params(one) })).people).toBe(2)
  await tendBookings(one.deps)
  const letters = mail.got.filter(({ to }) => to.includes('kojo@home.example')).map(({ raw }) => calendarIn(raw))
  const numbers = letters.map(text => [/SEQUENCE:(\d)/.exec(text)?.[1], /UID:(.*)/.exec(text)?.[1]])
  expect(numbers.map(([sequence]) => sequence)).toEqual(['0', '1'])
  expect(new Set(numbers.map(([, uid]) => uid)).size).toBe(1)
  const ada = (await listed(one)).find(({ name }) => name === 'Ada')!
  expect(ada.due).toEqual(['changed'])
  await one.organiser.ask(actOnBooking, { params: { ...params(one), bookingId: ada.id }, body: { act: 'told' } })
  expect((await listed(one)).find(({ name }) => name === 'Ada')!.due).toEqual([])
  await one.stop()
})

test('[BK9] answering in one’s own time is counted and nobody is kept for it; what was given is deleted after the days that were said', async () => {
  let when = '2027-03-01T10:00:00.000Z'
  const one = await aSession({}, await testApp({ now: () => when }))
  const set = await asked(one)
  await one.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: true } })
  const path = await bookable(one, { inOwnTime: set.id, keptDays: 2 })
  const page = await plainVisitor(one.address).open(path)
  expect((await page.press('Answer in my own time')).path).toContain('/answer/')
  await bookAs(one.address, path, { 'What we may call you': 'Ada' })
  expect((await seen(one)).counts).toMatchObject({ ownTime: 1, booked: 1 })
  when = '2027-03-26T12:00:00.000Z'
  await tendBookings(one.deps)
  expect(await listed(one)).toHaveLength(1)
  when = '2027-03-26T13:01:00.000Z'
  await tendBookings(one.deps)
  expect(await listed(one)).toEqual([])
  await one.stop()
})
