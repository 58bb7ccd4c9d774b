/** Words made to do harm, stored in every field that takes any and looked for on every page and in every file. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SessionId, StrategyId } from '@waymark/shared/model/ids.ts'

import { inviteLead } from '@waymark/shared/wire/safeguarding.ts'
import { openWho } from '@waymark/shared/wire/who.ts'
import { besiege, type Siege } from '#support/attack/besiege.ts'
import { crawl, wordsOf, type Fetched } from '#support/attack/crawl.ts'
import { fillRoutes, harmIn, hostile, hostileWords, type Tried } from '#support/attack/hostile.ts'
import { xmlParts } from '#support/exported-packages.ts'
import { person, type Person } from '#support/person.ts'
import { readCsv } from '#support/read-csv.ts'

let siege: Siege
let tried: readonly Tried[]
let fetched: readonly Fetched[]

beforeAll(async () => {
  siege = await besiege()
  const host = person(siege.address)
  await host.comeIn(siege.hostSecret)
  const of = (who: string): Person => siege.people[who]!
  tried = await fillRoutes(siege, [of('organiser'), of('participant'), host, of('facilitator')])
  const strategyId = StrategyId.parse(siege.ids['strategyId'])
  await of('organiser').ask(openWho, { params: { sessionId: SessionId.parse(siege.ids['sessionId']) } })
  const lead = await of('organiser').ask(inviteLead, { params: { strategyId } })
  fetched = await crawl(siege, [of('organiser'), of('participant'), host], [new URL(lead.address).pathname])
}, 240_000)
afterAll(() => siege.stop())

/** What takes words only from somebody, or at a time, that there is none of here. */
const notFilled: Readonly<Record<string, string>> = {
  'PUT /api/rooms/:roomId/check-back/:themeId': 'nothing was brought back',
  'POST /api/codes/open': 'a code is looked up, not stored',
  'POST /api/links/come-in': 'the name is given beside a link that opens something',
  'POST /api/rooms/:roomId/notes/:noteId/name-removed': 'these words are taken out, not stored',
  'POST /api/responses/:responseId/name-removed': 'these words are taken out, not stored',
  'POST /api/drafts/:draftId/rounds/:roundId/comments/:commentId/name-removed': 'these words are taken out, not stored',
  'PUT /api/drafts/:draftId/rounds/:roundId/comments/:commentId': 'there is no comment here',
  'PUT /api/drafts/:draftId/rounds/:roundId/triage': 'there is no comment here',
  'PUT /api/strategies/:strategyId/formats/:requestId': 'nobody has asked for a format',
  'PUT /api/strategies/:strategyId/lineage': 'the strategy continues none',
  'PUT /api/breakouts/:breakoutId/looks/:lookId': 'the look is somebody else’s',
  'PUT /api/rooms/:roomId/notes/:noteId': 'the note is somebody else’s; the form of the plain room writes one',
  'POST /api/rooms/:roomId/notes/:noteId/put-back': 'the note is somebody else’s',
  'PUT /api/drafts/:draftId/outcomes/:themeId': 'themes stand in a document',
  'PUT /api/drafts/:draftId/outcomes/:themeId/updates/:updateId': 'themes stand in a document',
  'PUT /api/question-sets/:setId': 'it has answers; another one is written',
  'PUT /api/responses/:responseId/late': 'the answer came in time',
  'POST /api/privacy/retention/purge': 'names a list, and there is none',
  'POST /api/rooms/:roomId/concerns': 'nobody has become the lead yet',
  'PUT /api/strategies/:strategyId': 'its ambitions are asked about; another one is started',
  'POST /api/strategies/:strategyId/thanks/letter': 'no e-mail is sent from here',
}

/** Where the words are certainly shown, so that a page which shows nothing proves nothing. */
const shownOn = [
  '/api/audit.csv',
  '/api/breakouts/:/synthesis/csv',
  '/api/drafts/:/export/html',
  '/api/drafts/:/export/md',
  '/api/drafts/:/export/txt',
  '/api/question-sets/:/payments.csv',
  '/api/strategies/:/decisions.csv',
  '/api/strategies/:/numbers.csv',
  '/api/strategies/:/numbers/export/html',
  '/book/:',
  '/concern/:.:',
  '/direction/:',
  '/direction/:/comment',
  '/direction/:/decisions',
  '/direction/:/in-numbers',
  '/direction/:/said/:',
  '/direction/:/statements/:',
  '/direction/:/versions/1',
  '/paid/:',
  '/plain',
  '/plain/rooms/:',
  '/plain/sessions/:',
  '/plain/sessions/:/talk',
  '/plain/watch/:',
  '/privacy',
  '/safeguarding/:.:',
  '/thanks/:',
  '/who/:',
]
const ofType = (type: string): Fetched[] => fetched.filter(one => one.type === type)

test('[SE10] every declared field that takes words has taken words made to do harm, or says why not', () => {
  const refused = tried.filter(({ status }) => status >= 300).map(({ route, status }) => `${route} ${status}`)
  expect(refused.filter(one => !(one.replace(/ \d+$/, '') in notFilled))).toEqual([])
  expect(refused).toHaveLength(Object.keys(notFilled).length)
  expect(tried.flatMap(({ fields }) => fields).length).toBeGreaterThan(100)
})

test('[SE10] on every page they are words, whoever opens it: no element, no attribute and no address', () => {
  const held = new Set(fetched.filter(one => hostile.test(wordsOf(one))).map(({ place }) => place))
  expect(shownOn.filter(place => !held.has(place))).toEqual([])
  expect(harmIn(`<p>${hostileWords()}<input value="${hostileWords()}">`).length).toBeGreaterThan(3)
  const pages = ofType('text/html')
  expect(pages.length).toBeGreaterThan(80)
  expect(pages.flatMap(page => harmIn(wordsOf(page)).map(harm => `${page.place}: ${harm}`))).toEqual([])
  expect(fetched.filter(({ status }) => status >= 500).map(({ place }) => place)).toEqual([])
})

test('[SE10] in every table they are no formula, and in every file no markup', () => {
  const cells = ofType('text/csv').flatMap(table => readCsv(wordsOf(table)).flat())
  expect(cells.some(cell => hostile.test(cell))).toBe(true)
  expect(cells.filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  expect(ofType('text/markdown').filter(one => /(?<!\\)<(?:script|img)/.test(wordsOf(one)))).toEqual([])
  const packages = fetched.filter(one => /officedocument|opendocument|epub/.test(one.type) && one.status === 200)
  expect(packages.length).toBeGreaterThan(6)
  const made = packages.flatMap(one =>
    [...xmlParts(one.bytes)].flatMap(([part, root]) =>
      [...root.getElementsByTagName('*')]
        .filter(({ nodeName }) => /^(?:script|f)$/.test(nodeName))
        .map(({ nodeName }) => `${one.place} ${part}: ${nodeName}`),
    ),
  )
  expect(made).toEqual([])
})
