import { afterAll, beforeAll, expect, test } from 'vitest'
import { openQuestionSet } from '@waymark/shared/wire/question-sets.ts'
import { responses, responseWords } from '@waymark/server/store/kinds.ts'
import { answerOf } from '#support/answers.ts'
import { answering, one, save, send, two, type Answering } from '#support/own-answers.ts'
import type { SeenPage } from '#support/plain-visitor.ts'

let written: Answering
beforeAll(async () => {
  written = await answering()
})
afterAll(() => written.at.stop())

const copyOf = async (page: SeenPage): Promise<string> =>
  (await written.visitor().send(page.link('Download the receipt and a copy'))).text()

const words = '\n\n  Ie, mae’r nod yn iawn.\n\tنعم، الأهداف صحيحة 😀👩‍👩‍👧  \n'

test('[E30] what is asked stands on a plain page with its outcome, deadline and what happens with the words, without script or account', async () => {
  const { path } = await written.opened({ contact: 'Ring us on 029 2018 0000.', withdrawUntil: null })
  const page = await written.visitor().open(path)
  expect(page.status).toBe(200)
  for (const said of [
    'For those who could not come',
    'Answer as many as you like.',
    'What came out of it so far',
    'Three things stood out.',
    'Saturday 8 May 2027, 9 am UK time (in 6 days)',
    'Ring us on 029 2018 0000.',
    'take it back until Saturday 8 May 2027, 9 am UK time',
  ])
    expect(page.text).toContain(said)
  expect(page.value(one)).toBe('')
  expect(page.buttons).toEqual([save, send])
  expect(page.markup).not.toMatch(/<script|style=|required/)
})

test('[E31] an answer is saved, found again by its link, and sent; nobody reads it before, and its copy is the same letter for letter', async () => {
  const { set, path } = await written.opened()
  const saved = await (
    await written.visitor().open(path)
  ).press(save, { [one]: words, 'Your name, if you like': 'Nia' })
  expect(saved.text).toContain('This is saved, and not sent.')
  expect((await written.inbox(set)).responses).toEqual([])
  const again = await written.visitor().open(saved.path)
  expect(again.value(one)).toBe(words)
  const sent = await again.press(send, { [two]: 'A lift.', 'May we quote your words without your name?': 'yes' })
  expect(sent.path).toBe(saved.path)
  expect(sent.text).toContain('Answer 1, sent on Sunday 2 May 2027, 11 am UK time, in time; 10 words.')
  const { responses } = await written.inbox(set)
  expect(responses).toMatchObject([{ number: 1, name: 'Nia', wayIn: 'web', state: 'to-read', isLate: false }])
  expect((await answerOf(written.facilitator, responses[0]!.id)).pieces.map(({ text }) => text)).toEqual([
    words,
    'A lift.',
  ])
  const copy = await copyOf(sent)
  expect(copy).toContain(`\n${words}\n`)
  expect(copy).toContain('Answer 1, sent on Sunday 2 May 2027, 11 am UK time, in time; 10 words.')
})

test('[E32] a form that is sent twice is one answer, whatever id it names; an answer is known by its link alone', async () => {
  const { set, path } = await written.opened()
  const page = await written.visitor().open(path)
  const [first, second] = await Promise.all([
    page.press(send, { [one]: 'Once.' }),
    page.press(send, { [one]: 'Once.' }),
  ])
  expect(second.path).toBe(first.path)
  const changed = await page.press(send, { [one]: 'Once, and better.' })
  expect(changed.path).toBe(first.path)
  const { responses } = await written.inbox(set)
  expect(responses).toHaveLength(1)
  const responseId = responses[0]!.id
  const forged = new URLSearchParams({ form: responseId, [`words-${set.questions[0]!.id}`]: 'Mine now', act: 'send' })
  const answered = await written.visitor().send(path, { method: 'POST', body: forged })
  expect(answered.headers.get('location')).not.toBe(first.path)
  expect((await answerOf(written.facilitator, responseId)).pieces.map(({ text }) => text)).toEqual([
    'Once, and better.',
  ])
  for (const wrong of [responseId, `${first.path.slice('/answer/mine/'.length, -1)}_`, 'x'.repeat(43), 'x', '%00']) {
    const refused = await written.visitor().open(`/answer/mine/${wrong}`)
    expect(refused.status).toBe(404)
    expect(refused.text).toMatch(/There is no answer at this address|This address is not complete/)
  }
})

