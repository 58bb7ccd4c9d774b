import { strToU8 } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { responses } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { revokeLink } from '@waymark/shared/wire/sessions.ts'
import { asked, typed } from '#support/answers.ts'
import { refusal } from '#support/sent-file.ts'
import { early, startTables, stopTables, tableSession, type TableSession } from '#support/table-session.ts'
import { csv, linesOf, mappingOf, sendToLook, sendToTake, takenAs } from '#support/tables.ts'

let here: TableSession
beforeAll(startTables)
afterAll(() => stopTables())
beforeEach(async () => {
  here = await tableSession()
})

test('[E133] a table that is brought again, with more rows or under other columns, is there once; the same words of two people are two', async () => {
  const rows = [['What'], ['Yes'], ['Yes'], ['No']]
  const mapping = mappingOf([here.under(0)])
  expect(await takenAs(here.sending, csv(rows), mapping)).toMatchObject({ taken: 3, known: 0 })
  expect(await takenAs(here.sending, csv([...rows, ['Yes'], ['More']]), mapping)).toMatchObject({ taken: 2, known: 3 })
  expect(await takenAs(here.sending, csv(rows), mappingOf([here.under(1)]))).toMatchObject({ taken: 0, known: 3 })
  expect((await here.inbox()).responses).toHaveLength(5)
  const both = await Promise.all([
    takenAs(here.sending, csv([['What'], ['At once']]), mapping),
    takenAs(here.sending, csv([['What'], ['At once']]), mapping),
  ])
  expect(both.map(({ taken }) => taken).toSorted((a, b) => a - b)).toEqual([0, 1])
})

test('[E133] by its own reference an answer is known again; one that says something else is not taken, and said so by its row', async () => {
  const mapping = mappingOf([{ to: 'reference' }, here.under(0)])
  const first = csv([
    ['ID', 'What'],
    ['7', 'Bread'],
    ['8', 'Bread'],
    ['', 'Salt'],
    ['8', 'Bread'],
  ])
  expect(await takenAs(here.sending, first, mapping)).toMatchObject({ taken: 3, known: 1 })
  const again = await takenAs(
    here.sending,
    csv([
      ['ID', 'What'],
      ['8', 'Butter'],
      ['7', 'Bread'],
      ['9', 'Jam'],
      ['9', 'Ham'],
    ]),
    mapping,
  )
  expect(again).toMatchObject({
    taken: 1,
    known: 1,
    refused: [{ why: expect.stringContaining('An answer with this reference is here already'), rows: [2, 5] }],
  })
  expect((await here.kept()).flatMap(answer => answer.pieces)).toEqual([
    [1, 'Bread'],
    [1, 'Bread'],
    [1, 'Salt'],
    [1, 'Jam'],
  ])
  expect(JSON.stringify(await here.at.deps.store.list(responses, here.set.id))).not.toContain('"7"')
})

test('[E133] an answer that its author took back is not brought in again, and is counted', async () => {
  const table = csv([['What'], ['Bread'], ['Salt']])
  await takenAs(here.sending, table, mappingOf([here.under(0)]))
  const [one] = await here.at.deps.store.list(responses, here.set.id)
  await here.at.deps.store.commit({ puts: [row(responses, { ...one!, withdrawnAt: early })] })
  expect(await takenAs(here.sending, table, mappingOf([here.under(0)]))).toMatchObject({
    taken: 0,
    known: 1,
    withdrawn: 1,
  })
  expect((await here.inbox()).responses).toHaveLength(1)
})

test('[E134] a row that cannot be kept is refused by its number and spoils no other; what no table should say is refused whole', async () => {
  const table = csv([
    ['A', 'B'],
    ['Bread', ''],
    ['x'.repeat(100_001), ''],
    ['y'.repeat(100_000), 'Salt'],
  ])
  expect(await takenAs(here.sending, table, mappingOf([here.under(0), here.under(1)]))).toMatchObject({
    taken: 2,
    refused: [{ why: 'That is too long: at most 100,000 characters fit.', rows: [3] }],
  })
  const said = async (mapping: unknown) => refusal(await sendToTake(here.sending, csv([['A'], ['Bread']]), mapping))
  expect((await said(mappingOf([here.under(0), here.under(1)]))).message).toBe(
    'This is not the table that you looked at. Choose the file again.',
  )
  expect(
    (await said(mappingOf([{ to: 'question', questionId: (await asked(here.at)).questions[0]!.id }]))).message,
  ).toContain('One of the questions is not among them any more.')
  for (const wrong of [{}, { ...mappingOf([]), columns: [{ to: 'nobody' }] }, 'x', { ...mappingOf([]), sheet: -1 }])
    expect(await said(wrong)).toMatchObject({ code: 'malformed', at: ['body', 'mapping'] })
  expect((await here.inbox()).responses).toHaveLength(2)
})

