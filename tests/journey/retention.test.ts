import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { carryOn } from '@waymark/server/privacy/purge.ts'
import { activities, audits, authorships, members, snapshots } from '@waymark/server/store/kinds.ts'
import { paymentOffers, paymentTerms } from '@waymark/server/store/people-kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { usualMonths, usualPrivacy } from '@waymark/shared/model/retention.ts'
import { dropListed, listDue, purgeListed, readRetention, setRetention } from '@waymark/shared/wire/retention.ts'
import { formatScope } from '@waymark/server/scopes-of-people.ts'
import { formatRequests } from '@waymark/server/store/people-kinds.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { changeStep } from '@waymark/shared/wire/sessions.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { begun, keptLong, later } from '#support/kept-long.ts'

const dayMs = 24 * 60 * 60 * 1000
const twoYears = later(begun, 740 * dayMs)

async function ready() {
  const a = await keptLong()
  const shown = await a.note('Warm rooms')
  await a.withdraw(await a.note('Taken back'))
  await a.close()
  await a.publish()
  return { ...a, shown }
}

const listed = async (a: Awaited<ReturnType<typeof ready>>) => {
  await a.organiser.ask(listDue, {})
  const { run } = await a.read()
  if (run === null) throw new Error('nothing is listed')
  return run
}

test('[PV5] the list says what goes, where and since when, with numbers and without a name, and deletes nothing', async () => {
  const a = await ready()
  a.clocks.now = twoYears
  const { lines } = await listed(a)
  const words = lines.find(({ of }) => of === 'words')
  expect(words).toMatchObject({ title: 'Our Direction: First session', since: '2027-03-24', due: '2029-03-24' })
  expect(words?.what).toContain('2 notes: whose they are')
  expect(words?.what).toContain('2 people, with their names')
  expect(lines.map(({ of }) => of).toSorted()).toEqual(['history', 'record', 'record', 'words'])
  expect(JSON.stringify(await a.read())).not.toMatch(/Nia|Ama|Warm|Taken/)
  expect(await a.deps.store.list(members, a.session.session.id)).toHaveLength(2)
  await a.stop()
})

test('[PV6] [PV8] what is listed goes a day later: words stay letter for letter and are nobody’s, what was taken back is gone, and the record says so', async () => {
  const a = await ready()
  a.clocks.now = twoYears
  const { runId } = await listed(a)
  expect((await a.organiser.refused(purgeListed, { body: { runId } })).code).toBe('closed')
  await a.pass(26)
  await a.organiser.ask(purgeListed, { body: { runId } })
  expect((await a.read()).run?.state).toBe('done')
  expect(await a.notes()).toMatchObject([{ id: a.shown, text: 'Warm rooms', signedBy: null }])
  const rows = await a.deps.store.list(authorships, a.room.id)
  expect(rows).toMatchObject([{ id: a.shown, memberId: null, withdrawn: null }])
  expect(await a.deps.store.list(members, a.session.session.id)).toEqual([])
  expect(await a.deps.store.list(snapshots, a.breakout.id)).toEqual([])
  expect(await a.deps.store.list(activities, a.session.session.id)).toEqual([])
  const record = await a.deps.store.list(audits, 'server')
  expect(record.map(({ did }) => did)).toContain('retention-purged')
  await a.stop()
})

test('[PV6] what came after the list was made stays, and so does what is published anew or set to be kept', async () => {
  const a = await ready()
  a.clocks.now = twoYears
  const { runId } = await listed(a)
  await a.pass(26)
  await a.newcomer('participant', 'Late')
  await a.publish()
  const months = { ...usualMonths, history: null }
  await a.organiser.ask(setRetention, { body: { ...usualPrivacy, months } })
  await a.organiser.ask(purgeListed, { body: { runId } })
  expect(await a.notes()).toMatchObject([{ signedBy: 'Nia' }])
  expect(await a.deps.store.list(members, a.session.session.id)).toHaveLength(3)
  expect((await a.deps.store.list(snapshots, a.breakout.id)).length).toBeGreaterThan(0)
  await a.stop()
})

test('[PV6] whoever opens a breakout again after the list was made keeps what is known of it', async () => {
  const a = await ready()
  a.clocks.now = twoYears
  const { runId } = await listed(a)
  const [first] = await a.deps.store.list(snapshots, a.breakout.id)
  await a.organiser.ask(changeStep, { params: { breakoutId: a.breakout.id }, body: { step: 'group' } })
  await a.pass(26)
  await a.organiser.ask(purgeListed, { body: { runId } })
  expect((await a.read()).run?.state).toBe('done')
  expect(await a.notes()).toMatchObject([{ signedBy: 'Nia' }])
  expect((await a.deps.store.list(snapshots, a.breakout.id)).map(({ id }) => id)).toContain(first?.id)
  await a.stop()
})

test('[PV7] a clock that leaps ten years ahead for a minute deletes nothing, by hand or by itself, and a list that was made then is worth nothing', async () => {
  const a = await ready()
  await a.organiser.ask(setRetention, { body: { ...usualPrivacy, isAutomatic: true } })
  await a.pass(3)
  const before = a.clocks.now
  a.clocks.now = later(before, 3650 * dayMs)
  const { runId } = await listed(a)
  a.clocks.now = later(a.clocks.now, 3650 * dayMs)
  a.clocks.monotonic += 60_000
  expect((await a.organiser.refused(purgeListed, { body: { runId } })).code).toBe('closed')
  await a.pass(1)
  a.clocks.now = before
  await a.pass(30)
  expect((await a.organiser.refused(purgeListed, { body: { runId } })).code).toBe('conflict')
  expect((await a.read()).run?.lines ?? []).toEqual([])
  expect(await a.notes()).toMatchObject([{ signedBy: 'Nia' }])
  expect(await a.deps.store.list(members, a.session.session.id)).toHaveLength(2)
  await a.stop()
})