test('[E116] a draft is thrown away after asking once more: nothing of it is kept, and its link says so; what was sent is no draft', async () => {
  const { set, path } = await written.opened()
  const draft = await (await written.visitor().open(path)).press(save, { [one]: 'Not like this.' })
  const asked = await written.visitor().open(draft.link('Throw this draft away'))
  expect([asked.buttons, asked.text.includes('nobody has read it')]).toEqual([['Throw this draft away'], true])
  expect((await written.visitor().open(asked.link('Keep it, and go back'))).value(one)).toBe('Not like this.')
  const { store } = written.at.deps
  const [{ id } = { id: '' }] = await store.list(responses, set.id)
  const rows = async () => [await store.list(responses, set.id), await store.list(responseWords, id)]
  expect((await rows()).map(({ length }) => length)).toEqual([1, 1])
  for (const page of [await asked.press('Throw this draft away'), await asked.press('Throw this draft away')]) {
    expect([page.path, page.status]).toEqual([draft.path, 404])
    expect(page.text).toContain('was thrown away')
  }
  expect((await rows()).flat()).toEqual([])
  const late = await draft.press(send, { [two]: 'Typed meanwhile' })
  expect([late.status, late.markup.includes('Typed meanwhile')]).toEqual([404, true])

  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Like this.' })
  expect((await written.visitor().open(`${sent.path}/throw-away`)).text).toContain('Answer 1, sent on')
  const refused = await written
    .visitor()
    .send(`${sent.path}/throw-away`, { method: 'POST', body: new URLSearchParams() })
  expect([refused.status, (await written.inbox(set)).responses.length]).toEqual([409, 1])
})

test('[E33] a form with nothing in it, or too much, is refused beside its field with everything kept', async () => {
  const { set, path } = await written.opened()
  const page = await written.visitor().open(path)
  const empty = await page.press(send, { [two]: ' \n', 'Your name, if you like': 'Nia' })
  expect(empty.status).toBe(400)
  expect(empty.text).toContain('There is nothing in it yet. Answer at least one question.')
  expect([empty.value(two), empty.value('Your name, if you like')]).toEqual([' \n', 'Nia'])
  const long = await page.press(save, { [one]: 'x'.repeat(100_001), [two]: 'Kept' })
  expect(long.text).toContain('at most 100,000 characters fit')
  expect([long.value(one).length, long.value(two)]).toEqual([100_001, 'Kept'])
  const huge = await page.press(send, { [one]: 'x'.repeat(3_000_000) })
  expect(huge.text).toContain('too long to keep')
  const named = await page.press(send, { [one]: 'Words', 'Your name, if you like': 'x'.repeat(41) })
  expect([named.status, named.value(one)]).toEqual([400, 'Words'])
  expect((await written.inbox(set)).responses).toEqual([])
})

test('[E34] up to the moment of the deadline an answer is in time, and from it on it is taken and marked late', async () => {
  const { set, path } = await written.opened()
  const page = await written.visitor().open(path)
  written.setClock('2027-05-08T07:59:59.999Z')
  expect((await page.press(send, { [one]: 'Just in time' })).text).toContain('in time; 3 words')
  written.setClock('2027-05-08T08:00:00.000Z')
  const after = await written.visitor().open(path)
  expect(after.text).toContain('You can still send an answer. It is marked late')
  const late = await after.press(send, { [one]: 'Late' })
  expect(late.text).toContain('late; 1 word')
  expect(late.text).toContain('It came late. Nobody has decided yet whether it is taken.')
  expect((await written.inbox(set)).responses.map(({ isLate }) => isLate)).toEqual([false, true])
})

