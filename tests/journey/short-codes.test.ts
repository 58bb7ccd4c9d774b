/** Coming in by a code that was read out. */
import { expect, test } from 'vitest'
import { audits, codeTries, shortCodes, wholeServer } from '@waymark/server/store/kinds.ts'
import { codeAlphabet, codeIn } from '@waymark/shared/model/short-code.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { listLinks, revokeLink } from '@waymark/shared/wire/sessions.ts'
import { makeCode, openCode, readCode, removeCode } from '@waymark/shared/wire/short-codes.ts'
import { aSession } from '#support/a-session.ts'
import { nodes } from '#support/nodes.ts'
import { person } from '#support/person.ts'
import { plainVisitor } from '#support/plain-visitor.ts'
import { testApp } from '#support/test-app.ts'

let now = '2027-03-20T10:00:00.000Z'
const begun = async () => {
  now = '2027-03-20T10:00:00.000Z'
  const at = await aSession({}, await testApp({ now: () => now }))
  const params = { sessionId: at.session.session.id }
  return { at, params, made: () => at.organiser.ask(makeCode, { params }) }
}

test('[SE9] a code opens the participants’ link, typed in small letters with a dash, also without JavaScript; it is kept as a hash and shown once', async () => {
  const { at, params, made } = await begun()
  const { code, expiresAt } = await made()
  expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{8}$`))
  expect(expiresAt).toBe('2027-03-25T13:00:00.000Z')
  expect(await at.organiser.ask(readCode, { params })).toEqual({ expiresAt })
  expect(JSON.stringify(await at.deps.store.list(shortCodes, params.sessionId))).not.toContain(code)
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).toLowerCase()} `
  const guest = person(at.address)
  const { secret } = await guest.ask(openCode, { body: { code: typed } })
  const { goTo } = await guest.comeIn(secret, { name: 'Nia' })
  expect(goTo).toContain('/rooms/')
  const door = await plainVisitor(at.address).open(plainPages.home())
  const room = await door.press('Come in', { 'Paste your link here': typed })
  expect([room.status, room.text.includes('First session')]).toEqual([200, true])
  const wrong = await (
    await plainVisitor(at.address).open(plainPages.home())
  ).press('Come in', {
    'Paste your link here': 'ZZZZ-ZZZZ',
  })
  expect([wrong.status, wrong.value('Paste your link here')]).toEqual([404, 'ZZZZ-ZZZZ'])
  await at.stop()
})

test('[SE9] it ends by itself, with the next one, when it is taken back and with the link; all of that hears what a guess hears', async () => {
  const { at, params, made } = await begun()
  const guest = person(at.address)
  const refusedFor = async (code: string) => (await guest.refused(openCode, { body: { code } })).message
  const first = await made()
  const guess = await refusedFor('ZZZZZZZZ')
  const second = await made()
  expect(await refusedFor(first.code)).toBe(guess)
  now = second.expiresAt
  expect(await refusedFor(second.code)).toBe(guess)
  expect(await at.organiser.ask(readCode, { params })).toEqual({ expiresAt: null })
  const third = await made()
  await at.organiser.ask(removeCode, { params })
  expect(await refusedFor(third.code)).toBe(guess)
  const fourth = await made()
  const { links } = await at.organiser.ask(listLinks, { params })
  for (const { id, role } of links)
    if (role === 'participant') await at.organiser.ask(revokeLink, { params: { linkId: id } })
  expect(await refusedFor(fourth.code)).toBe(guess)
  expect((await at.organiser.refused(makeCode, { params })).code).toBe('conflict')
  await at.stop()
})

test('[SE9] whoever guesses is slowed on one network, and on all servers together after so many in an hour; links go on opening', async () => {
  now = '2027-03-20T10:00:00.000Z'
  const two = await nodes(2, { now: () => now })
  const [one, other] = two.all
  if (one === undefined || other === undefined) throw new Error('no servers')
  const at = await aSession({}, one)
  const { code } = await at.organiser.ask(makeCode, { params: { sessionId: at.session.session.id } })
  const codes = await Promise.all(
    Array.from({ length: 310 }, () => person(one.address).refused(openCode, { body: { code: 'ZZZZZZZZ' } })),
  )
  expect(new Set(codes.map(refusal => refusal.code))).toEqual(new Set(['gone', 'too-many']))
  await other.deps.store.commit({
    puts: [
      {
        kind: codeTries.name,
        id: 'all',
        parent: wholeServer,
        body: { id: 'all', hour: now.slice(0, 13), failed: 599 },
      },
    ],
  })
  expect((await person(other.address).refused(openCode, { body: { code: 'ZZZZZZZZ' } })).code).toBe('gone')
  expect((await person(other.address).refused(openCode, { body: { code } })).message).toContain('Links go on working')
  expect((await one.deps.store.list(audits, wholeServer)).filter(({ did }) => did === 'code-refused')).toHaveLength(1)
  expect((await person(other.address).comeIn(at.secretFor('participant'), { name: null })).goTo).toContain('/rooms/')
  now = '2027-03-20T11:00:00.000Z'
  expect((await person(other.address).ask(openCode, { body: { code } })).secret).toBe(at.secretFor('participant'))
  await two.stop()
})

test('[SE9] only the team makes a code, and reads whether there is one', async () => {
  const { at, params } = await begun()
  const participant = await at.newcomer('participant')
  for (const route of [readCode, makeCode, removeCode])
    expect((await participant.refused(route, { params })).code).toBe('not-allowed')
  expect(codeIn('ABCD EFG1')).toBeUndefined()
  await at.stop()
})
