/** Comments that come by e-mail, over a real line, and those that the team types in. */
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Letter } from '@waymark/server/post.ts'
import { receiving, type Receive } from '@waymark/server/post/receive-message.ts'
import { startSmtp, type SmtpReceiver } from '@waymark/server/post/smtp-receiver.ts'
import { comments } from '@waymark/server/store/kinds.ts'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import type { Store } from '@waymark/server/store/store.ts'
import { listRounds, putRound, takeBackTyped, typeInComment } from '@waymark/shared/wire/feedback.ts'
import {
  decided,
  feedback,
  justBefore,
  newCommentId,
  over,
  queueOf,
  roundForm,
  saidLabels,
  sentBy,
  typedComment,
  type Feedback,
  type OpenRound,
} from '#support/feedback.ts'
import { mailTo, message, messageWith } from '#support/mail.ts'
import { until } from '#support/wait.ts'

let here: Feedback
let smtp: SmtpReceiver
let receive: Receive
const letters: Letter[] = []
const failures: unknown[] = []
const onFailure = (error: unknown): void => {
  failures.push(error)
}

beforeAll(async () => {
  here = await feedback({
    post: {
      send: async letter => {
        letters.push(letter)
      },
    },
  })
  receive = receiving(here.deps, onFailure)
  smtp = await startSmtp(here.deps, { port: 0, host: '127.0.0.1', receive, onFailure })
})
afterAll(async () => {
  await smtp.stop()
  await here.stop()
})

type Opened = Awaited<ReturnType<Feedback['opened']>>

async function withMail(): Promise<Opened & { readonly to: string }> {
  const round = await here.opened({ takesMail: true })
  return { ...round, to: await mailOf(round) }
}
async function mailOf({ at, params: { draftId } }: Opened): Promise<string> {
  const { rounds } = await at.organiser.ask(listRounds, { params: { draftId } })
  return rounds[0]!.mail
}
const wordsIn = async (round: OpenRound & Pick<Opened, 'at'>): Promise<string[]> =>
  (await queueOf(round.at.organiser, round)).comments.map(({ words }) => words)

test('[FB12] what is sent to the address of a round is a comment on the whole, taken once and thanked without its words; what was answered and signatures stand apart', async () => {
  const round = await withMail()
  const page = await here.visitor().open(round.path)
  expect(page.link(round.to)).toBe(`mailto:${round.to}`)
  const raw = message(
    round.to,
    'The doors are heavy.\r\n\r\n> We open the doors.\r\nAnd they stick.\r\n-- \r\nNia Rees\r\nThe Library',
    ['Subject: Your draft'],
  )
  expect((await mailTo(smtp.port, round.to.toUpperCase(), raw))[0]).toBe(250)
  const handed = { bytes: Buffer.from(raw), mustReadFiles: false }
  await Promise.all([mailTo(smtp.port, round.to, raw), receive(handed)])
  const { comments: queue } = await queueOf(round.at.organiser, round)
  expect(queue).toMatchObject([
    { number: 1, about: null, route: 'mail', name: 'Nia Rees', says: null, mayShow: false, state: 'to-read' },
  ])
  expect(queue[0]!.words).toBe('The doors are heavy.\n\nAnd they stick.')
  expect(queue[0]!.apart).toContain('Subject: Your draft')
  expect(queue[0]!.apart).toContain('> We open the doors.')
  expect(queue[0]!.apart).toContain('The Library')
  await until('she is thanked', () => letters.length === 1)
  expect(letters).toMatchObject([{ to: 'nia@home.example', subject: 'We have your comment' }])
  expect(letters[0]!.text).toContain('Comment 1')
  expect(letters[0]!.text).not.toContain('heavy')
  expect(JSON.stringify(await here.deps.store.list(comments, round.params.roundId))).not.toContain('@home.example')
  expect(failures).toEqual([])
})

test('[FB13] a message that comes once the round has ended is refused in words; one that a mail server had before that is in time', async () => {
  const round = await withMail()
  here.setClock(over)
  expect(await mailTo(smtp.port, round.to, message(round.to, 'Too late'))).toEqual([
    550,
    expect.stringContaining('The time to say something has ended.') as string,
  ])
  await receive({
    bytes: Buffer.from(message(round.to, 'In time')),
    cameAt: new Date(justBefore),
    mustReadFiles: false,
  })
  expect((await queueOf(round.at.organiser, round)).comments).toMatchObject([{ words: 'In time', isLate: false }])
})

test('[FB14] a mail address of a round is turned off at once, the next one is another, and nothing is taken for one that was never made', async () => {
  const round = await withMail()
  const { organiser } = round.at
  const put = (takesMail: boolean) =>
    organiser.ask(putRound, { params: round.params, body: { ...roundForm(round.versionId), takesMail } })
  await put(false)
  expect((await mailTo(smtp.port, round.to, message(round.to, 'To nobody')))[0]).toBe(550)
  expect((await here.visitor().open(round.path)).markup).not.toContain('mailto:')
  await put(true)
  const another = await mailOf(round)
  expect(another).not.toBe(round.to)
  for (const to of [round.to, another.replace('feedback-', 'answers-'), another.replace('@answers.', '@other.')])
    expect((await mailTo(smtp.port, to, message(to, 'To nobody')))[0]).toBe(550)
  expect((await mailTo(smtp.port, another, message(another, 'To the second')))[0]).toBe(250)
  expect(await wordsIn(round)).toEqual(['To the second'])
})

