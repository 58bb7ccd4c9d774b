/** Who is in the room, over HTTP as everybody uses it: made, opened, answered without a cookie, closed once, read. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '@waymark/server/store/sqlite/sqlite-store.ts'
import { audits, wholeServer } from '@waymark/server/store/kinds.ts'
import { whoAnswers, whoForms } from '@waymark/server/store/monitoring-kinds.ts'
import type { WhoAsked } from '@waymark/shared/model/who.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { startSession } from '@waymark/shared/wire/sessions.ts'
import * as wire from '@waymark/shared/wire/who.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'waymark-who-'))
let at: ASession

beforeAll(async () => {
  const monitoring = openSqliteStore(join(folder, 'monitoring.db'), { purges: true })
  at = await aSession({}, await testApp({ monitoring }))
})
afterAll(async () => {
  await at.stop()
  rmSync(folder, { recursive: true })
})

const asked: WhoAsked = {
  why: 'We want to know whom we do not reach.',
  changed: 'Last time few younger people came, so we now also meet in the evening.',
  questions: [
    { text: 'How old are you?', hint: '', options: ['Under 30', '30 or over'], ownWords: false },
    { text: 'What is your ethnic group?', hint: 'As you see it.', options: ['One', 'Another'], ownWords: true },
  ],
}
const params = (sessionId = at.session.session.id) => ({ params: { sessionId } })

const newSession = async () => {
  const { sessionId } = await at.organiser.ask(startSession, {
    params: { strategyId: at.session.strategy.id },
    body: {
      title: 'Another session',
      startsAt: { local: '2027-04-24T13:00', zone: 'Europe/London' },
      breakouts: [{ purpose: 'open-question', question: 'What now?', sections: [{ title: 'Here', description: '' }] }],
      rooms: [{ name: '' }],
    },
  })
  return sessionId
}

/** Open, in a session of its own. */
const opened = async (form = asked) => {
  const sessionId = await newSession()
  await at.organiser.ask(wire.putWho, { ...params(sessionId), body: form })
  await at.organiser.ask(wire.openWho, params(sessionId))
  const { form: view } = await at.organiser.ask(wire.readWho, params(sessionId))
  return { sessionId, path: new URL(view?.address ?? '').pathname }
}
const age = 'How old are you?'
const group = 'What is your ethnic group?'
const own = `Or in your own words: ${group}`

const answer = async (path: string, filled: Record<string, string>) =>
  (await plainVisitor(at.address).open(path)).press('Send my answers', filled)
const answerAll = async (path: string, people: number, filled: Record<string, string>) => {
  for (let count = 0; count < people; count += 1) await answer(path, filled)
}
const close = (sessionId: string) => at.organiser.ask(wire.closeWho, { params: { sessionId: sessionId as never } })
const read = async (sessionId: string) =>
  (await at.organiser.ask(wire.readWho, { params: { sessionId: sessionId as never } })).form

test('[MO5] an organiser writes a form, and nobody sees it before it is open; then its questions stay as they are and there is no second one', async () => {
  const sessionId = await newSession()
  expect((await at.organiser.ask(wire.readWho, params(sessionId))).form).toBeNull()
  const wrong = await at.organiser.refused(wire.putWho, { ...params(sessionId), body: { ...asked, why: ' ' } })
  expect(wrong.at).toEqual(['body', 'why'])
  await at.organiser.ask(wire.putWho, { ...params(sessionId), body: asked })
  expect(await read(sessionId)).toMatchObject({ state: 'draft', address: '', isEnough: null })
  expect((await at.organiser.ask(wire.readWhoLink, params(sessionId))).link).toBeNull()
  await at.organiser.ask(wire.removeWho, params(sessionId))
  expect((await at.organiser.refused(wire.openWho, params(sessionId))).code).toBe('conflict')
  await at.organiser.ask(wire.putWho, { ...params(sessionId), body: asked })
  await at.organiser.ask(wire.openWho, params(sessionId))
  for (const refused of [
    await at.organiser.refused(wire.putWho, { ...params(sessionId), body: asked }),
    await at.organiser.refused(wire.removeWho, params(sessionId)),
    await at.organiser.refused(wire.openWho, params(sessionId)),
  ])
    expect(refused.code).toBe('conflict')
  await close(sessionId)
  for (const refused of [
    await at.organiser.refused(wire.openWho, params(sessionId)),
    await at.organiser.refused(wire.closeWho, params(sessionId)),
    await at.organiser.refused(wire.putWho, { ...params(sessionId), body: asked }),
    await at.organiser.refused(wire.removeWho, params(sessionId)),
  ])
    expect(refused.code).toBe('conflict')
})

