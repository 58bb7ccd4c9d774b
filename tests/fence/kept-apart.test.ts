/**
 * Words, people and who is in the room stand in three stores, and nothing joins them. A new kind of row and a new file fall under this by
 * themselves. Whatever has to touch two of them is named here, with the reason.
 */
import { expect, test } from 'vitest'
import { filesIn, isTest } from '#support/files.ts'
import { fieldsOf, idsByStore, idsOfWords, kindsByStore } from '#support/fields-of-kinds.ts'
import { codeByPath, meetings, touchedBy } from '#support/stores-touched.ts'

/** Paths from server/src. A meeting is by the hash that the key makes, and hands on nothing of a person. */
const mayTouchTwo: Readonly<Record<string, string>> = {
  'deps.ts': 'It says what a server has, and does nothing.',
  'main/storage.ts': 'It opens and closes all three.',
  'store/postgres/postgres.ts': 'It opens all three, each in a schema or a database of its own.',
  'http/payments.ts':
    'Whether somebody organises the session is asked of the words; offers are found by a hash of the question set.',
  'http/own-answer-view.ts': 'Shows the way to what is offered for a question set, and never to an offer.',
  'http/remove-demo.ts': 'With the demo goes what was kept of its people, by the hash.',
  booking: 'What can be booked is of the session; who booked is found by a hash of it, and no seat is written.',
  privacy: 'It tells what is due, and lets it go, in each store by itself; a list hands nothing from one to another.',
  safeguarding:
    'How often a log was tried needs a time, and stands in the words under a hash; concerns stand with people.',
  'http/about-me-doors.ts': 'One line for each kind of link that somebody holds; each is read by itself.',
  'http/about-me.ts': 'Shows whoever holds the cookie and the links what they lead to, and keeps nothing of it.',
  'http/booked.ts': 'The page of a session, and how many have booked it, by the hash.',
  'http/booking-pages.ts': 'Whoever books reads of the session; what they say goes to people by the hash.',
  'http/bookings.ts':
    'Whether somebody organises the session is asked of the words; bookings are found by a hash of it.',
  'http/my-booking.ts':
    'Whoever joins by a booking is seated like anybody; that they came is kept with the booking, as yes or no.',
  'http/concern-pages.ts':
    'The statement is found by a hash of the strategy; what is told is sealed before it is kept.',
  'http/direction-pages.ts': 'Names who asked to be thanked, found by a hash of the strategy.',
  'http/format-pages.ts':
    'What can be had at once is read of the words; a request is kept by a hash, with a label and no id.',
  'http/formats.ts':
    'Whether somebody is of the team is asked of the words; requests are found by a hash of the strategy.',
  'http/given-files.ts': 'What is published is read of the words, and who is thanked in it by a hash of the strategy.',
  'http/lead-pages.ts': 'What was done with a log is in the audit record, without an id of it.',
  'http/retention.ts':
    'Whether somebody organises the server is asked of the words; what goes, goes from each store by itself.',
  'http/safeguarding.ts':
    'Whether somebody organises the strategy is asked of the words; the rest is found by a hash of it.',
  'http/thanks-pages.ts': 'Names are found by a hash of the strategy, whose title is shown.',
  'http/thanks-links.ts':
    'Names and bookings are found by hashes of the strategy and of its sessions; of a booking it is kept that a letter went.',
  'http/thanks.ts': 'Whether somebody organises the strategy is asked of the words; names are found by a hash of it.',
  'http/whole-to-send.ts': 'Names who asked to be thanked in what is sent, found by a hash of the strategy.',
  'main/background.ts': 'It begins what each job does by itself, and reads nothing.',
  'http/who.ts':
    'Whether somebody organises the session is asked of the words; the form is found by a hash of the session.',
}

test('[AP1] no id of one store is a field of another, in any kind of row, and nothing beside the words has an instant', () => {
  const ids = idsByStore()
  for (const [one, other] of [
    ['words', 'people'],
    ['words', 'monitoring'],
    ['people', 'monitoring'],
  ] as const)
    expect([...ids[one]].filter(name => ids[other].has(name))).toEqual([])
  for (const storeName of ['people', 'monitoring'] as const) {
    const fields = kindsByStore[storeName].flatMap(kind =>
      fieldsOf(kind.schema).map(field => ({ kind: kind.name, ...field })),
    )
    expect(fields.length).toBeGreaterThan(3)
    expect(fields.filter(({ isInstant, name }) => isInstant || /(?:^at|At)$/.test(name))).toEqual([])
    expect(fields.filter(({ name }) => idsOfWords.has(name))).toEqual([])
  }
})

test('[AP1] an id, an instant and a name of a field would be seen wherever they stand in a schema', async () => {
  const z = await import('zod/mini')
  const { SessionId } = await import('@waymark/shared/model/ids.ts')
  const { Instant } = await import('@waymark/shared/model/time.ts')
  const deep = z.object({
    list: z.array(z.nullable(z.object({ of: SessionId }))),
    either: z.union([z.null(), z._default(z.optional(Instant), '')]),
    by: z.record(z.string(), z.object({ sessionId: z.string() })),
  })
  const fields = fieldsOf(deep)
  expect(fields.some(({ name, id }) => name === 'of' && id === 'SessionId')).toBe(true)
  expect(fields.some(({ name, isInstant }) => name === 'either' && isInstant)).toBe(true)
  expect(fields.map(({ name }) => name).filter(name => idsOfWords.has(name))).toEqual(['sessionId'])
})

const server = codeByPath(filesIn('server/src', /\.ts$/).filter(file => !isTest(file)))

test('[AP2] only named places touch two of the three stores', () => {
  const found = meetings(server)
  expect(server.size).toBeGreaterThan(300)
  expect(found.size).toBeGreaterThan(3)
  expect([...found.keys()].filter(path => mayTouchTwo[path] === undefined)).toEqual([])
  expect(Object.keys(mayTouchTwo).filter(path => !found.has(path))).toEqual([])
  for (const why of Object.values(mayTouchTwo)) expect(why).toMatch(/^[A-Z].{15,}\.$/)
})

test.each([
  ['payments/offer-notes.ts', "import { notes } from '#store/kinds.ts'\n", 'payments'],
  ['monitoring/seats.ts', "import { members, wholeServer } from '#store/kinds.ts'\n", 'monitoring'],
  ['notes/whose.ts', "import { paymentOffers } from '#store/people-kinds.ts'\n", 'notes'],
  ['answers/pay.ts', 'const x = await deps.people.list(kind, wholeServer)\n', 'answers'],
  [
    'http/other.ts',
    "import { formOf } from '#monitoring/forms.ts'\nimport { x } from '#session/y.ts'\n",
    'http/other.ts',
  ],
  [
    'http/who-page.ts',
    "import { formOf } from '#monitoring/forms.ts'\nimport { x } from '#payments/y.ts'\n",
    'http/who-page.ts',
  ],
  ['other.ts', "type Both = Pick<Deps, 'store' | 'monitoring'>\n", 'other.ts'],
])('[AP2] a join in %s would be seen', (path, code, where) => {
  const found = meetings(new Map([...server, [path, code]]))
  expect([...found.keys()].filter(one => mayTouchTwo[one] === undefined)).toContain(where)
})

test('[AP2] what says nothing of words is no touch', () => {
  expect([...touchedBy("import { wholeServer, type Kind } from './kinds.ts'\n")]).toEqual([])
  expect([...touchedBy("import { row } from '#store/store.ts'\n")]).toEqual([])
})