test('[PV9] whenever a server dies while it deletes, another one ends it, and all is as if nothing had happened', async () => {
  const a = await ready()
  a.clocks.now = twoYears
  const { runId } = await listed(a)
  await a.pass(26)
  let deaths = 0
  for (const at of [1, 2, 1, 2, 2, 2, 2, 2]) {
    a.clocks.failAt = at
    const died = await a.organiser.ask(purgeListed, { body: { runId } }).then(
      () => false,
      () => true,
    )
    deaths += died ? 1 : 0
  }
  a.clocks.failAt = 0
  await carryOn(a.deps)
  expect(deaths).toBeGreaterThan(4)
  expect((await a.read()).run?.state).toBe('done')
  expect(await a.notes()).toMatchObject([{ text: 'Warm rooms', signedBy: null }])
  expect(await a.deps.store.list(authorships, a.room.id)).toMatchObject([{ memberId: null }])
  expect(await a.deps.store.list(members, a.session.session.id)).toEqual([])
  await a.stop()
})

test('[PV10] by itself it deletes only where that was turned on, a week after the list was made and sent', async () => {
  const sent: { readonly to: string; readonly text: string }[] = []
  const a = await keptLong({
    post: {
      send: async letter => {
        sent.push(letter)
      },
    },
  })
  await a.note('Warm rooms')
  await a.close()
  await a.publish()
  a.clocks.now = twoYears
  await a.pass(30)
  expect((await a.read()).run).toBe(null)
  await a.organiser.ask(setRetention, {
    body: { ...usualPrivacy, isAutomatic: true, tellTo: 'privacy@example.org' },
  })
  await a.pass(24 * 6)
  expect(sent).toMatchObject([{ to: 'privacy@example.org' }])
  expect(sent[0]?.text).toContain('Our Direction: First session')
  expect(sent[0]?.text).not.toContain('Nia')
  expect(await a.notes()).toMatchObject([{ signedBy: 'Nia' }])
  await a.pass(26)
  expect(await a.notes()).toMatchObject([{ signedBy: null }])
  await a.stop()
})

test('[PV11] only organisers of the whole server set how long things are kept, within bounds, and drop a list', async () => {
  const a = await ready()
  for (const role of ['participant', 'facilitator', 'reader'] as const)
    expect((await (await a.newcomer(role)).refused(readRetention, {})).code).toBe('not-signed-in')
  const months = { ...usualMonths, payment: 2 }
  const no = await a.organiser.refused(setRetention, { body: { ...usualPrivacy, months } })
  expect(no.message).toContain('from 72 to 144')
  a.clocks.now = twoYears
  const { runId } = await listed(a)
  await a.organiser.ask(dropListed, { body: { runId } })
  expect((await a.read()).run).toBe(null)
  expect((await a.organiser.refused(purgeListed, { body: { runId } })).code).toBe('conflict')
  await a.stop()
})

test('[PV12] payments go from their own store after seven years, and nothing of the list leads from there to a session', async () => {
  const a = await ready()
  const offerId = randomBytes(16).toString('base64url')
  const terms = {
    id: 'terms-of-a-set',
    what: 'For answering',
    who: '',
    rate: 2500,
    currency: 'GBP',
    quarters: 4,
    until: { local: '2027-05-08T09:00', zone: 'Europe/London' },
    how: '',
  } as const
  const offer = {
    id: offerId,
    termsId: terms.id,
    name: 'Esi',
    reach: 'esi@example.org',
    capacity: 'unsaid',
    quarters: 4,
    state: 'paid',
    reference: 'INV-1',
    day: '2027-04-01',
  } as const
  await a.deps.people.commit({ puts: [row(paymentTerms, terms), row(paymentOffers, offer)] })
  a.clocks.now = later(begun, 7.2 * 366 * dayMs)
  const { runId, lines } = await listed(a)
  expect(lines.find(({ of }) => of === 'payment')).toMatchObject({ title: '', sessionId: null, count: 2 })
  expect(JSON.stringify(lines)).not.toContain('Esi')
  await a.pass(26)
  await a.organiser.ask(purgeListed, { body: { runId } })
  expect(await a.deps.people.list(paymentOffers, terms.id)).toEqual([])
  expect(await a.deps.people.get(paymentTerms, terms.id)).toBeUndefined()
  await a.stop()
})

test('[PV12] a request for another format goes once its time is over, and one that is newer stays', async () => {
  const a = await ready()
  const asks = async (name: string): Promise<void> => {
    const page = await plainVisitor(a.address).open(pages.formats('/privacy'))
    await page.press('Ask for it', {
      'Which format?': 'braille',
      'What do we call you?': name,
      'How do we reach you?': 'email',
      'E-mail address, phone number or postal address': 'ama@example.org',
    })
  }
  const kept = async () =>
    (await a.deps.people.list(formatRequests, formatScope(a.deps, null))).map(({ name }) => name).toSorted()
  await asks('Long ago')
  a.clocks.now = twoYears
  await asks('Not long ago')
  const { runId, lines } = await listed(a)
  expect(lines.find(({ of }) => of === 'contact')).toMatchObject({ what: ['1 request for a format'] })
  expect(await kept()).toEqual(['Long ago', 'Not long ago'])
  await a.pass(26)
  await a.organiser.ask(purgeListed, { body: { runId } })
  expect(await kept()).toEqual(['Not long ago'])
  await a.stop()
})