test('[MO6] the page says why it is asked and what changed, sets no cookie, and takes a form with every question left out', async () => {
  const { path } = await opened()
  const visitor = plainVisitor(at.address)
  const page = await visitor.open(path)
  expect(page.text).toContain(asked.why)
  expect(page.text).toContain(asked.changed)
  expect(page.text).toContain('you can leave out any question')
  expect(page.markup).toContain('I prefer not to say')
  expect(page.markup).not.toContain('<script')
  expect((await page.press('Send my answers')).text).toContain('Thank you')
  expect(visitor.cookie()).toBe('')
  expect((await visitor.open(`${path}x`)).status).toBe(404)
  expect((await visitor.open(`${path}/results`)).status).toBe(404)
  const post = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } } as const
  const foreign = await visitor.send(path, {
    ...post,
    body: 'form=x',
    headers: { ...post.headers, origin: 'https://elsewhere.example' },
  })
  expect(foreign.status).toBe(403)
})

test('[MO6] what is wrong is told beside its field and what was typed stays; a form without its number comes back with one', async () => {
  const { path } = await opened()
  const visitor = plainVisitor(at.address)
  const back = await (await visitor.open(path)).press('Send my answers', { [age]: '1', [own]: 'x'.repeat(81) })
  expect(back.title).toContain('Not sent')
  expect(back.value(age)).toBe('1')
  expect(back.value(own)).toBe('x'.repeat(81))
  const nothing = await visitor.send(path, {
    method: 'POST',
    body: new URLSearchParams({ 'choice-0': '7', 'choice-1': '__proto__' }),
  })
  expect(nothing.status).toBe(400)
  expect(await nothing.text()).toContain('name="form"')
})

test('[MO7] the same form sent twice counts once, as it was sent last; while it is open nothing is said but whether ten have answered', async () => {
  const { path, sessionId } = await opened()
  const page = await plainVisitor(at.address).open(path)
  for (let count = 0; count < 12; count += 1) await page.press('Send my answers', { [age]: String(count % 2) })
  expect(await read(sessionId)).toMatchObject({ state: 'open', isEnough: false, result: null })
  await answerAll(path, 8, { [age]: '0' })
  expect((await read(sessionId))?.isEnough).toBe(false)
  await answerAll(path, 1, { [age]: '0' })
  expect((await read(sessionId))?.isEnough).toBe(true)
  const told = JSON.stringify(await read(sessionId))
  expect(told).not.toMatch(/"about"|"count"|"sent"/)
  expect((await at.organiser.get(wire.whoTablePath(sessionId))).status).toBe(404)
})

test('[MO8] closing counts once, deletes what was answered from the file, and stands in the audit record', async () => {
  const { path, sessionId } = await opened()
  await answerAll(path, 12, { [age]: '1', [own]: 'Quite Unmistakable' })
  await answer(path, { [age]: '0', [own]: 'Only Me In The World' })
  const files = () =>
    readdirSync(folder)
      .map(name => readFileSync(join(folder, name)).toString('latin1'))
      .join()
  expect(files()).toContain('Only Me In The World')
  await close(sessionId)
  expect(files()).not.toContain('Only Me In The World')
  expect(files()).not.toContain('Quite Unmistakable')
  expect(JSON.stringify(await read(sessionId))).not.toMatch(/Only Me/i)
  expect((await at.deps.store.list(audits, wholeServer)).filter(one => one.sessionId === sessionId)).toMatchObject([
    { did: 'monitoring-closed', by: 'organiser', count: null },
  ])
  const visitor = plainVisitor(at.address)
  expect((await visitor.open(path)).text).toContain('This form is closed')
})

test('[MO8] of two who close at once one does, so that chance is drawn once', async () => {
  const { path, sessionId } = await opened()
  await answerAll(path, 10, { [age]: '1' })
  const done = await Promise.allSettled([close(sessionId), close(sessionId), close(sessionId)])
  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const first = await read(sessionId)
  expect(first?.result?.people).toBe(10)
  expect(await read(sessionId)).toEqual(first)
})

test('[MO8] whoever sends a form that was closed meanwhile is told so, and nothing of it is kept', async () => {
  const { path, sessionId } = await opened()
  const page = await plainVisitor(at.address).open(path)
  await close(sessionId)
  const late = await page.press('Send my answers', { [own]: 'Came Too Late' })
  expect(late.text).toContain('This form is closed')
  expect(readdirSync(folder).map(name => readFileSync(join(folder, name)).includes('Came Too Late'))).not.toContain(
    true,
  )
})