test('[E35] until the deadline its author changes it: the team sees that, and reads it again; after it, or unchanged, it stands', async () => {
  const { set, path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Open the doors.', [two]: 'A lift.' })
  const id = (await written.inbox(set)).responses[0]!.id
  await written.marked(id, 0, 15)
  const form = await written.visitor().open(sent.link('Change my answer'))
  await form.press('Save my change')
  expect((await written.inbox(set)).responses[0]).toMatchObject({ state: 'split', isChanged: false })
  const changed = await form.press('Save my change', { [one]: 'Open the doors wide.' })
  expect(changed.path).toBe(sent.path)
  expect((await written.inbox(set)).responses[0]).toMatchObject({ number: 1, state: 'to-read', isChanged: true })
  expect(changed.text).toContain('Nobody has read it again since you changed it.')
  expect(changed.text).toContain('Open the doors wide.')
  written.setClock('2027-05-08T08:00:00.000Z')
  const tooLate = await form.press('Save my change', { [one]: 'Shut them' })
  expect([tooLate.status, tooLate.value(one)]).toEqual([409, 'Shut them'])
  expect(tooLate.text).toContain('The time to change this answer has passed.')
  expect((await answerOf(written.facilitator, id)).pieces[0]!.text).toBe('Open the doors wide.')
})

test('[E38] once the link to the questions is shut nobody new answers, what they typed is shown to be kept, and links to answers still work', async () => {
  const { set, path } = await written.opened()
  const page = await written.visitor().open(path)
  const saved = await page.press(save, { [one]: 'Not yet' })
  await written.at.organiser.ask(openQuestionSet, { params: { setId: set.id }, body: { letsIn: false } })
  const shut = await written.visitor().open(path)
  expect(shut.status).toBe(404)
  expect(shut.text).toContain('There are no questions at this address now.')
  const refused = await page.press(send, { [one]: 'Words of mine' })
  expect(refused.status).toBe(404)
  expect(refused.markup).toContain('Words of mine')
  const sent = await (await written.visitor().open(saved.path)).press(send)
  expect(sent.text).toContain('Answer 1, sent on')
})

test('[E39] whatever is typed is text on every page, pages of one’s own are kept by nobody between, and too large a body is refused in a sentence', async () => {
  const { path } = await written.opened()
  const nasty = '</textarea><script>alert(1)</script><img src=x onerror=alert(1)>'
  const page = await written.visitor().open(path)
  const saved = await page.press(save, { [one]: nasty, 'Your name, if you like': '"><script>' })
  const sent = await saved.press(send)
  for (const { markup } of [saved, sent]) expect(markup).not.toMatch(/<script|<img|style=/)
  expect(saved.value(one)).toBe(nasty)
  expect(sent.text).toContain(nasty)
  const headers = (await written.visitor().send(sent.path)).headers
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  const large = await written.at.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `words-x=${'x'.repeat(4_000_000)}`,
  })
  expect(large.statusCode).toBe(413)
  expect(large.body).toContain('what you typed should still be there')
  const foreign = await written.visitor().send(path, {
    method: 'POST',
    body: '',
    headers: { origin: 'https://elsewhere.test' },
  })
  expect(foreign.status).toBe(403)
})

test('[E39] words to a question that is not asked any more are kept, and said to stand under none', async () => {
  const { set, path } = await written.opened()
  const body = new URLSearchParams({ 'words-question-of-before': 'Still mine', act: 'send' })
  const answered = await written.visitor().send(path, { method: 'POST', body })
  const page = await written.visitor().open(answered.headers.get('location') ?? '')
  expect(page.text).toContain('Under no question')
  const { pieces } = await answerOf(written.facilitator, (await written.inbox(set)).responses[0]!.id)
  expect(pieces).toMatchObject([{ text: 'Still mine', questionId: null, why: 'Its question is not asked any more.' }])
  const same = await (await written.visitor().open(page.link('Change my answer'))).press('Save my change')
  expect(same.text).toContain('Nobody has read it yet.')
})
