import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audits } from '@waymark/server/store/kinds.ts'
import { concernEntries, concerns, leadKeys } from '@waymark/server/store/people-kinds.ts'
import { safeguardingIdOf } from '@waymark/server/safeguarding/lead.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { row } from '@waymark/server/store/store.ts'
import { pages, plainPages } from '@waymark/shared/wire/pages.ts'
import {
  inviteLead,
  raiseFromRoom,
  readSafeguarding,
  setSafeguarding,
  takeInvitationBack,
} from '@waymark/shared/wire/safeguarding.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { plainVisitor, type SeenPage } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-safeguarding-'))
const files = { words: join(folder, 'waymark.db'), people: join(folder, 'people.db') }
let now = '2027-03-24T13:00:00.000Z'
let logged = ''
const letters: { readonly to: string; readonly text: string }[] = []
let at: ASession
let logPath = ''
let code = ''
const passphrase = 'otter lantern gravel spoon'

const form = {
  lead: 'Nerys Powell',
  reach: '01970 555123',
  when: 'Monday to Friday, 9 to 5',
  deputy: 'Idris Vaughan, 01970 555124',
  mail: 'nerys@example.org',
  emergency: 'If somebody is in danger, call 999.',
  statement: 'Everybody here has the right to be safe.',
  keepYears: 2,
}
const params = () => ({ strategyId: at.session.strategy.id })
const strategyRead = () => at.organiser.ask(readSafeguarding, { params: params() })
const visitor = () => plainVisitor(at.address)
const open = (path: string) => visitor().open(path)
const concernForm = () => open(pages.concernIn(at.session.session.id))
const invite = async () => new URL((await at.organiser.ask(inviteLead, { params: params() })).address).pathname
const shown = (page: SeenPage): { readonly code: string; readonly path: string } => ({
  code: /([0-9A-F]{4}-){7}[0-9A-F]{4}/.exec(page.text)?.[0] ?? '',
  path: page.link(/go to my log/),
})
const become = async (path: string, secret: string) =>
  (await open(path)).press('Become the lead', { 'Your passphrase': secret, 'The same once more': secret })
const openLog = async (path = logPath, secret = passphrase) =>
  (await open(path)).press('Open the log', { 'Your passphrase': secret })
const tell = async (what: string, more: Record<string, string | boolean> = {}) =>
  (await concernForm()).press('Send it to Nerys Powell', { 'What happened, or what worries you?': what, ...more })
const keyNow = async () => (await at.deps.people.list(leadKeys, safeguardingIdOf(at.deps, params().strategyId))).at(-1)

beforeAll(async () => {
  const [store, people] = [openSqliteStore(files.words), openSqliteStore(files.people, { purges: true })]
  const log = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      logged += chunk.toString()
      done()
    },
  })
  const post = {
    send: async (letter: { readonly to: string; readonly text: string }) => {
      letters.push(letter)
    },
  }
  const options = { logger: pino({ level: 'trace' }, log) }
  at = await aSession({}, await testApp({ store, people, now: () => now, options, post }))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('[SG2] before anybody can read it the page takes nothing, and says whom to tell instead', async () => {
  const nobody = await concernForm()
  expect(nobody.text).toContain('Nobody is named yet')
  expect(nobody.buttons).toEqual([])
  await at.organiser.ask(setSafeguarding, { params: params(), body: form })
  const named = await concernForm()
  expect(named.text).toContain('01970 555123')
  expect(named.text).toContain('call 999')
  expect(named.buttons).toEqual([])
  const path = named.path
  const sent = await visitor().send(path, {
    method: 'POST',
    body: new URLSearchParams({ what: 'Something', form: 'a'.repeat(22) }),
  })
  expect(sent.status).toBe(409)
  expect(await sent.text()).toContain('01970 555123')
})