test('[MO9] a result is for organisers until they publish it; fewer than ten are no result; the table holds no formula', async () => {
  const { path, sessionId } = await opened({
    ...asked,
    questions: [{ text: '=HYPERLINK("http://x")', hint: '', options: ['A', 'B'], ownWords: false }],
  })
  await answerAll(path, 14, { '=HYPERLINK("http://x")': '0' })
  await close(sessionId)
  const result = (await read(sessionId))?.result
  expect(result?.people).toBe(15)
  const visitor = plainVisitor(at.address)
  expect((await visitor.open(`${path}/results`)).status).toBe(404)
  await at.organiser.ask(wire.publishWho, { ...params(sessionId), body: { isPublished: true } })
  const page = await visitor.open(`${path}/results`)
  expect(page.text).toContain('About 15 people answered.')
  expect(page.text).toContain('Fewer than 5 are never shown')
  expect((await at.organiser.ask(wire.readWhoLink, params(sessionId))).link).toEqual({
    path: `${path}/results`,
    isResult: true,
  })
  const table = await (await at.organiser.get(wire.whoTablePath(sessionId))).text()
  expect(table).toContain(`"'=HYPERLINK(""http://x"")","A",`)
  await at.organiser.ask(wire.publishWho, { ...params(sessionId), body: { isPublished: false } })
  expect((await visitor.open(`${path}/results`)).status).toBe(404)

  const few = await opened()
  await answerAll(few.path, 9, { [age]: '1' })
  await close(few.sessionId)
  expect((await read(few.sessionId))?.result).toEqual({ people: null, questions: [] })
  const no = await at.organiser.refused(wire.publishWho, { ...params(few.sessionId), body: { isPublished: true } })
  expect(no.code).toBe('conflict')
  const { sessions } = await at.organiser.ask(wire.readWhoOfStrategy, {
    params: { strategyId: at.session.strategy.id },
  })
  expect(sessions.find(one => one.sessionId === few.sessionId)?.result.questions).toEqual([])
  expect(sessions.some(one => one.sessionId === sessionId)).toBe(true)
})

test('[MO10] only organisers make, close and read it; whoever is in the session is shown where to answer, on a plain page too', async () => {
  const sessionId = at.session.session.id
  await at.organiser.ask(wire.putWho, { ...params(), body: asked })
  await at.organiser.ask(wire.openWho, params())
  for (const role of ['facilitator', 'participant', 'reader'] as const) {
    const somebody = await at.newcomer(role)
    for (const route of [wire.readWho, wire.openWho, wire.closeWho, wire.removeWho])
      expect((await somebody.refused(route, params())).code).toBe('not-allowed')
    expect((await somebody.refused(wire.putWho, { ...params(), body: asked })).code).toBe('not-allowed')
    expect((await somebody.refused(wire.publishWho, { ...params(), body: { isPublished: true } })).code).toBe(
      'not-allowed',
    )
    expect((await somebody.get(wire.whoTablePath(sessionId))).status).toBe(403)
    const ofStrategy = { params: { strategyId: at.session.strategy.id } }
    expect((await somebody.refused(wire.readWhoOfStrategy, ofStrategy)).code).toBe('not-allowed')
    expect((await somebody.ask(wire.readWhoLink, params())).link?.isResult).toBe(false)
  }
  const participant = await at.newcomer('participant', null, 0)
  const page = await (
    await fetch(`${at.address}${plainPages.session(sessionId)}`, { headers: { cookie: participant.cookie() } })
  ).text()
  const { link } = await participant.ask(wire.readWhoLink, params())
  expect(page).toContain(`href="${link?.path ?? 'nothing'}"`)
})

test('[MO11] in the store no form says of which session it is, and no row says who answered, when, or after whom', async () => {
  const { path, sessionId } = await opened()
  await answerAll(path, 6, { [age]: '0' })
  await answerAll(path, 6, { [age]: '1' })
  const forms = await at.deps.monitoring.list(whoForms, wholeServer)
  expect(JSON.stringify(forms)).not.toContain(sessionId)
  expect(path).not.toContain(sessionId)
  const raw = JSON.stringify(readdirSync(folder).map(name => readFileSync(join(folder, name)).toString('latin1')))
  expect(raw).not.toMatch(/20\d\d-\d\d-\d\d/)
  const [mine] = (await Promise.all(forms.map(({ id }) => at.deps.monitoring.get(whoAnswers, id)))).filter(
    row => row?.sent.length === 12 && row.sent.every(({ answers }) => answers[0] !== null),
  )
  const keys = mine?.sent.map(({ key }) => key)
  expect(keys).toEqual(keys?.toSorted())
  expect(Object.keys(mine?.sent[0] ?? {})).toEqual(['key', 'answers'])
})
