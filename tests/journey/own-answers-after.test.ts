import { afterAll, beforeAll, expect, test } from 'vitest'
import { drafts, responses } from '@waymark/server/store/kinds.ts'
import { row } from '@waymark/server/store/store.ts'
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import type { Block } from '@waymark/shared/model/draft.ts'
import { DraftId, PlacementId, ThemeId } from '@waymark/shared/model/ids.ts'
import { setTerms } from '@waymark/shared/wire/payments.ts'
import * as wire from '@waymark/shared/wire/responses.ts'
import { answerOf, notesIn, typed, writtenRoom } from '#support/answers.ts'
import { answering, early, one, send, two, type Answering } from '#support/own-answers.ts'

let written: Answering
beforeAll(async () => {
  written = await answering()
})
afterAll(() => written.at.stop())

test('[E36] who takes an answer back takes its notes off the board, is asked before, and can put all of it back', async () => {
  const { set, path } = await written.opened({ withdrawUntil: { local: '2027-05-20T09:00', zone: 'Europe/London' } })
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Plant trees. And hedges.' })
  const id = (await written.inbox(set)).responses[0]!.id
  const [stays, removed] = [await written.marked(id, 0, 12), await written.marked(id, 13, 24)]
  await written.facilitator.ask(wire.unmarkPassage, { params: { responseId: id, noteId: removed } })
  const roomId = await writtenRoom(written.at)
  const own = async () =>
    (await notesIn(written.facilitator, roomId))
      .map(note => note.id)
      .filter(noteId => [stays, removed].includes(noteId))
  written.setClock('2027-05-20T07:59:00.000Z')
  const sure = await written.visitor().open(sent.link('Take my answer back'))
  expect(await own()).toEqual([stays])
  const back = await sure.press('Take my answer back')
  expect(back.text).toContain('You have taken this answer back.')
  expect(await own()).toEqual([])
  expect(await written.inbox(set)).toMatchObject({ responses: [], withdrawn: 1 })
  written.setClock('2027-05-20T08:00:00.000Z')
  const again = await back.press('Put my answer back')
  expect(again.text).toContain('Answer 1, sent on')
  expect(await own()).toEqual([stays])
  expect((await written.inbox(set)).responses).toHaveLength(1)
  const passed = await sure.press('Take my answer back')
  expect([passed.status, await own()]).toEqual([409, [stays]])
})

test('[E35] a change of one answer leaves how the team reads the others, and what the team looked at meanwhile is refused as gone by', async () => {
  const { set, path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Yes. And a lift.', [two]: 'Seats' })
  const responseId = (await written.inbox(set)).responses[0]!.id
  const { parts, reading } = await answerOf(written.facilitator, responseId)
  const [first, second] = parts
  const cut = [{ ...first!, end: 5 }, { ...first!, start: 5, questionId: set.questions[1]!.id }, second!]
  const place = { params: { responseId }, body: { reading, parts: cut } }
  await written.facilitator.ask(wire.placeParts, place)
  await (await written.visitor().open(sent.link('Change my answer'))).press('Save my change', { [two]: 'More seats' })
  const after = await answerOf(written.facilitator, responseId)
  expect(after.parts.slice(0, 2)).toEqual(cut.slice(0, 2))
  expect(after.parts[2]).toMatchObject({ start: 0, end: 10, questionId: set.questions[1]!.id })
  expect(after.line.state).toBe('to-read')
  const old = { ...place, body: { reading: reading + 1, parts: cut } }
  expect((await written.facilitator.refused(wire.placeParts, old)).code).toBe('conflict')
})

test('[E37] the return page says where each passage went, and as plainly what has not happened; nobody of the team and nobody else is in it', async () => {
  const { set, path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'More buses. Fewer cars.' })
  await (
    await written.visitor().open(path)
  ).press(send, { [one]: 'Somebody else’s words', 'Your name, if you like': 'Gwen' })
  expect(sent.text).toContain('Nobody has read it yet.')
  const id = (await written.inbox(set)).responses[0]!.id
  await written.facilitator.ask(wire.changeResponseState, { params: { responseId: id }, body: { state: 'split' } })
  expect((await written.visitor().open(sent.path)).text).toContain('no passage of it is a note yet')
  const noteId = await written.marked(id, 0, 11)
  const marking = await written.visitor().open(sent.path)
  expect(marking.text).toContain('It stands in no theme yet.')
  expect(marking.text).toContain('A note under Open the doors')
  const doc = await written.at.deps.live.open(themesDocName(written.at.session.breakouts[0]!.id))
  await doc.change(opened => {
    const { themes, placements } = openThemesDoc(opened)
    const themeId = ThemeId.parse('theme-of-buses')
    themes.put({ id: themeId, name: 'Getting about', said: '', order: 'a0' as never })
    placements.put({ id: PlacementId.parse('placement-of-buses'), noteId, themeId })
  }, [])
  const themed = await written.visitor().open(sent.path)
  expect(themed.text).toContain('In the theme: Getting about')
  expect(themed.text).toContain('The draft says nothing that rests on it yet.')
  expect(themed.text).not.toMatch(/Fflur|Gwen|Somebody else/)
})