test('[SG4] an invitation works once, can be taken back, and refuses a weak passphrase; the recovery code is shown once', async () => {
  const first = await invite()
  await at.organiser.ask(takeInvitationBack, { params: params() })
  expect((await open(first)).status).toBe(404)
  const path = await invite()
  expect((await become(path, 'password')).text).toContain('That is too short')
  const done = shown(await become(path, passphrase))
  expect((await open(path)).status).toBe(404)
  expect(await strategyRead()).toMatchObject({ isRead: true, isInvited: false })
  expect(JSON.stringify(await strategyRead())).not.toContain(done.path)
  logPath = done.path
  code = done.code
  expect((await open(logPath)).text).not.toContain(code)
})

test('[SG5] somebody tells the lead without a cookie or a name, learns a reference, and a form sent twice is one; the lead is told by a mail without words', async () => {
  const page = await concernForm()
  const filled = {
    'What happened, or what worries you?': 'Zebedee was shouted at by the harbour',
    'Somebody is at risk now': true,
  }
  const done = await page.press('Send it to Nerys Powell', filled)
  const [, reference] = /Your reference is (\S+?)\./.exec(done.text) ?? []
  expect(reference).toMatch(/^[a-z]{4}-[a-z]{4}-[a-z]{4}$/)
  const again = await page.press('Send it to Nerys Powell', filled)
  expect(again.text).toContain(String(reference))
  expect(letters).toMatchObject([{ to: 'nerys@example.org' }])
  expect(letters[0]?.text).toContain(logPath)
  expect(letters[0]?.text).not.toContain('Zebedee')
  const log = await openLog()
  expect(log.elements.filter(({ tagName }) => tagName === 'section')).toHaveLength(1)
  expect(log.text).toContain('Zebedee was shouted at by the harbour')
  expect(log.text).toContain('Somebody is at risk now.')
  expect(log.text).toContain(String(reference))
})

test('[SG5] what is wrong is said beside its field with what was typed still there, and a script that fills in everything is refused', async () => {
  const wrong = await tell('  ', { 'How may we reach you?': 'by the bridge' })
  expect(wrong.text).toContain('Say what happened')
  expect(wrong.value('How may we reach you?')).toBe('by the bridge')
  expect((await tell('x'.repeat(4001))).text).toContain('at most 4,000 characters')
  expect((await tell('Words', { 'Leave this empty': 'http://x' })).status).toBe(400)
})

test('[SG6] the lead adds what was done, closes and opens again; the history only grows, and a wrong passphrase keeps what was typed', async () => {
  const add = async (page: SeenPage, kind: string, words: string, secret = passphrase) =>
    page.press('Add it', { 'What it is': kind, 'In words': words, 'Your passphrase': secret })
  const one = await add(await openLog(), 'contact', 'Rang Quillon at noon')
  expect(one.text).toContain('Called or met somebody')
  const missed = await add(one, 'closed', 'Settled with Quillon', 'wrong passphrase here')
  expect(missed.text).toContain('does not open the log')
  const two = await missed.press('Add it, and open the log', { 'Your passphrase': passphrase })
  expect(two.text).toContain('(closed)')
  const three = await add(two, 'opened-again', 'Quillon rang back')
  expect(three.text).not.toContain('(closed)')
  for (const words of ['Rang Quillon at noon', 'Settled with Quillon', 'Quillon rang back'])
    expect(three.text).toContain(words)
  expect(three.text).toContain('Nerys Powell')
})

test('[SG6] a concern goes only once it is closed and was kept for as long as was agreed', async () => {
  const kept = async () => (await at.deps.people.list(concerns, (await keyNow())?.id ?? '')).map(({ id }) => id)
  const before = await kept()
  await tell('Brambleby to be deleted one day')
  const own = (await kept()).find(id => !before.includes(id)) ?? ''
  const send = (act: string, more = {}) =>
    visitor().send(logPath, { method: 'POST', body: new URLSearchParams({ act, concern: own, passphrase, ...more }) })
  expect((await openLog()).text).toContain('Brambleby')
  expect((await send('remove')).status).toBe(409)
  await send('add', { kind: 'closed', text: 'Done', form: 'b'.repeat(22) })
  expect((await send('remove')).status).toBe(409)
  now = '2029-03-23T13:00:00.000Z'
  expect((await send('remove')).status).toBe(409)
  now = '2029-03-24T13:00:00.000Z'
  expect((await openLog()).buttons).toContain('Delete it for good')
  expect((await send('remove')).status).toBe(200)
  now = '2027-03-24T13:00:00.000Z'
  expect(await kept()).toEqual(before)
  expect(await at.deps.people.list(concernEntries, own)).toEqual([])
})

