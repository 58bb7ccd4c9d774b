import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readActivity } from '@waymark/shared/wire/activity.ts'
import type { ColumnUse } from '@waymark/shared/wire/answer-tables.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import { setClock, startTables, stopTables, tableSession, type TableSession } from '#support/table-session.ts'
import { csv, looked, mappingOf, takenAs } from '#support/tables.ts'

let here: TableSession
beforeAll(startTables)
afterAll(() => stopTables())
beforeEach(async () => {
  here = await tableSession()
})

const survey = csv([
  [
    'Timestamp',
    'Your name',
    'What else is missing?',
    'Are these ambitions still right?',
    'May we quote you?',
    'Email',
    'How did you hear of us?',
  ],
  ['2027-05-01 10:22', 'Nia', 'A bus,\nin the “evening”', 'Yes', 'yes', 'nia@home.example', 'From a friend'],
  ['', '', '', '', '', '', ''],
  ['2027-05-01 11:00', '', '  Seats. 👩🏽‍🚀', '', 'No', '', ''],
  ['2027-05-01 12:00', 'Wyn', '', '', '', 'wyn@home.example', ''],
])

test('[E130] a table is looked at before anything of it is taken: its columns, what they most likely are, and its rows', async () => {
  const look = await looked(here.sending, survey)
  expect(look.columns.map(({ heading, values, filled, guess }) => [heading, values[0], filled, guess])).toEqual([
    ['Timestamp', '2027-05-01 10:22', 3, { to: 'given' }],
    ['Your name', 'Nia', 2, { to: 'name' }],
    ['What else is missing?', 'A bus, in the “evening”', 2, here.under(1)],
    ['Are these ambitions still right?', 'Yes', 1, here.under(0)],
    ['May we quote you?', 'yes', 2, { to: 'may-quote' }],
    ['Email', 'nia@home.example', 2, { to: 'left-out' }],
    ['How did you hear of us?', 'From a friend', 1, { to: 'unplaced' }],
  ])
  expect(look).toMatchObject({ empty: 1, sheets: [], sheet: 0, headingRows: 1, messages: [] })
  expect(look.filled).toEqual([
    { columns: '1111111', rows: 1 },
    { columns: '1010100', rows: 1 },
    { columns: '1100010', rows: 1 },
  ])
  const [second] = (await looked(here.sending, survey, { sheet: null, headingRows: 2 })).columns
  expect(second).toMatchObject({ heading: 'Timestamp – 2027-05-01 10:22', filled: 2 })
  expect((await here.inbox()).responses).toEqual([])
})

test('[E130] a question is guessed by its number or its words, at most once, and what is like nothing is offered no place', async () => {
  const heads = [
    'ID',
    'Q2',
    'Q2 (other)',
    'ARE the ambitions still right',
    'Are the ambitions right?',
    'Respondent ID',
    'Anything',
  ]
  const { columns } = await looked(here.sending, csv([heads, heads.map(() => 'x')]))
  expect(columns.map(({ guess }) => guess)).toEqual([
    { to: 'reference' },
    here.under(1),
    { to: 'unplaced' },
    here.under(0),
    { to: 'unplaced' },
    { to: 'unplaced' },
    { to: 'unplaced' },
  ])
})

test('[E131] each row becomes an answer: words under the questions in their order, the name, when it was given and whether it may be quoted', async () => {
  const columns = (await looked(here.sending, survey)).columns.map(({ guess }) => guess)
  expect(await takenAs(here.sending, survey, mappingOf(columns))).toEqual({
    taken: 2,
    known: 0,
    empty: 2,
    withdrawn: 0,
    refused: [],
    leftOut: 1,
  })
  expect(await here.kept()).toEqual([
    {
      name: 'Nia',
      isLate: false,
      mayQuote: true,
      messages: ['The table says when it was given: 2027-05-01 10:22 (in the column “Timestamp”).'],
      pieces: [
        [1, 'Yes'],
        [2, 'A bus,\nin the “evening”'],
        [0, 'From a friend'],
      ],
      why: ['It stood in the column “How did you hear of us?”, for which no question was chosen.'],
    },
    {
      name: null,
      isLate: false,
      mayQuote: false,
      messages: ['The table says when it was given: 2027-05-01 11:00 (in the column “Timestamp”).'],
      pieces: [[2, '  Seats. 👩🏽‍🚀']],
      why: [],
    },
  ])
  const [first] = (await here.inbox()).responses
  expect(first).toMatchObject({ wayIn: 'table', state: 'to-read', number: 1 })
  const { lines } = await here.facilitator.ask(readActivity, {
    params: { sessionId: here.at.session.session.id, before: 'now' },
  })
  expect(lines.filter(({ who }) => who === 'Fflur').map(({ did }) => did)).toEqual([
    { kind: 'table-brought-in', title: here.set.title, answers: 2 },
  ])
})