test('[E134] where not all that is new would fit, nothing is taken', async () => {
  const { responseId } = await typed(here.facilitator, here.set, ['Bread.'])
  const one = (await here.at.deps.store.get(responses, responseId))!
  await here.at.deps.store.commit({
    puts: Array.from({ length: 4997 }, (_, which) =>
      row(responses, {
        ...one,
        id: responses.schema.parse({ ...one, id: `row-${which}-of-many-others` }).id,
        number: which + 2,
        withdrawnAt: early,
      }),
    ),
  })
  const mapping = mappingOf([here.under(0)])
  expect(await refusal(await sendToTake(here.sending, csv([['A'], ['1'], ['2'], ['3']]), mapping))).toMatchObject({
    code: 'too-many',
    message:
      'At most 5,000 answers fit here: there are 4,998, and the table has 3 that are new. Nothing of it was taken.',
  })
  expect((await here.inbox()).responses).toHaveLength(1)
  expect(await takenAs(here.sending, csv([['A'], ['1'], ['2']]), mapping)).toMatchObject({ taken: 2 })
})

test('[E138] nobody but the team looks at a table or has one taken, and nothing is kept of what others send', async () => {
  const table = csv([['A'], ['Bread']])
  const mapping = mappingOf([here.under(0)])
  const others = [await here.at.newcomer('participant'), await here.at.newcomer('reader')]
  for (const by of others)
    for (const send of [
      sendToLook({ ...here.sending, by }, table),
      sendToTake({ ...here.sending, by }, table, mapping),
    ])
      expect((await refusal(await send)).code).toBe('not-allowed')
  const by = { cookie: () => '' }
  for (const send of [sendToLook({ ...here.sending, by }, table), sendToTake({ ...here.sending, by }, table, mapping)])
    expect((await refusal(await send)).code).toBe('not-signed-in')
  expect((await here.inbox()).responses).toEqual([])
})

test('[E138] whose link is taken back while a table is on its way has none of it taken', async () => {
  const mapping = mappingOf([here.under(0)])
  const mine = { ...here.sending, by: await here.at.newcomer('facilitator') }
  expect(await takenAs(mine, csv([['A'], ['Bread']]), mapping)).toMatchObject({ taken: 1 })
  await here.at.organiser.ask(revokeLink, {
    params: { linkId: here.at.links.find(({ role }) => role === 'facilitator')!.id },
  })
  expect((await refusal(await sendToTake(mine, csv([['A'], ['Salt']]), mapping))).code).not.toBe('too-many')
  expect((await here.at.organiser.ask(readInbox, { params: { setId: here.set.id } })).responses).toHaveLength(1)
})

test('[E139] many rows are taken in steps that are told, and an inbox of them is still read at once', async () => {
  const many = csv([
    ['Name', 'A', 'B', 'C', 'D'],
    ...Array.from({ length: 1200 }, (_, which) => [
      'Anonymous',
      `Answer ${which} about the buses`,
      'The same to all of us here',
      `${which % 7}`,
      '',
    ]),
  ])
  const mapping = mappingOf([{ to: 'name' }, here.under(0), here.under(1), here.under(1), { to: 'unplaced' }])
  const lines = await linesOf(await sendToTake(here.sending, many, mapping))
  expect(lines.slice(0, -1)).toEqual([250, 500, 750, 1000, 1200].map(taken => ({ taken, of: 1200 })))
  expect(lines.at(-1)).toMatchObject({ done: { taken: 1200 } })
  const before = performance.now()
  const { responses: all } = await here.inbox()
  expect(all).toHaveLength(1200)
  // A name that so many have is nobody's.
  expect(all.flatMap(({ alike }) => alike)).toEqual([])
  expect(performance.now() - before).toBeLessThan(5000)
})

test('[E139] whoever stops has no more rows taken, and brings the rest when the table is sent again', async () => {
  const many = csv([['A'], ...Array.from({ length: 4000 }, (_, which) => [`Answer ${which}`])])
  const mapping = mappingOf([here.under(0)])
  const response = await sendToTake(here.sending, many, mapping)
  const reader = response.body!.getReader()
  await reader.read()
  await reader.cancel()
  const before = (await here.at.deps.store.list(responses, here.set.id)).length
  expect(before).toBeGreaterThan(0)
  const done = await takenAs(here.sending, many, mapping)
  expect(done.taken + done.known).toBe(4000)
  expect(done.known).toBeGreaterThanOrEqual(before)
  expect(await here.at.deps.store.list(responses, here.set.id)).toHaveLength(4000)
})

test('[E135] a form that is none, or has no table in it, breaks nothing', async () => {
  const url = `${here.at.address}/api/question-sets/${here.set.id}/table-preview`
  const post = (type: string, body: string) =>
    fetch(url, { method: 'POST', headers: { cookie: here.facilitator.cookie(), 'content-type': type }, body })
  expect(await refusal(await post('application/json', '{}'))).toMatchObject({ at: ['body', 'file'] })
  expect((await refusal(await post('multipart/form-data; boundary=x', '--x\r\nno header'))).message).toContain(
    'Try again.',
  )
  expect((await refusal(await sendToLook(here.sending, strToU8('Only headings,here')))).message).toContain(
    'no rows with answers',
  )
})