test('[SG7] a log is taken away sealed, or readable after asking', async () => {
  const page = await open(logPath)
  const sealed = await page.press('Take it away, sealed', { 'Your passphrase': passphrase })
  expect(sealed.markup).toContain('waymark concerns 1')
  expect(sealed.markup).not.toContain('Quillon')
  const secret = { 'Your passphrase, for the file': passphrase }
  expect((await page.press('Take it away, readable', secret)).text).toContain('Say first that you know')
  const plain = await page.press('Take it away, readable', { ...secret, 'I know that this file is not sealed': true })
  expect(plain.markup).toContain('Zebedee')
})

test('[SG8] wrong tries wait longer and longer, on all servers alike, also for whoever then has the right passphrase', async () => {
  const page = await open(logPath)
  const tries = async () => (await page.press('Open the log', { 'Your passphrase': 'not this one at all' })).status
  expect([await tries(), await tries(), await tries(), await tries()]).toEqual([403, 403, 403, 429])
  expect((await openLog()).text).toContain('Wait 30 seconds')
  now = '2027-03-24T13:00:31.000Z'
  expect(await tries()).toBe(403)
  expect((await openLog()).text).toContain('Wait 60 seconds')
  now = '2027-03-24T13:02:00.000Z'
  expect((await openLog()).text).toContain('Zebedee')
})

test('[SG9] a passphrase is changed with the old one, and made anew with the recovery code, which then is another', async () => {
  const page = await open(logPath)
  const changed = shown(
    await page.press('Change the passphrase', {
      'The passphrase until now': passphrase,
      'A new passphrase': 'marble heron teapot canal',
    }),
  )
  expect((await openLog()).text).toContain('does not open the log')
  expect((await openLog(logPath, 'marble heron teapot canal')).text).toContain('Zebedee')
  const recover = async (given: string) =>
    page.press('Choose a new passphrase', { 'Your recovery code': given, 'A passphrase from now on': passphrase })
  expect((await recover(code)).status).toBe(403)
  code = shown(await recover(changed.code)).code
  expect((await openLog()).text).toContain('Zebedee')
})

test('[SG10] what was changed, cut or put in the place of another in the store does not open, and the log says so without hiding the rest', async () => {
  const key = await keyNow()
  await tell('Second Tumbledown')
  const all = await at.deps.people.list(concerns, key?.id ?? '')
  const [one, two] = all
  expect([one, two]).not.toContain(undefined)
  const put = (sealed: string) =>
    at.deps.people.commit({ puts: all.slice(0, 1).map(kept => row(concerns, { ...kept, sealed })) })
  for (const sealed of [two?.sealed ?? '', one?.sealed.slice(0, 900) ?? '', '', 'A'.repeat(2000)]) {
    await put(sealed)
    const log = await openLog()
    expect(log.text).toContain('One that does not open')
    expect(log.elements.filter(({ tagName }) => tagName === 'section')).toHaveLength(all.length)
  }
  await put(one?.sealed ?? '')
  expect((await openLog()).text).not.toContain('does not open.')
})

test('[SG11] somebody of the team tells of words in a room: they are copied into the letter, and no id goes along', async () => {
  const [room] = at.session.breakouts[0]?.rooms ?? []
  const asked = {
    params: { roomId: room?.id as never },
    body: {
      form: 'c'.repeat(22),
      concern: { what: 'Please look', urgent: false, reach: '', about: 'Words of Wimbleton' },
    },
  }
  for (const role of ['participant', 'reader'] as const)
    expect((await (await at.newcomer(role)).refused(raiseFromRoom, asked)).code).toBe('not-allowed')
  await (await at.newcomer('facilitator')).ask(raiseFromRoom, asked)
  expect((await openLog()).text).toContain('Words of Wimbleton')
})