test('[E43] a link that the team hands out shows where the words of an answer went, and changes nothing', async () => {
  const { set } = await written.opened({ contact: 'Ring us on 029 2018 0000.' })
  const { responseId } = await typed(written.facilitator, set, ['More buses. Fewer cars.'], { name: 'Nia' })
  const params = { responseId }
  const { address } = await written.facilitator.ask(wire.makeFollowLink, { params })
  await written.marked(responseId, 0, 11)
  const page = await written.visitor().open(new URL(address).pathname)
  expect(page.text).toContain('It stands in no theme yet.')
  expect(page.text).toContain('To change your answer or take it back, tell us: Ring us on 029 2018 0000.')
  expect(page.markup).not.toMatch(/\/(change|withdraw|put-back)"/)
  for (const act of ['change', 'withdraw', 'put-back']) {
    const body = new URLSearchParams({ [`words-${set.questions[0]!.id}`]: 'Not what was said', act: 'send' })
    const sent = await written.visitor().send(`${page.path}/${act}`, { method: 'POST', body })
    expect(sent.status).toBe(403)
  }
  expect((await answerOf(written.facilitator, responseId)).pieces.map(({ text }) => text)).toEqual([
    'More buses. Fewer cars.',
  ])
  const participant = await written.at.newcomer('participant', 'Wil')
  expect((await participant.refused(wire.makeFollowLink, { params })).code).toBe('not-allowed')
  for (let made = 1; made < 20; made += 1) await written.facilitator.ask(wire.makeFollowLink, { params })
  expect((await written.facilitator.refused(wire.makeFollowLink, { params })).code).toBe('too-many')
})

test('[E41] the receipt is sent once to one address, with the link and without a word of the answer; nobody can flood others with it', async () => {
  const { path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Buy our pills' })
  const mail = (to: string) => sent.press('Send the receipt', { 'Your e-mail address': to })
  for (const to of ['', 'nobody', 'one@example.org,two@example.org', 'one@example.org\r\nBcc: two@example.org']) {
    const refused = await mail(to)
    expect([refused.status, written.letters.length]).toEqual([400, 0])
    expect(refused.text).toContain('Write one e-mail address')
  }
  expect((await mail('full@example.org')).text).toContain('The e-mail could not be sent.')
  expect((await mail(' nia@example.org ')).text).toContain('It is on its way.')
  expect(written.letters).toMatchObject([
    { to: 'nia@example.org', subject: 'Your answer: For those who could not come' },
  ])
  expect(written.letters[0]!.text).toContain(`${written.at.address}${sent.path}`)
  expect(written.letters[0]!.text).toContain('Answer 1, sent on Sunday 2 May 2027, 11 am UK time, in time; 3 words.')
  expect(written.letters[0]!.text).not.toContain('pills')
  await mail('nia@example.org')
  await mail('NIA@example.org')
  const often = await mail('nia@example.org')
  expect([often.status, written.letters.length]).toEqual([429, 3])
})

test('[E36] a server that was killed while an answer was taken back or put back ends that at the next look', async () => {
  const { set, path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Repair the bridge.' })
  const id = (await written.inbox(set)).responses[0]!.id
  const noteId = await written.marked(id, 0, 18)
  const roomId = await writtenRoom(written.at)
  const stands = async () => (await notesIn(written.facilitator, roomId)).some(note => note.id === noteId)
  const half = async (withdrawnAt: string | null) => {
    const response = (await written.at.deps.store.get(responses, id))!
    await written.at.deps.store.commit({ puts: [row(responses, { ...response, withdrawnAt })] })
    await written.visitor().open(sent.path)
    return stands()
  }
  expect(await half(early)).toBe(false)
  expect(await half(null)).toBe(true)
})

test('[E37] what the draft says that rests on a passage is shown to whose it is, and nothing else of the draft', async () => {
  const { set, path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'Quiet streets.' })
  const noteId = await written.marked((await written.inbox(set)).responses[0]!.id, 0, 14)
  const draftId = DraftId.parse('draft-of-the-answers')
  const { strategyId } = written.at.session.session
  await written.at.deps.store.commit({ puts: [row(drafts, { id: draftId, strategyId, createdAt: early })] })
  const live = await written.at.deps.live.open(draftDocName(draftId))
  const statement = (text: string, cites: { noteId: typeof noteId }[]): Block => ({
    kind: 'statement',
    cites,
    ownWords: cites.length === 0,
    spans: [{ text, marks: [] }],
  })
  await live.change(doc => {
    insertBlocks(draftFragment(doc), 0, [
      statement('Streets will be quiet.', [{ noteId }]),
      statement('Fflur says so.', []),
    ])
  }, [])
  const page = await written.visitor().open(sent.path)
  expect(page.text).toContain('In the draft, which may still change: Streets will be quiet.')
  expect(page.text).not.toContain('Fflur')
})

test('[E42] no script fills all places from one address; what was typed is kept beside the reason', async () => {
  const { path } = await written.opened()
  const sendFrom = (remoteAddress: string, words: string) =>
    written.at.app.inject({
      method: 'POST',
      url: path,
      remoteAddress,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `words-x=${words}`,
    })
  for (let count = 0; count < 400; count += 1) await sendFrom('203.0.113.9', '')
  const often = await sendFrom('203.0.113.9', 'Mine')
  expect(often.statusCode).toBe(429)
  expect(often.body).toContain('more at once than we take from one place')
  expect(often.body).toContain('Mine')
  expect((await sendFrom('203.0.113.10', '')).statusCode).toBe(400)
})

test('[E37] where payment is offered, whoever sent an answer finds the way to it, which does not tell whose answer it is', async () => {
  const { set, path } = await written.opened()
  const sent = await (await written.visitor().open(path)).press(send, { [one]: 'A bench.' })
  expect(sent.text).not.toContain('to be paid')
  const terms = {
    what: 'For answering in your own time',
    who: 'Everybody who answers',
    rate: 2500,
    currency: 'GBP',
    quarters: 4,
    until: { local: '2027-05-08T09:00', zone: 'Europe/London' },
    how: 'Ask Mair.',
  } as const
  await written.at.organiser.ask(setTerms, { params: { setId: set.id }, body: terms })
  const page = await written.visitor().open(sent.path)
  const paid = page.link('Say whether you want to be paid for your time')
  expect(paid).toMatch(/^\/paid\//)
  expect((await written.visitor().open(paid)).text).toContain('£25 an hour')
  expect(page.markup).toContain('rel="noreferrer"')
})