test('[FB15] machines, messages without words, those that are too long and files that nobody would keep are refused in a sentence', async () => {
  const round = await withMail()
  const { to } = round
  const no = async (raw: string): Promise<string> => {
    const [code, said] = await mailTo(smtp.port, to, raw)
    expect(code).toBeGreaterThanOrEqual(550)
    return said
  }
  expect(await no(message(to, 'I am away', ['Auto-Submitted: auto-replied']))).toContain('automatic messages')
  expect(await no(message(to, ' \r\n\r\n'))).toContain('There are no words in this message.')
  expect(await no(message(to, `${'word '.repeat(20)}\r\n`.repeat(250)))).toContain('too long to keep')
  expect(await no(messageWith(to, 'It is attached.', { 'a.docx': 'PK' }))).toContain('Write your comment')
  expect(await wordsIn(round)).toEqual([])
  const page = '<p>Drysau <b>trwm</b></p><script>alert(1)</script>'
  expect((await mailTo(smtp.port, to, message(to, page, ['Content-Type: text/html; charset=utf-8'])))[0]).toBe(250)
  expect(await wordsIn(round)).toEqual(['Drysau trwm'])
})

test('[FB16] the team types in what came by phone, on paper, was said or sent to one of them, with whose words they are and about what; asked twice it is one, and it is taken back', async () => {
  const round = await withMail()
  const fay = await round.at.newcomer('facilitator', 'Fay')
  const id = newCommentId()
  const more = {
    id,
    about: round.statements[1]!,
    words: 'Wide ones.',
    says: 'partly',
    name: 'Nia',
    isReadBack: true,
  } as const
  expect(await typedComment(fay, round, more)).toEqual({ number: 1 })
  expect(await typedComment(fay, round, more)).toEqual({ number: 1 })
  for (const route of ['paper', 'said', 'mail'] as const) await typedComment(fay, round, { route, words: route })
  expect((await queueOf(fay, round)).comments).toMatchObject([
    { route: 'phone', words: 'Wide ones.', says: 'partly', name: 'Nia', isReadBack: true, about: round.statements[1] },
    { route: 'paper' },
    { route: 'said' },
    { route: 'mail' },
  ])
  const typed = { params: { ...round.params, commentId: id } }
  await fay.ask(takeBackTyped, { ...typed, body: { isTakenBack: true } })
  expect(await queueOf(fay, round)).toMatchObject({
    comments: [{ number: 2 }, { number: 3 }, { number: 4 }],
    withdrawn: 1,
  })
  await fay.ask(takeBackTyped, { ...typed, body: { isTakenBack: false } })
  expect((await queueOf(fay, round)).comments[0]).toMatchObject({ number: 1, words: 'Wide ones.' })
  const other = await withMail()
  const params = { ...round.params, commentId: newCommentId() }
  const body = {
    about: other.statements[0]!,
    words: 'Yes',
    says: null,
    route: 'phone',
    name: null,
    mayShow: false,
    isReadBack: false,
  }
  expect(await fay.refused(typeInComment, { params, body })).toMatchObject({ code: 'malformed', at: ['body', 'about'] })
  expect((await fay.refused(typeInComment, { params, body: { ...body, about: null, words: ' ' } })).code).toBe(
    'malformed',
  )
  expect((await fay.refused(typeInComment, { params, body: { ...body, route: 'form' } })).code).toBe('malformed')
  const foreign = { ...other.params, commentId: id }
  const mine = { ...body, about: null }
  expect((await other.at.organiser.refused(typeInComment, { params: foreign, body: mine })).code).toBe('conflict')
})

test('[FB30] no log holds a word of a comment, a name or the secret of a link, also where our own storage fails', async () => {
  let log = ''
  const logger = pino({ level: 'trace' }, { write: (line: string) => (log += line) })
  const store = openSqliteStore(':memory:')
  let isFull = false
  const failing: Store = {
    ...store,
    commit: async commit => {
      if (isFull) throw new Error(`no room for ${JSON.stringify(commit)}`)
      return store.commit(commit)
    },
  }
  const logged = await feedback({ store: failing, options: { logger } })
  const round = await logged.opened()
  const visitor = logged.visitor()
  const filled = { [saidLabels.words]: 'Unmistakable words', [saidLabels.name]: 'Nia Penrhyn' }
  const own = await sentBy(visitor, round, filled, 0)
  await decided(round.at.organiser, round, [1], {
    state: 'answered',
    group: 'Unmistakable group',
    outcome: { what: 'adopted', reason: 'Unmistakable reason' },
  })
  isFull = true
  expect((await visitor.send(`${own.path}/withdraw`, { method: 'POST', body: new URLSearchParams() })).status).toBe(500)
  expect((await sentBy(visitor, round, filled)).status).toBe(500)
  await visitor.open(`${own.path.slice(0, -1)}_`)
  logger.info('the last line')
  await logged.stop()
  expect(log).toContain('our own fault')
  expect(log).toContain('the last line')
  for (const never of ['Unmistakable', 'Penrhyn', own.path.slice('/direction/mine/'.length)])
    expect(log).not.toContain(never)
})
