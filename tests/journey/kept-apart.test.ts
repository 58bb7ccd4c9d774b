/** After a day on which much was done, nothing of one store stands in another: by the values in the rows, and by the bytes of the files. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '@waymark/server/store/postgres/postgres.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { wholeServer } from '@waymark/server/store/kinds.ts'
import { paymentOffers } from '@waymark/server/store/people-kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { NoteId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { putOffer, setTerms } from '@waymark/shared/wire/payments.ts'
import * as who from '@waymark/shared/wire/who.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { asked, typed } from '#support/answers.ts'
import { asRow, pairs, valuesIn, valuesInFile, watchApart } from '#support/kept-apart.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import type { StoreName } from '#support/stores-touched.ts'
import { realTimers, testApp } from '#support/test-app.ts'
import { startPostgres } from '#support/postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-apart-'))
const fileOf = (name: StoreName): string => join(folder, `${name}.db`)

beforeAll(async () => {
  const [store, people, monitoring] = [
    openSqliteStore(fileOf('words')),
    openSqliteStore(fileOf('people'), { purges: true }),
    openSqliteStore(fileOf('monitoring'), { purges: true }),
  ]
  const at = await aSession({}, await testApp({ store, people, monitoring }))
  await aMixedDay(at)
  await at.stop()
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** One person writes a note, answers in writing, is paid, and says who is in the room. */
async function aMixedDay(at: ASession): Promise<void> {
  const { organiser, session } = at
  const params = { sessionId: session.session.id }
  const set = await asked(at)
  await typed(organiser, set, ['Warm rooms for everybody'], { name: 'Efua' })
  // Where an organiser leaves the end as it is offered, it is the deadline of the questions, and a value that both have.
  const until = { local: '2027-05-20T12:00', zone: 'Europe/London' }
  const { address } = await organiser.ask(setTerms, {
    params: { setId: set.id },
    body: { what: 'For an hour of reading', who: '', rate: 2500, currency: 'GBP', quarters: 4, until, how: '' },
  })
  await organiser.ask(putOffer, {
    params: { setId: set.id, offerId: randomBytes(16).toString('base64url') },
    body: {
      name: 'Efua Mensah',
      reach: 'efua@example.org',
      capacity: 'personal',
      quarters: 4,
      state: 'offered',
      reference: '',
    },
  })
  const visitor = plainVisitor(at.address)
  const paid = await visitor.open(new URL(address).pathname)
  await paid.press('Yes, I would like to be paid', { 'Your name': 'Kojo Asante', 'How to reach you': '01970 123456' })
  const questions = [
    { text: 'Which of these is nearest?', hint: '', options: ['The first one', 'The second one'], ownWords: true },
  ]
  await organiser.ask(who.putWho, { params, body: { why: 'To know whom we miss.', changed: '', questions } })
  await organiser.ask(who.openWho, { params })
  const participant = await at.newcomer('participant', 'Kojo', 0)
  const { link } = await participant.ask(who.readWhoLink, { params })
  const form = await plainVisitor(at.address).open(link?.path ?? '')
  await form.press('Send my answers', { 'Which of these is nearest?': '1' })
  const [breakout] = session.breakouts
  const [room, section] = [breakout?.rooms[0], breakout?.sections[0]]
  if (room === undefined || section === undefined) throw new Error('a session without a room')
  await participant.ask(putNote, {
    params: { roomId: room.id, noteId: NoteId.parse('note-of-kojo-0001') },
    body: { text: 'The hall is cold', sectionId: section.id, signed: true, route: 'live' },
  })
}

test.each(pairs)('[AP3] no value of a row of %s stands in %s, and none of its bytes', (one, other) => {
  const [values, others] = [valuesInFile(fileOf(one)), valuesInFile(fileOf(other))]
  expect(values.size).toBeGreaterThan(3)
  expect(others.size).toBeGreaterThan(3)
  expect([...values].filter(value => others.has(value))).toEqual([])
  const [bytes, otherBytes] = [readFileSync(fileOf(other)), readFileSync(fileOf(one))]
  expect([...values].filter(value => bytes.includes(value))).toEqual([])
  expect([...others].filter(value => otherBytes.includes(value))).toEqual([])
})

test('[AP3] in Postgres each of the three has a schema of its own, and no value of one stands in another', async () => {
  const postgres = await startPostgres()
  const { store, people, monitoring, close } = await openPostgres({
    url: postgres.url,
    monotonic: realTimers.monotonic,
  })
  const at = await aSession({}, await testApp({ store, people, monitoring }))
  await aMixedDay(at)
  await at.stop()
  await close()
  const rowsOf = async (schema: StoreName) =>
    valuesIn((await postgres.ask(postgres.url, `select id, parent, body from ${schema}.record`)).map(asRow))
  const values = {
    words: await rowsOf('words'),
    people: await rowsOf('people'),
    monitoring: await rowsOf('monitoring'),
  }
  await postgres.stop()
  for (const [one, other] of pairs) {
    expect(values[one].size).toBeGreaterThan(3)
    expect([...values[one]].filter(value => values[other].has(value))).toEqual([])
  }
})

test('[AP3] an id that is written to two stores fails whatever test does it', async () => {
  const memory = () => openSqliteStore(':memory:')
  const { stores, check } = watchApart({ words: memory(), people: memory(), monitoring: memory() })
  const id = 'Aa1Bb2Cc3Dd4Ee5Ff6Gg7H'
  const offer = {
    id,
    termsId: wholeServer,
    name: 'N',
    reach: 'R',
    capacity: 'job',
    quarters: 1,
    state: 'paid',
    reference: '',
    day: '',
  } as const
  await stores.people.commit({ puts: [row(paymentOffers, offer)] })
  check()
  await stores.words.commit({ puts: [{ kind: 'anything', id: 'x', parent: '', body: { deep: [{ in: id }] } }] })
  expect(check).toThrow('people')
  for (const store of Object.values(stores)) await store.close()
})
