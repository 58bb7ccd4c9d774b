/** A round of feedback on a published version: what people are asked, how they say it, and what is theirs afterwards. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { comments } from '@waymark/server/store/kinds.ts'
import { maxComment } from '@waymark/shared/model/feedback.ts'
import { RoundId, StatementId, VersionId } from '@waymark/shared/model/ids.ts'
import { endRound, listRounds, putRound } from '@waymark/shared/wire/feedback.ts'
import { takeDown } from '@waymark/shared/wire/versions.ts'
import {
  decided,
  feedback,
  justBefore,
  openRound,
  over,
  queueOf,
  roundForm,
  saidLabels,
  sentBy,
  typedComment,
  whileOpen,
  type Feedback,
} from '#support/feedback.ts'

let here: Feedback
beforeAll(async () => {
  here = await feedback()
})
afterAll(() => here.stop())

const { words, says, name, show } = saidLabels
const odd = '\n\n  Ie, <b>drysau</b> & mwy.\n\tنعم 😀👩‍👩‍👧  \n'

test('[FB1] an organiser opens a round on a version that everybody reads, one at a time; asked twice it is one, and it is changed and ended', async () => {
  const { at, params, versionId, publishAgain } = await here.opened()
  const { organiser } = at
  const form = roundForm(versionId)
  const { round } = await organiser.ask(putRound, { params, body: { ...form, intro: 'Is it right?' } })
  expect(round).toMatchObject({ versionNumber: 1, isOpen: true, intro: 'Is it right?', mail: '', closedEarlyAt: null })
  const second = { ...params, roundId: RoundId.parse(here.deps.newId()) }
  const newer = await publishAgain()
  const other = { ...form, versionId: newer }
  expect(await organiser.refused(putRound, { params: second, body: other })).toMatchObject({
    code: 'conflict',
    message: 'Another round of feedback is open now. End that one first.',
  })
  expect((await organiser.refused(putRound, { params, body: other })).code).toBe('conflict')
  await organiser.ask(endRound, { params, body: { isEnded: true } })
  await organiser.ask(putRound, { params: second, body: other })
  expect((await organiser.refused(endRound, { params, body: { isEnded: false } })).code).toBe('conflict')
  const { rounds, versions } = await organiser.ask(listRounds, { params: { draftId: params.draftId } })
  expect(rounds.filter(({ isOpen }) => isOpen)).toMatchObject([{ id: second.roundId, versionNumber: 2 }])
  expect(versions.map(({ number }) => number)).toEqual([2, 1])
})

test('[FB2] nobody is asked about what not everybody can read, or until a time that has passed', async () => {
  const { at, params, versionId } = await here.opened()
  const { organiser } = at
  await organiser.ask(endRound, { params, body: { isEnded: true } })
  const fresh = { ...params, roundId: RoundId.parse(here.deps.newId()) }
  const past = { local: '2027-05-02T10:59', zone: 'Europe/London' }
  const form = roundForm(versionId)
  expect(await organiser.refused(putRound, { params: fresh, body: { ...form, closesAt: past } })).toMatchObject({
    code: 'malformed',
    at: ['body', 'closesAt'],
  })
  const unknown = { ...form, versionId: VersionId.parse('version-of-nobody') }
  expect((await organiser.refused(putRound, { params: fresh, body: unknown })).code).toBe('conflict')
  await organiser.ask(takeDown, { params: { draftId: params.draftId } })
  expect((await organiser.refused(putRound, { params: fresh, body: form })).code).toBe('conflict')
})

test('[FB3] while a round is open the page says until when, and beside every statement and for the whole there is a link to say something', async () => {
  const { path, statements, publishAgain } = await here.opened()
  const page = await here.visitor().open(path)
  expect(page.text).toContain('Tell us what you think until Saturday 8 May 2027, 9 am UK time (in 6 days)')
  for (const said of ['Did we hear you right?', 'Ring us on 029 2018 0000.', 'You hear back from us in June.'])
    expect(page.text).toContain(said)
  expect(page.link('Say something about this: And the windows.')).toBe(`${path}/comment?about=${statements[1]}`)
  expect(page.link('Say something about the whole')).toBe(`${path}/comment`)
  const form = await here.visitor().open(`${path}/comment?about=${statements[0]}`)
  expect(form.text).toContain('We open <b>the doors</b>.')
  expect(form.markup).not.toMatch(/<script|style=|required/)
  await publishAgain()
  const newer = await here.visitor().open(path)
  expect(newer.text).toContain('You are asked what you think about version 1.')
  expect(newer.markup).not.toContain('/comment')
  expect((await here.visitor().open(newer.link('Read version 1'))).markup).toContain('/comment')
})

test('[FB4] a comment is kept letter for letter with what it is about; a form that is sent twice is one, and its receipt leads back to it', async () => {
  const round = await here.opened()
  const form = await here.visitor().open(`${round.path}/comment?about=${round.statements[1]}`)
  const filled = { [words]: odd, [says]: 'partly', [name]: 'Nia', [show]: true }
  const [first, second] = await Promise.all([form.press('Send it', filled), form.press('Send it', filled)])
  expect(first.status).toBe(200)
  expect(second.path).toBe(first.path)
  expect(first.text).toContain('We have it. We call it Comment 1.')
  for (const said of ['Your words may be shown', 'Partly', 'Nia', 'The team has not read it yet.', 'And the windows.'])
    expect(first.text).toContain(said)
  const { comments: queue } = await queueOf(round.at.organiser, round)
  expect(queue).toMatchObject([
    { number: 1, words: odd, says: 'partly', name: 'Nia', mayShow: true, about: round.statements[1], route: 'form' },
  ])
  expect(queue[0]).not.toHaveProperty('at')
  await sentBy(here.visitor(), round, { [says]: 'yes' })
  expect((await queueOf(round.at.organiser, round)).comments[1]).toMatchObject({ words: '', says: 'yes', about: null })
})

test('[FB5] what cannot be taken is said beside its field, and nothing typed is lost', async () => {
  const round = await here.opened()
  const visitor = here.visitor()
  const empty = await sentBy(visitor, round, { [words]: ' \n ', [name]: 'Nia' }, 0)
  expect([empty.status, empty.value(name)]).toEqual([400, 'Nia'])
  expect(empty.text).toContain('There is nothing in it yet.')
  const long = await empty.press('Send it', { [words]: 'x'.repeat(maxComment + 1), [says]: 'no', [show]: true })
  expect([long.status, long.value(words).length, long.value(says)]).toEqual([400, maxComment + 1, 'no'])
  const named = await long.press('Send it', { [words]: 'x'.repeat(maxComment), [name]: 'N'.repeat(41) })
  expect([named.status, named.value(words).length]).toEqual([400, maxComment])
  const sent = await named.press('Send it', { [name]: '' })
  expect(sent.status).toBe(200)
  expect((await queueOf(round.at.organiser, round)).comments).toMatchObject([
    { words: 'x'.repeat(maxComment), about: round.statements[0], says: 'no', mayShow: true, name: null },
  ])
})

test('[FB6] hostile forms do no harm: markup is text, what cannot be kept is left out, a field that is sent twice has its last value, and a foreign statement is refused with the words kept', async () => {
  const round = await here.opened()
  const other = await here.opened()
  const visitor = here.visitor()
  const send = (fields: readonly (readonly [string, string])[]) =>
    visitor.send(`${round.path}/comment`, { method: 'POST', body: new URLSearchParams(fields.map(([a, b]) => [a, b])) })
  const sent = await send([
    ['form', '../../etc/passwd'],
    ['text', 'first'],
    ['text', '\u0000</textarea><script>alert(1)</script>\u202E'],
    ['says', 'maybe'],
    ['state', 'answered'],
    ['route', 'phone'],
  ])
  expect(sent.status).toBe(303)
  const own = await visitor.open(sent.headers.get('location') ?? '')
  expect(own.markup).not.toContain('<script')
  const { comments: queue } = await queueOf(round.at.organiser, round)
  expect(queue).toMatchObject([
    { words: '</textarea><script>alert(1)</script>\u202E', says: null, state: 'to-read', route: 'form' },
  ])
  for (const foreign of [other.statements[0]!, StatementId.parse('statement-of-nobody'), '<script>', '%00']) {
    const no = await send([
      ['about', foreign],
      ['text', 'Kept'],
    ])
    expect(no.status).toBe(400)
    const shown = await no.text()
    expect(shown).toContain('Kept</textarea>')
    expect(shown).not.toContain('<script')
    expect((await visitor.open(`${round.path}/comment?about=${encodeURIComponent(foreign)}`)).status).toBe(404)
  }
  expect((await send([['text', 'x'.repeat(400_000)]])).status).toBe(413)
  expect((await queueOf(round.at.organiser, round)).comments).toHaveLength(1)
})

test('[FB7] a comment is changed, taken back and put back by its link until the round ends, and the team sees the words as they are now', async () => {
  const round = await here.opened()
  const { organiser } = round.at
  const visitor = here.visitor()
  const own = await sentBy(visitor, round, { [words]: 'Longer hours.' })
  await decided(organiser, round, [1], { state: 'answered', group: '', outcome: { what: 'adopted', reason: 'Yes.' } })
  const told = await visitor.open(own.path)
  expect(told.text).toContain('The team has answered it. Adopted: We do this, as you said it. Yes.')
  const change = await visitor.open(told.link('Change my comment'))
  expect(change.value(words)).toBe('Longer hours.')
  const changed = await change.press('Save my change', { [words]: 'Much longer hours.' })
  expect(changed.text).toContain('The team has not read it yet.')
  expect((await queueOf(organiser, round)).comments).toMatchObject([
    { words: 'Much longer hours.', state: 'to-read', outcome: null },
  ])
  const back = await (await visitor.open(changed.link('Take my comment back'))).press('Take my comment back')
  expect(back.text).toContain('You have taken this comment back.')
  expect(await queueOf(organiser, round)).toMatchObject({ comments: [], withdrawn: 1 })
  // The form that it was sent by, sent again, brings nothing back.
  expect((await change.press('Save my change', { [words]: 'Other words.' })).status).toBe(409)
  expect((await queueOf(organiser, round)).comments).toEqual([])
  await back.press('Put my comment back')
  expect((await queueOf(organiser, round)).comments).toMatchObject([{ number: 1, words: 'Much longer hours.' }])
})

test('[FB8] the link is the only way back, and is kept nowhere; what leads nowhere says so, and no page of it is stored by the browser', async () => {
  const round = await here.opened()
  const visitor = here.visitor()
  const own = await sentBy(visitor, round, { [words]: 'Mine.' })
  const secret = own.path.slice('/direction/mine/'.length)
  const rows = JSON.stringify(await here.deps.store.list(comments, round.params.roundId))
  expect(rows).not.toContain(secret)
  const { comments: queue } = await queueOf(round.at.organiser, round)
  for (const wrong of [queue[0]!.id, `${secret.slice(0, -1)}_`, 'x'.repeat(43), 'x', '%00'])
    expect((await visitor.open(`/direction/mine/${wrong}`)).status).toBe(404)
  const page = await visitor.send(own.path)
  expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual(['no-store', 'same-origin'])
  expect(own.elements.filter(({ tagName }) => tagName === 'a').length).toBeGreaterThan(3)
  const forged = new URLSearchParams({ form: queue[0]!.id, text: 'Mine now' })
  const answered = await visitor.send(`${round.path}/comment`, { method: 'POST', body: forged })
  expect(answered.headers.get('location')).not.toBe(own.path)
  expect((await queueOf(round.at.organiser, round)).comments[0]!.words).toBe('Mine.')
})

test('[FB9] up to the moment of the end all can be said and changed, and at it nothing; words that were typed are given back, and the team alone takes what comes later', async () => {
  const round = await here.opened()
  const { organiser } = round.at
  const visitor = here.visitor()
  const form = await visitor.open(`${round.path}/comment`)
  here.setClock(justBefore)
  const own = await sentBy(visitor, round, { [words]: 'Just in time.', [show]: true })
  expect(own.status).toBe(200)
  here.setClock(over)
  const late = await form.press('Send it', { [words]: 'Too late, but typed.' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('The time to say something has ended')
  expect(late.text).toContain('Too late, but typed.')
  expect((await visitor.open(`${round.path}/comment`)).buttons).toEqual([])
  const after = await visitor.open(own.path)
  expect(after.text).toContain('You cannot change it or take it back here any more.')
  for (const act of ['change', 'withdraw', 'put-back'])
    await visitor.send(`${own.path}/${act}`, { method: 'POST', body: new URLSearchParams({ text: 'Other' }) })
  const { number } = await typedComment(organiser, round, { words: 'By phone, a day later.' })
  expect(number).toBe(2)
  expect((await queueOf(organiser, round)).comments).toMatchObject([
    { words: 'Just in time.', isLate: false, mayShow: true },
    { words: 'By phone, a day later.', isLate: true, route: 'phone' },
  ])
  const page = await visitor.open(round.path)
  expect(page.text).toContain('The time to say something ended on Saturday 8 May 2027, 9 am UK time.')
  expect(page.markup).not.toContain('/comment')
  // Whoever does not want their words to be shown any more waits for nothing.
  await (await visitor.open(own.path)).press('Do not show my words')
  expect((await queueOf(organiser, round)).comments[0]!.mayShow).toBe(false)
})

test('[FB10] an end that was made early holds at once, is taken back while its time has not come, and a longer time opens it again', async () => {
  const round = await here.opened()
  const { organiser } = round.at
  const visitor = here.visitor()
  await organiser.ask(endRound, { params: round.params, body: { isEnded: true } })
  expect((await visitor.open(`${round.path}/comment`)).text).toContain('It ended before the time that was told.')
  await organiser.ask(endRound, { params: round.params, body: { isEnded: false } })
  expect((await sentBy(visitor, round, { [words]: 'Open again.' })).status).toBe(200)
  here.setClock(over)
  const body = { ...roundForm(round.versionId), closesAt: { local: '2027-05-09T09:00', zone: 'Europe/London' } }
  const { round: longer } = await organiser.ask(putRound, { params: round.params, body })
  expect(longer.isOpen).toBe(true)
  expect((await sentBy(visitor, round, { [words]: 'A day more.' })).status).toBe(200)
  here.setClock(whileOpen)
  await organiser.ask(endRound, { params: round.params, body: { isEnded: true } })
  const next = await openRound(organiser, round)
  expect((await sentBy(visitor, next, { [words]: 'In the second round.' })).text).toContain('Comment 1')
})

test('[FB11] so many forms come from one address at once and no more, and what was typed is kept', async () => {
  let at = 0
  const slow = await feedback({ monotonic: () => at })
  const round = await slow.opened()
  const visitor = slow.visitor()
  const form = await visitor.open(`${round.path}/comment`)
  const send = () => visitor.send(`${round.path}/comment`, { method: 'POST', body: new URLSearchParams({ text: '' }) })
  for (let count = 0; count < 8; count += 1) await Promise.all(Array.from({ length: 50 }, send))
  const no = await form.press('Send it', { [words]: 'Once more.' })
  expect([no.status, no.value(words)]).toEqual([429, 'Once more.'])
  at += 10_000
  expect((await no.press('Send it')).status).toBe(200)
  await slow.stop()
})
