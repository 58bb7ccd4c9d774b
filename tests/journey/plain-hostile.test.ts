import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { elementsOf } from '#support/markup.ts'
import { addToDoors, fields, inRoom, linkFor, roomIn, textsIn } from '#support/plain-room.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'
import { plainVisitor, type PlainVisitor, type SentRequest } from '#support/plain-visitor.ts'

let a: ASession
let visitor: PlainVisitor
let room: string

beforeAll(async () => {
  a = await aSession()
  ;({ visitor } = await inRoom(a, 1, 'Ffion'))
  room = plainPages.room(roomIn(a, 1).id)
})
afterAll(() => a.stop())

const doors = (): string => a.session.breakouts[0]?.sections[0]?.id ?? ''
const formFor = (words: string): Record<string, string> => ({
  form: 'a-form-of-a-page',
  add: doors(),
  [`words-${doors()}`]: words,
})
const post = (request: SentRequest): Promise<Response> => visitor.send(room, { method: 'POST', ...request })

test('[A61] another site’s page cannot post in my name, whatever it says of where it is', async () => {
  const own = await post({ body: new URLSearchParams(formFor('From here')) })
  expect(own.status).toBe(303)
  for (const origin of [
    'https://elsewhere.example',
    'null',
    'not an address',
    a.address.replace('127.0.0.1', 'localhost'),
  ]) {
    const answer = await post({ body: new URLSearchParams(formFor(`From ${origin}`)), headers: { origin } })
    expect([origin, answer.status, answer.headers.get('content-type')]).toEqual([
      origin,
      403,
      'text/html; charset=utf-8',
    ])
    const door = await visitor.send(plainPages.comeIn(), {
      method: 'POST',
      body: new URLSearchParams({ link: linkFor(a, 'participant') }),
      headers: { origin },
    })
    expect([origin, door.status, door.headers.get('set-cookie')]).toEqual([origin, 403, null])
  }
  expect(await textsIn(a, 1)).toEqual(['From here'])
})

test('[A61] what is sent as anything but a form is not read as one', async () => {
  const before = await textsIn(a, 1)
  const form = new FormData()
  for (const [name, value] of Object.entries(formFor('In parts'))) form.append(name, value)
  const said = new URLSearchParams(formFor('As text')).toString()
  for (const request of [
    { body: form },
    { body: said, headers: { 'content-type': 'text/plain' } },
    { body: JSON.stringify(formFor('As JSON')), headers: { 'content-type': 'application/json' } },
    { body: said, headers: { 'content-type': 'application/x-www-form-urlencoded-not' } },
  ]) {
    const answer = await post(request)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('We could not read that')
  }
  expect(await textsIn(a, 1)).toEqual(before)
})

test('[A61] nowhere else is a form read: the addresses of the app take none', async () => {
  const body = new URLSearchParams({ secret: linkFor(a, 'participant').split('#')[1] ?? '', asSomebodyElse: 'true' })
  const answer = await plainVisitor(a.address).send(comeIn.path, { method: 'POST', body })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([400, null])
})

test('[A61] a form of any size and shape is answered with a page, and changes nothing it may not', async () => {
  const before = await textsIn(a, 1)
  const big = await post({ body: new URLSearchParams(formFor('x'.repeat(300_000))) })
  expect([big.status, (await big.text()).includes('That is too much at once')]).toEqual([413, true])
  const many = await post({ body: Array.from({ length: 30_000 }, (_, at) => `k${at}`).join('&'), headers: asForm })
  expect(many.status).toBe(404)
  for (const body of [
    '',
    '__proto__=x&constructor=y',
    'add=%',
    `add=${doors()}`,
    'put-back=../../x',
    '%00%FF=%C3%28&=&&&==',
  ])
    expect((await post({ body, headers: asForm })).status).toBeGreaterThanOrEqual(400)
  expect(await textsIn(a, 1)).toEqual(before)
})

const asForm = { 'content-type': 'application/x-www-form-urlencoded' }

test('[A61] whatever the fields hold, there is never a fault of ours', async () => {
  const names = fc.constantFrom(
    'form',
    'add',
    'put-back',
    `words-${doors()}`,
    `name-off-${doors()}`,
    'text',
    'withdraw',
    'x',
  )
  const value = fc.oneof(
    fc.constantFrom(doors(), '', '0', 'note-0000001'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(names, value), { maxLength: 6 }), async sent => {
      const answer = await post({ body: new URLSearchParams(sent) })
      expect(answer.status).toBeLessThan(500)
      const headings = elementsOf(await answer.text()).filter(({ tagName }) => tagName === 'h1')
      expect([answer.status === 303, headings.length === 1]).toContain(true)
    }),
    { numRuns: 60 },
  )
})

test('[A62] hostile words are kept, and shown as words', async () => {
  const words = '</p><script>alert(1)</script><img src=x onerror=alert(1)>"\'&lt;'
  const { visitor: nia, page } = await inRoom(a, 1, '<b onclick=x>Nia</b>')
  const saved = await page.press(addToDoors, { [fields.doors]: words })
  expect(saved.notes()['A: Open the doors']).toContain(words)
  expect(saved.text).toContain('Yours, as <b onclick=x>Nia</b>')
  expect(saved.elements.some(({ tagName }) => ['script', 'img'].includes(tagName))).toBe(false)
  expect(saved.elements.flatMap(({ attrs }) => attrs).some(attr => attr.name.startsWith('on'))).toBe(false)
  const policy = (await nia.send(room)).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("form-action 'self'")
  expect(policy).toContain("script-src 'self'")
})

test('[N42] [A61] whoever sends faster than anybody can is asked to wait, with every word that was sent, and then goes on', async () => {
  const slow = await testApp({ limits: { ...limitTable(), requestsOfBrowser: { perSecond: 2, burst: 8 } } })
  const own = await aSession({}, slow)
  const { page } = await inRoom(own, 1)
  let refused = page
  await until('it was too fast', async () => {
    refused = await page.press(addToDoors, { [fields.doors]: 'Line one\nline two' })
    return refused.status === 429 && refused.buttons.includes('Try again')
  })
  expect(refused.text).toContain('wait a few seconds')
  expect(refused.value(fields.unsaved)).toBe('Line one\nline two')
  await until('it is taken', async () => {
    await refused.press('Try again')
    return (await textsIn(own, 1)).length > 0
  })
  expect(await textsIn(own, 1)).toEqual(['Line one\nline two'])
  await own.stop()
})