test('[E131] what is brought in after the deadline is late, and whoever decides reads when the table says that it was given', async () => {
  setClock('2027-05-08T08:00:00.000Z')
  await takenAs(
    here.sending,
    csv([
      ['When', 'What'],
      ['7 May, 9 pm', 'Bread.'],
    ]),
    mappingOf([{ to: 'given' }, here.under(1)]),
  )
  expect(await here.kept()).toMatchObject([
    { isLate: true, messages: ['The table says when it was given: 7 May, 9 pm (in the column “When”).'] },
  ])
  expect((await here.inbox()).set.counts).toMatchObject({ lateToDecide: 1, toRead: 0 })
})

test('[E132] words that are no name, no moment and neither yes nor no are kept, and so are those in columns nobody chose anything for', async () => {
  const long = 'I would rather not say, because of what happened the last time that I did.'
  const table = csv([
    ['First', 'Last', 'When', 'Quote', 'A', 'B', ''],
    ['Nia', 'Rees', 'May', 'yes please', 'One.', 'Two.', 'Three.'],
    [long, '', long + long, 'maybe', '', '', ''],
  ])
  const mapping = mappingOf([
    { to: 'name' },
    { to: 'name' },
    { to: 'given' },
    { to: 'may-quote' },
    here.under(0),
    here.under(0),
    { to: 'unplaced' },
  ])
  expect(await takenAs(here.sending, table, mapping)).toMatchObject({ taken: 2, empty: 0, leftOut: 0 })
  expect(await here.kept()).toMatchObject([
    {
      name: 'Nia Rees',
      mayQuote: null,
      pieces: [
        [1, 'One.'],
        [1, 'Two.'],
        [0, 'yes please'],
        [0, 'Three.'],
      ],
      why: [
        'It stood in the column “A”.',
        'It stood in the column “B”.',
        'It stood in the column “Quote”, and says neither yes nor no.',
        'It stood in column 7, which has no heading, for which no question was chosen.',
      ],
    },
    {
      name: null,
      mayQuote: null,
      pieces: [
        [0, long + long],
        [0, 'maybe'],
        [0, long],
      ],
    },
  ])
})

const pieces = [
  'a',
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  ' ',
  '=1+1',
  'ŵ',
  'م',
  '👩🏽‍🚀',
  '|',
  '_x000D_',
  'sep=',
  '<b>',
  '\u00A0',
  'Are the ambitions',
]
const seed = seedOfRun()

test(`[E132] whatever is in the cells, each letter that was not left out is in a piece, in its order (SEED=${seed})`, async () => {
  const chance = chanceOf(seed)
  const cell = () => Array.from({ length: chance.below(6) }, () => chance.pick(pieces)).join('')
  const columns = Array.from({ length: 5 }, (): ColumnUse =>
    chance.pick([here.under(0), here.under(1), { to: 'unplaced' }]),
  )
  // The first is in every row, so that none is empty and they stay in their order.
  const rows = Array.from({ length: 40 }, (_, which) => [`row ${which}`, ...columns.slice(1).map(cell)])
  for (const sign of [',', ';', '\t']) {
    const table = csv([columns.map((_, which) => `Column ${which}`), ...rows], sign)
    const done = await takenAs(here.sending, table, mappingOf(columns))
    expect(done.refused).toEqual([])
    expect(done.taken + done.known).toBe(40)
  }
  const order = [...columns.entries()].toSorted(([a, one], [b, other]) => place(one) - place(other) || a - b)
  const said = rows.map(cells =>
    order.map(([which]) => (cells[which] ?? '').replaceAll('\r\n', '\n')).filter(words => words.trim() !== ''),
  )
  expect((await here.kept()).map(answer => answer.pieces.map(([, text]) => text))).toEqual(said)
})
const place = (use: ColumnUse): number =>
  use.to === 'question' ? here.set.questions.findIndex(({ id }) => id === use.questionId) : 9