test('[SG12] nobody but an organiser names or invites a lead, and no organiser opens a log', async () => {
  for (const role of ['facilitator', 'participant', 'reader'] as const) {
    const somebody = await at.newcomer(role)
    const no = /not-allowed|not-signed-in/
    expect((await somebody.refused(setSafeguarding, { params: params(), body: form })).code).toMatch(no)
    for (const route of [readSafeguarding, inviteLead, takeInvitationBack])
      expect((await somebody.refused(route, { params: params() })).code).toMatch(no)
  }
  const response = await at.organiser.get(logPath)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).not.toContain('Zebedee')
  expect((await at.organiser.get(`${logPath}x`)).status).toBe(404)
  expect((await at.organiser.get(logPath.replace('/log/', '/lead/'))).status).toBe(404)
})

test('[SG9] after a hand-over new concerns go to the new lead alone, and the earlier ones to the earlier lead alone', async () => {
  const path = await invite()
  expect((await open(path)).text).toContain('What was told before stays')
  const next = shown(await become(path, 'pebble anchor violin thistle'))
  await tell('For the next one: Oystermouth')
  const [old, fresh] = [await openLog(), await openLog(next.path, 'pebble anchor violin thistle')]
  expect(old.text).toContain('Zebedee')
  expect(old.text).not.toContain('Oystermouth')
  expect(fresh.text).toContain('Oystermouth')
  expect(fresh.text).not.toContain('Zebedee')
})

test('[SG13] the statement stands behind one link, with who the lead is and the way to them, and is reached from the plain pages', async () => {
  const page = await open(pages.safeguardingIn(at.session.session.id))
  expect(page.text).toContain('Everybody here has the right to be safe.')
  expect(page.text).toContain('Nerys Powell')
  expect(page.link('Something worries you?')).toContain('/concern/')
  const somebody = visitor()
  const link = `${at.address}/in#${at.secretFor('participant')}`
  const door = await (await somebody.open('/plain')).press('Come in', { 'Paste your link here': link })
  expect(door.link('How we keep people safe')).toBe(pages.safeguardingIn(at.session.session.id))
  const room = await door.press('Come in')
  expect(room.link('Something worries you?')).toBe(pages.safeguardingIn(at.session.session.id))
  const listed = await somebody.open(plainPages.session(at.session.session.id))
  expect(listed.link('Something worries you?')).toBe(pages.safeguardingIn(at.session.session.id))
  const talk = await somebody.open(plainPages.talk(at.session.session.id))
  expect((await somebody.open(talk.link(/in private/))).path).toContain('/concern/')
})

test('[SG14] in no store, no log and no record of what was done stands a word of it, a passphrase, or a time', async () => {
  const done = await at.deps.store.list(audits, params().strategyId).catch(() => [])
  expect(JSON.stringify(done)).not.toContain('Zebedee')
  await at.stop()
  const bytes = readdirSync(folder)
    .map(name => readFileSync(join(folder, name)).toString('latin1'))
    .join('')
  const words = ['Zebedee', 'Quillon', 'Brambleby', 'Wimbleton', 'Tumbledown', 'Oystermouth', 'by the bridge']
  const secrets = [passphrase, 'marble heron', 'pebble anchor', code]
  expect([...words, ...secrets].filter(word => bytes.includes(word) || logged.includes(word))).toEqual([])
  const database = new DatabaseSync(files.people, { readOnly: true })
  const kept = database
    .prepare("select id, parent, body from record where kind like 'concern%' or kind like 'lead-%'")
    .all()
  database.close()
  expect(kept.length).toBeGreaterThan(4)
  expect(JSON.stringify(kept)).not.toMatch(/\d\dT\d\d:/)
  expect(JSON.stringify(kept)).not.toContain(at.session.strategy.id)
  expect(readFileSync(files.words).includes(String(kept[0]?.['id']))).toBe(false)
})
