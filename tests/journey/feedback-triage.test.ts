/** What the team does with comments, through the raw door; and what everybody is told of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeredFeedback } from '@waymark/server/feedback/answered.ts'
import { comments } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { mostComments, type Comment } from '@waymark/shared/model/feedback.ts'
import { CommentId, PublicationId } from '@waymark/shared/model/ids.ts'
import { sayFeedback } from '@waymark/shared/rules/feedback-words.ts'
import * as wire from '@waymark/shared/wire/feedback.ts'
import { chanceOf, seedOfRun } from '#support/chance.ts'
import {
  decided,
  feedback,
  newCommentId,
  over,
  queueOf,
  roundForm,
  saidLabels,
  sentBy,
  typedComment,
  type Feedback,
} from '#support/feedback.ts'

let here: Feedback
beforeAll(async () => {
  here = await feedback()
})
afterAll(() => here.stop())

const { words, name, show } = saidLabels
const grouped = (group: string) => ({ state: 'grouped', group, outcome: null }) as const
const yes = { what: 'adopted', reason: 'We open at eight.' } as const

test('[FB17] the team reads every comment beside the statements as they were published, puts several in a group and answers one or all at once', async () => {
  const round = await here.opened()
  const fay = await round.at.newcomer('facilitator', 'Fay')
  for (const text of ['Earlier.', 'Much earlier.', 'Ramps.']) await sentBy(here.visitor(), round, { [words]: text }, 0)
  const { statements, comments: queue } = await queueOf(fay, round)
  expect(statements.map(({ text }) => text)).toEqual(['We open <b>the doors</b>.', 'And the windows.'])
  expect(queue.map(({ state, about }) => [state, about])).toEqual(queue.map(() => ['to-read', round.statements[0]]))
  await decided(fay, round, [1, 2], grouped('Hours'))
  await decided(fay, round, [3], { state: 'needs-advice', group: '', outcome: null })
  await decided(fay, round, [1, 2], { state: 'answered', group: 'Hours', outcome: yes })
  const after = await queueOf(fay, round)
  expect(after.comments.map(({ state, group, outcome }) => [state, group, outcome])).toEqual([
    ['answered', 'Hours', yes],
    ['answered', 'Hours', yes],
    ['needs-advice', '', null],
  ])
  expect(after.round.counts).toEqual({ toRead: 0, grouped: 0, needsAdvice: 1, answered: 2 })
})

test('[FB18] two who decide about the same comment at once: one is done, the other is told, and of many all or none is done; to take it back is to ask for what was before', async () => {
  const round = await here.opened()
  const [fay, guy] = [await round.at.newcomer('facilitator', 'Fay'), await round.at.newcomer('facilitator', 'Guy')]
  await typedComment(fay, round)
  await typedComment(fay, round)
  const { comments: queue, stamp } = await queueOf(fay, round)
  const all = queue.map(({ id, revision }) => ({ id, revision, becomes: 0 }))
  const group = (by: typeof fay, title: string, which: typeof all) =>
    by.ask(wire.triageComments, { params: round.params, body: { decisions: [grouped(title)], comments: which } })
  const both = await Promise.allSettled([group(fay, 'Fay’s', all), group(guy, 'Guy’s', all.slice(0, 1))])
  expect(both.map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['fulfilled', 'rejected'])
  const told = await guy.refused(wire.triageComments, {
    params: round.params,
    body: { decisions: [grouped('Again')], comments: all },
  })
  expect(told).toMatchObject({ code: 'conflict', message: expect.stringContaining('Comment 1 was changed') as string })
  const now = await queueOf(guy, round)
  expect(now.stamp).not.toBe(stamp)
  expect((await guy.ask(wire.readFeedbackStamp, { params: round.params })).stamp).toBe(now.stamp)
  const before = { decisions: [{ state: 'to-read', group: '', outcome: null } as const] }
  const undone = now.comments
    .filter(({ state }) => state === 'grouped')
    .map(({ id, revision }) => ({ id, revision, becomes: 0 }))
  await fay.ask(wire.triageComments, { params: round.params, body: { ...before, comments: undone } })
  expect((await queueOf(fay, round)).comments.map(({ state, group: title }) => [state, title])).toEqual([
    ['to-read', ''],
    ['to-read', ''],
  ])
})

test('[FB19] no comment is decided about halfway, twice, or from another round, and none that its author took back', async () => {
  const round = await here.opened()
  const other = await here.opened()
  const { organiser } = round.at
  await typedComment(organiser, round)
  await typedComment(other.at.organiser, other)
  const own = await sentBy(here.visitor(), round, { [words]: 'Mine.' })
  const { comments: sent } = await queueOf(organiser, round)
  const ofAuthor = { ...round.params, commentId: sent[1]!.id }
  expect((await organiser.refused(wire.takeBackTyped, { params: ofAuthor, body: { isTakenBack: true } })).code).toBe(
    'not-allowed',
  )
  const { comments: queue } = await queueOf(organiser, round)
  const [one, two] = queue.map(({ id, revision }) => ({ id, revision, becomes: 0 }))
  const no = (decision: unknown, which: readonly unknown[]) =>
    organiser.refused(wire.triageComments, {
      params: round.params,
      body: { decisions: [decision], comments: which },
    })
  const wrong = [
    { state: 'grouped', group: '', outcome: null },
    { state: 'grouped', group: ' \u2060', outcome: null },
    { state: 'grouped', group: 'Two\nlines', outcome: null },
    { state: 'grouped', group: 'x'.repeat(81), outcome: null },
    { state: 'answered', group: '', outcome: null },
    { state: 'answered', group: '', outcome: { what: 'adopted', reason: ' ' } },
    { state: 'answered', group: '', outcome: { what: 'maybe', reason: 'Yes' } },
    { state: 'to-read', group: '', outcome: yes },
    { state: 'lost', group: '', outcome: null },
  ]
  for (const decision of wrong) expect((await no(decision, [one])).code).toBe('malformed')
  expect((await no(grouped('A'), [one, one])).code).toBe('malformed')
  expect((await no(grouped('A'), [])).message).toBe('Tick a comment first.')
  for (const becomes of [1, -1, 1e9, 0.5])
    expect((await no(grouped('A'), [{ ...one, becomes }])).code).toBe('malformed')
  const { comments: theirs } = await queueOf(other.at.organiser, other)
  const foreign = { id: theirs[0]!.id, revision: theirs[0]!.revision, becomes: 0 }
  expect((await no(grouped('A'), [one, foreign])).code).toBe('conflict')
  await here.visitor().send(`${own.path}/withdraw`, { method: 'POST', body: new URLSearchParams() })
  expect((await no(grouped('A'), [one, two])).code).toBe('conflict')
  expect((await queueOf(organiser, round)).comments).toMatchObject([{ state: 'to-read', group: '' }])
})

test('[FB20] participants, readers and strangers neither read nor type in nor decide about comments, and only organisers open, change and end rounds', async () => {
  const round = await here.opened()
  const elsewhere = await here.opened()
  const { params } = round
  await typedComment(round.at.organiser, round)
  const [{ id, revision }] = (await queueOf(round.at.organiser, round)).comments as [wire.CommentView]
  const working = [
    [wire.listRounds, { params: { draftId: params.draftId } }],
    [wire.readFeedback, { params }],
    [wire.readFeedbackStamp, { params }],
    [
      wire.typeInComment,
      {
        params: { ...params, commentId: newCommentId() },
        body: { about: null, words: 'Yes', says: null, route: 'phone', name: null, mayShow: false, isReadBack: false },
      },
    ],
    [wire.takeBackTyped, { params: { ...params, commentId: id }, body: { isTakenBack: true } }],
    [wire.triageComments, { params, body: { decisions: [grouped('A')], comments: [{ id, revision, becomes: 0 }] } }],
  ] as const
  const running = [
    [wire.putRound, { params, body: roundForm(round.versionId) }],
    [wire.endRound, { params, body: { isEnded: true } }],
  ] as const
  const [nia, rhys, fay] = [
    await round.at.newcomer('participant', 'Nia'),
    await round.at.newcomer('reader', 'Rhys'),
    await round.at.newcomer('facilitator', 'Fay'),
  ]
  for (const one of [nia, rhys, await elsewhere.at.newcomer('facilitator', 'Guy')])
    for (const [route, asked] of [...working, ...running])
      expect((await one.refused(route, asked)).code).toMatch(/^not-(allowed|signed-in)$/)
  for (const [route, asked] of running) expect((await fay.refused(route, asked)).code).toBe('not-allowed')
  expect((await fay.ask(wire.listRounds, { params: { draftId: params.draftId } })).mayOpen).toBe(false)
  expect((await fay.refused(wire.readFeedback, { params: { ...params, draftId: elsewhere.draftId } })).code).toMatch(
    /^(gone|not-)/,
  )
})

test('[FB21] everybody reads how many came and how far they are, what was done and why, and words of those alone who said so; never a name, a number or a time', async () => {
  const round = await here.opened()
  const { organiser } = round.at
  const visitor = here.visitor()
  await sentBy(visitor, round, { [words]: 'Shown <i>words</i>.', [name]: 'Nia Rees', [show]: true }, 0)
  await sentBy(visitor, round, { [words]: 'Hidden words.', [name]: 'Mair Lewis' }, 0)
  await sentBy(visitor, round, { [words]: 'Alone, and shown.', [show]: true })
  await sentBy(visitor, round, { [words]: 'Shown, and not answered.', [show]: true })
  const counts = (await visitor.open(round.path)).text
  expect(counts).toContain('4 comments came. 4 are still to be read.')
  await decided(organiser, round, [1, 2], { state: 'answered', group: 'Hours', outcome: yes })
  const no = { what: 'not-ours', reason: 'The council decides that.' } as const
  await decided(organiser, round, [3], { state: 'answered', group: '', outcome: no })
  const page = await visitor.open(round.path)
  expect(page.text).toContain('4 comments came. 1 is still to be read, 3 are answered.')
  expect(page.text).toContain(
    'Hours 2 comments, about We open <b>the doors</b>. Shown <i>words</i>. Adopted: We do this, as you said it. We open at eight.',
  )
  expect(page.text).toContain(
    'A comment about the whole Alone, and shown. Not ours: This is not ours to do. The council decides that.',
  )
  for (const never of ['Hidden words', 'not answered', 'Nia Rees', 'Mair Lewis', 'Comment 1', '2027-05-02'])
    expect(page.markup).not.toContain(never)
  const publicationId = PublicationId.parse(round.path.slice('/direction/'.length))
  const [told] = await answeredFeedback(here.deps, publicationId)
  expect(told!.answered).toEqual([
    {
      group: 'Hours',
      statements: [{ id: round.statements[0], text: 'We open <b>the doors</b>.' }],
      isAboutWhole: false,
      comments: 2,
      outcome: yes,
      words: ['Shown <i>words</i>.'],
    },
    { group: '', statements: [], isAboutWhole: true, comments: 1, outcome: no, words: ['Alone, and shown.'] },
  ])
})

const seed = seedOfRun()
test(`[FB22] whatever people and the team do, the counts on the page are those of the comments that are there (seed ${seed})`, async () => {
  const chance = chanceOf(seed)
  const round = await here.opened()
  const { organiser } = round.at
  const visitor = here.visitor()
  const own: { path: string; isBack: boolean }[] = []
  const post = (path: string, fields: Record<string, string>) =>
    visitor.send(path, { method: 'POST', body: new URLSearchParams(fields) })
  const acts = [
    async () => void (await typedComment(organiser, round)),
    async () => {
      const sent = await post(`${round.path}/comment`, { text: `Words ${own.length}`, form: here.deps.newId() })
      own.push({ path: sent.headers.get('location') ?? '', isBack: false })
    },
    async () => {
      if (own.length === 0) return
      const one = chance.pick(own)
      await post(`${one.path}/${one.isBack ? 'put-back' : 'withdraw'}`, {})
      one.isBack = !one.isBack
    },
    async () => void (own.length > 0 && (await post(`${chance.pick(own).path}/change`, { text: `New ${own.length}` }))),
    async () => {
      const { comments: queue } = await queueOf(organiser, round)
      const some = queue.filter(() => chance.oneIn(2)).map(({ number }) => number)
      if (some.length === 0) return
      const state = chance.pick(['to-read', 'grouped', 'needs-advice', 'answered'] as const)
      await decided(organiser, round, some, { state, group: 'G', outcome: state === 'answered' ? yes : null })
    },
  ]
  for (let step = 0; step < 60; step += 1) {
    await chance.pick(acts)()
    const { comments: queue, withdrawn } = await queueOf(organiser, round)
    const of = (state: Comment['state']): number => queue.filter(one => one.state === state).length
    const all = {
      toRead: of('to-read'),
      grouped: of('grouped'),
      needsAdvice: of('needs-advice'),
      answered: of('answered'),
    }
    expect(withdrawn).toBe(own.filter(({ isBack }) => isBack).length)
    expect((await visitor.open(round.path)).text).toContain(sayFeedback(all))
    const numbers = queue.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
  }
  here.setClock(over)
  expect((await visitor.open(round.path)).text).toContain('The time to say something ended')
})

test('[FB23] so many comments fit in a round and no more, and what is over is said in words', async () => {
  const round = await here.opened()
  await typedComment(round.at.organiser, round)
  const [first] = await here.deps.store.list(comments, round.params.roundId)
  const more = Array.from({ length: mostComments - 1 }, (_, at) => ({
    ...first!,
    id: CommentId.parse(`over-${at}-${round.params.roundId}`.slice(0, 40)),
    number: at + 2,
  }))
  await here.deps.store.commit({ puts: more.map(one => row(comments, one)) })
  const no = await sentBy(here.visitor(), round, { [words]: 'One too many.' })
  expect([no.status, no.value(words)]).toEqual([429, 'One too many.'])
  expect(no.text).toContain('that is all that fit')
})
