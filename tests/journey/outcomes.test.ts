/** "You said, we did" through the raw door: said, changed, taken back, read by everybody. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ThemeId, UpdateId, type DraftId } from '@waymark/shared/model/ids.ts'
import { mostUpdates } from '@waymark/shared/model/theme-outcome.ts'
import { exportPath } from '@waymark/shared/wire/drafts.ts'
import {
  listOutcomes,
  putOutcome,
  putUpdate,
  readEarlier,
  takeBackOutcome,
  takeBackUpdate,
} from '@waymark/shared/wire/outcomes.ts'
import { readMyTrail } from '@waymark/shared/wire/trail.ts'
import { takeDown } from '@waymark/shared/wire/versions.ts'
import { outcomes } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { cameOf } from '#support/came-of.ts'
import { testApp, type TestApp } from '#support/test-app.ts'

let server: TestApp
beforeAll(async () => {
  server = await testApp({ options: { watchedMs: 0 } })
})
afterAll(() => server.stop())

const of = (draftId: DraftId, themeId: ThemeId) => ({ draftId, themeId })
const says = (reason: string, revision = 0, what: 'adopted' | 'not-now' = 'adopted') => ({ what, reason, revision })

test('[OC3] the team says what was done about a theme, readers read it, and nobody else does either', async () => {
  const { ama, organiser, newcomer, draftId, putTheme } = await cameOf(server)
  const themeId = await putTheme({ name: 'Warm rooms', said: 'The hall is cold.', notes: ['live', 'phone'] })
  await putTheme({ name: 'Seats', notes: [] })
  const params = of(draftId, themeId)
  const nia = await newcomer('participant', 'Nia')
  const rhys = await newcomer('reader', 'Rhys')
  const before = await rhys.ask(listOutcomes, { params: { draftId } })
  expect(before.mayWrite).toBe(false)
  expect(before.themes).toMatchObject([
    { name: 'Warm rooms', notes: 2, outcome: null, revision: 0, chapter: { letter: 'A', title: 'Open the doors' } },
    { name: 'Seats', notes: 0, outcome: null, chapter: { letter: '', title: '' } },
  ])
  const { theme } = await ama.ask(putOutcome, { params, body: says('The heating is on.') })
  expect(theme.outcome).toMatchObject({ what: 'adopted', reason: 'The heating is on.', by: 'Ama', updates: [] })
  expect((await rhys.ask(listOutcomes, { params: { draftId } })).themes[0]).toEqual(theme)
  expect(JSON.stringify(theme)).not.toContain('member')
  const updateId = UpdateId.parse('update-from-nia')
  for (const one of [nia, rhys]) {
    expect((await one.refused(putOutcome, { params, body: says('No', 1) })).code).toBe('not-allowed')
    expect((await one.refused(takeBackOutcome, { params, body: { revision: 1 } })).code).toBe('not-allowed')
    const at = { params: { ...params, updateId } }
    expect((await one.refused(putUpdate, { ...at, body: { words: 'No' } })).code).toBe('not-allowed')
    expect((await one.refused(takeBackUpdate, at)).code).toBe('not-allowed')
  }
  expect((await nia.refused(listOutcomes, { params: { draftId } })).code).toBe('not-allowed')
  expect((await nia.refused(readEarlier, { params })).code).toBe('not-allowed')
  expect((await organiser.refused(putOutcome, { params, body: says(' ', 1) })).message).toBe(
    'Say why, in a sentence or two.',
  )
  const gone = of(draftId, ThemeId.parse('nowhere-at-all'))
  expect((await ama.refused(putOutcome, { params: gone, body: says('No') })).code).toBe('gone')
})

test('[OC4] [OC5] of two who say something of one theme at once the second is told; asked twice it is said once; what was said before is kept, and taken back it can be had again', async () => {
  const { ama, organiser, draftId, putTheme } = await cameOf(server)
  const params = of(draftId, await putTheme({ name: 'Buses', notes: [] }))
  const both = await Promise.allSettled([
    ama.ask(putOutcome, { params, body: says('From Ama') }),
    organiser.ask(putOutcome, { params, body: says('From Olwen') }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [{ outcome } = { outcome: null }] = (await ama.ask(listOutcomes, { params: { draftId } })).themes
  const first = outcome!.reason
  await ama.ask(putOutcome, { params, body: says(first) })
  expect((await ama.refused(putOutcome, { params, body: says('Another') })).code).toBe('conflict')
  await ama.ask(putOutcome, { params, body: says('Not yet', 1, 'not-now') })
  expect((await ama.ask(takeBackOutcome, { params, body: { revision: 2 } })).theme).toMatchObject({
    outcome: null,
    revision: 3,
  })
  await ama.ask(takeBackOutcome, { params, body: { revision: 2 } })
  await ama.ask(putOutcome, { params, body: says('Not yet', 3, 'not-now') })
  const { earlier } = await ama.ask(readEarlier, { params })
  expect(earlier.map(({ reason, isTakenBack }) => [reason, isTakenBack])).toEqual([
    ['Not yet', true],
    ['Not yet', false],
    [first, false],
  ])
})

test('[OC6] what two add at once about what was done since is both there, once each, and can be taken back and put back', async () => {
  const { ama, organiser, deps, draftId, putTheme } = await cameOf(server)
  const params = of(draftId, await putTheme({ name: 'Buses', notes: [] }))
  const [one, two] = ['update-of-ama', 'update-of-olwen'].map(id => ({ ...params, updateId: UpdateId.parse(id) }))
  const add = { params: one!, body: { words: 'A timetable.' } }
  expect((await ama.refused(putUpdate, add)).code).toBe('conflict')
  await ama.ask(putOutcome, { params, body: says('A bus comes.') })
  await Promise.all([ama.ask(putUpdate, add), organiser.ask(putUpdate, { params: two!, body: { words: 'A stop.' } })])
  await ama.ask(putUpdate, add)
  const words = async (): Promise<string[]> =>
    (await ama.ask(listOutcomes, { params: { draftId } })).themes[0]!.outcome!.updates.map(({ words: said }) => said)
  expect((await words()).toSorted()).toEqual(['A stop.', 'A timetable.'])
  await ama.ask(takeBackUpdate, { params: two! })
  expect(await words()).toEqual(['A timetable.'])
  await ama.ask(putUpdate, { params: two!, body: { words: 'A stop.' } })
  expect(await words()).toHaveLength(2)
  const [kept] = await deps.store.list(outcomes, draftId)
  const many = Array.from({ length: mostUpdates }, (_, at) => ({
    ...kept!.updates[0]!,
    id: UpdateId.parse(`update-no-${at}`),
  }))
  await deps.store.commit({ puts: [row(outcomes, { ...kept!, updates: many })] })
  expect((await ama.refused(putUpdate, add)).code).toBe('too-many')
})

test('[OC2] a theme answers for one that was merged into it, through every door', async () => {
  const { ama, draftId, putTheme, merge, linesNow } = await cameOf(server)
  const [into, from] = [
    await putTheme({ name: 'Travel', notes: ['live'] }),
    await putTheme({ name: 'Buses', notes: ['phone'] }),
  ]
  await ama.ask(putOutcome, { params: of(draftId, from), body: says('A bus comes.') })
  const at = { params: { ...of(draftId, from), updateId: UpdateId.parse('update-of-buses') } }
  await ama.ask(putUpdate, { ...at, body: { words: 'It came.' } })
  await merge(from, into)
  expect(await linesNow()).toMatchObject([
    { name: 'Travel', notes: 2, merged: ['Buses'], outcome: { reason: 'A bus comes.' }, revision: 0 },
  ])
  await ama.ask(putOutcome, { params: of(draftId, from), body: says('Two buses come.') })
  expect(await linesNow()).toMatchObject([
    {
      outcome: { reason: 'Two buses come.', updates: [{ words: 'It came.' }] },
      also: [{ reason: 'A bus comes.' }],
      revision: 1,
    },
  ])
})

const hostile = '<script>alert(1)</script> "quotes" & ‮backwards'

test('[OC7] [OC8] everybody reads what was said and what was done about it, with its statements, as words and without names, hours or ids; and nothing once it is taken down', async () => {
  const { ama, organiser, draftId, putTheme, merge, publish, page, address } = await cameOf(server)
  const warm = await putTheme({ name: hostile, said: `Said: ${hostile}`, notes: ['live', 'live', 'phone'] })
  const cited = await putTheme({ name: 'Cited theme', notes: ['chat'] })
  const merged = await putTheme({ name: 'Merged theme', notes: [] })
  const quiet = await putTheme({ name: 'Nobody cites this', notes: ['live'] })
  await ama.ask(putOutcome, { params: of(draftId, warm), body: says(`Because ${hostile}`) })
  const at = { ...of(draftId, warm), updateId: UpdateId.parse('update-everybody') }
  await ama.ask(putUpdate, { params: at, body: { words: `Done ${hostile}` } })
  await merge(merged, cited)
  const path = await publish([{ text: `We say ${hostile}`, themeId: merged }, { text: 'Our own.' }])
  expect(await page(path)).toContain(`href="${path}/you-said"`)
  const html = await page(`${path}/you-said`)
  const escaped = '&lt;script&gt;alert(1)&lt;/script&gt; &quot;quotes&quot; &amp; ‮backwards'
  for (const words of [escaped, `Said: ${escaped}`, `Because ${escaped}`, `Done ${escaped}`, 'Cited theme'])
    expect(html).toContain(words)
  expect(html).not.toContain('<script')
  expect(html).toContain('3 notes: 2 written in the rooms, 1 by phone')
  expect(html).toMatch(/2 themes, 1 with an answer\.\s+1 still waits for one\./)
  expect(html).toContain('We have not said yet')
  const link = /href="[^"]*#(s-[^"]+)"/.exec(html)?.[1] ?? 'none'
  expect(await page(path)).toContain(`id="${link}"`)
  for (const secret of ['Ama', 'Olwen', quiet, 'Nobody cites this', warm, 'T00:', ':00'])
    expect(html).not.toContain(secret)
  await organiser.ask(takeDown, { params: { draftId } })
  for (const part of ['you-said', 'decisions', 'in-numbers'])
    expect((await fetch(`${address}${path}/${part}`)).status).toBe(404)
})

test('[OC17] the trail of a note and of a statement ends with what was done about its theme', async () => {
  const { ama, organiser, session, draftId, putTheme, merge, publish, page } = await cameOf(server)
  const warm = await putTheme({ name: 'Warm rooms', notes: ['live'] })
  const cold = await putTheme({ name: 'Cold rooms', notes: [] })
  const path = await publish([{ text: 'We heat the hall.', themeId: warm }])
  const { notes } = await organiser.ask(readMyTrail, { params: { sessionId: session.session.id } })
  const trail = new URL(notes[0]!.address, 'http://here').pathname
  expect(await page(trail)).toContain('We have not said yet')
  await ama.ask(putOutcome, { params: of(draftId, cold), body: says('The <heating> is on.') })
  await merge(cold, warm)
  const html = await page(trail)
  expect(html).toContain('The &lt;heating&gt; is on.')
  const [, statement = ''] = /href="([^"]*\/statements\/[^"]+)"/.exec(html) ?? []
  expect(await page(statement)).toContain('The &lt;heating&gt; is on.')
  expect(statement.startsWith(path)).toBe(true)
})

test('[OC9] what is downloaded says what was done, letter for letter', async () => {
  const { ama, draftId, putTheme } = await cameOf(server)
  const themeId = await putTheme({ name: 'Warm rooms', said: 'The hall is cold.', notes: ['live'] })
  const fileOf = async (format: 'md' | 'html'): Promise<string> => (await ama.get(exportPath(draftId, format))).text()
  expect(await fileOf('md')).not.toContain('You said, we did')
  await ama.ask(putOutcome, { params: of(draftId, themeId), body: says('The <b>heating</b> is *on*.') })
  expect(await fileOf('md')).toContain('## You said, we did')
  expect(await fileOf('html')).toContain('The &lt;b&gt;heating&lt;/b&gt; is *on*.')
})
