import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { RoomId } from '@waymark/shared/model/ids.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import { home } from '@waymark/shared/wire/sessions.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import { limitTable, type LimitTable } from '@waymark/server/limits/limit-table.ts'
import { presenceFrame, updateFrame } from '@waymark/server/sync/messages.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { closed, opened, refusedUpgrade } from '#support/bare-sockets.ts'
import { NoError, person } from '#support/person.ts'
import { testApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let a: ASession | undefined
afterEach(async () => {
  await a?.stop()
  a = undefined
})

async function sessionWith(limits: Partial<LimitTable>): Promise<ASession> {
  a = await aSession({}, await testApp({ limits: { ...limitTable(), ...limits } }))
  return a
}
const roomOf = (session: ASession) => roomDocName(RoomId.parse(session.session.breakouts[0]?.rooms[0]?.id))

test('[W21] whoever floods a document is cut, nobody else is, and it may come back', async () => {
  const here = await sessionWith({ frames: { perSecond: 50, burst: 100 } })
  const room = roomOf(here)
  const bystander = await (await here.newcomer('participant', 'Nia', 1)).openDoc(room)
  const flooder = await here.newcomer('participant', 'Flo', 1)
  const socket = flooder.openSocket(room)
  await opened(socket)
  const frame = presenceFrame([{ client: 1, clock: 1, state: '{}' }])
  const gone = closed(socket)
  for (let at = 0; at < 1000; at += 1) socket.send(frame)
  expect(await gone).toBe(closeCodes.tooMany)
  expect(bystander.provider.wsconnected).toBe(true)
  const back = await flooder.openDoc(room)
  expect(back.provider.synced).toBe(true)
  back.close()
  bystander.close()
})

test('[W21] too many bytes are too much in few messages as well', async () => {
  const here = await sessionWith({ bytes: { perSecond: 1000, burst: 100_000 } })
  const socket = here.organiser.openSocket(themesDocName(here.session.breakouts[0]!.id))
  await opened(socket)
  const gone = closed(socket)
  for (let at = 0; at < 3; at += 1) socket.send(presenceFrame([{ client: 1, clock: 1, state: 'x'.repeat(50_000) }]))
  expect(await gone).toBe(closeCodes.tooMany)
})

test('[W22] one line too many is refused before it is let in, with a sentence and a time; a place that is left is free', async () => {
  const here = await sessionWith({ perDocument: 2 })
  const room = roomOf(here)
  const nia = await here.newcomer('participant', 'Nia', 1)
  const two = [nia.openSocket(room), nia.openSocket(room)]
  await Promise.all(two.map(opened))
  const no = await refusedUpgrade(nia.openSocket(room))
  expect(no).toMatchObject({ status: 429, said: { code: 'too-many' } })
  expect(Number(no?.retryAfter)).toBeGreaterThan(0)
  expect(Problem.parse(no?.said).message).toMatch(/^As many windows have this page open/)
  // Those who may not come in at all take nobody's place.
  expect(
    (
      await refusedUpgrade(
        person(here.address).openSocket(roomDocName(RoomId.parse(here.session.breakouts[0]?.rooms[1]?.id))),
      )
    )?.status,
  ).toBe(401)
  two[0]?.terminate()
  await until('the place is free', async () => {
    const socket = nia.openSocket(room)
    const answer = await refusedUpgrade(socket)
    socket.terminate()
    return answer === undefined
  })
  two[1]?.terminate()
})

test('[W22] an address is what the proxy on this machine says it is, and nobody else is believed', async () => {
  const here = await sessionWith({ perAddress: 1 })
  const room = roomOf(here)
  const nia = await here.newcomer('participant', 'Nia', 1)
  const from = (address: string) => nia.openSocket(room, { 'x-forwarded-for': address })
  const first = from('192.0.2.1')
  await opened(first)
  expect((await refusedUpgrade(from('192.0.2.1')))?.status).toBe(429)
  // Whatever a client puts in front, the last one is who spoke to the proxy.
  expect((await refusedUpgrade(from('203.0.113.9, 192.0.2.1')))?.status).toBe(429)
  expect(await refusedUpgrade(from('192.0.2.2'))).toBeUndefined()
  expect(await refusedUpgrade(from('2001:db8:1:1::1'))).toBeUndefined()
  expect((await refusedUpgrade(from('2001:db8:1:1:ffff::2')))?.status).toBe(429)
})

test('[W22] who comes in hundreds at once waits for as long as it is told', async () => {
  const here = await sessionWith({ arrivals: { perSecond: 20, burst: 5 } })
  const nia = await here.newcomer('participant', 'Nia', 1)
  const room = roomOf(here)
  const answers = await Promise.all(Array.from({ length: 30 }, () => refusedUpgrade(nia.openSocket(room))))
  const refused = answers.filter(answer => answer !== undefined)
  expect(refused.length).toBeGreaterThan(15)
  expect(refused.length).toBeLessThanOrEqual(25)
  expect(Problem.parse(refused[0]?.said).message).toMatch(/^Many are coming in from your network at once/)
  await until('the next is let in', async () => (await refusedUpgrade(nia.openSocket(room))) === undefined)
})

test('[W21] whoever is cut and comes back at once, again and again, waits like anybody who hurries', async () => {
  const here = await sessionWith({ arrivalsOfBrowser: { perSecond: 20, burst: 10 } })
  const [flo, nia] = [await here.newcomer('participant', 'Flo', 1), await here.newcomer('participant', 'Nia', 1)]
  const room = roomOf(here)
  const answers = await Promise.all(Array.from({ length: 30 }, () => refusedUpgrade(flo.openSocket(room))))
  expect(answers.filter(answer => answer?.status === 429).length).toBeGreaterThan(10)
  expect(await refusedUpgrade(nia.openSocket(room))).toBeUndefined()
  await until('the next is let in', async () => (await refusedUpgrade(flo.openSocket(room))) === undefined)
})

test('[W24] asking faster than anybody can is refused as a problem with a time, by browser and by address', async () => {
  const here = await sessionWith({
    requestsOfBrowser: { perSecond: 1, burst: 40 },
    requestsOfAddress: { perSecond: 1, burst: 120 },
  })
  const problemOf = async (): Promise<Problem | undefined> => {
    try {
      await here.organiser.ask(home, {})
      return undefined
    } catch (error) {
      if (error instanceof NoError) return error.problem
      throw error
    }
  }
  const answers = []
  for (let at = 0; at < 60; at += 1) answers.push(await problemOf())
  expect(answers.at(-1)).toMatchObject({ code: 'too-many', message: expect.stringMatching(/wait a few seconds/) })
  // The others go on, and so do the pages themselves.
  const other = await fetch(`${here.address}${home.path}`)
  expect(other.status).not.toBe(429)
  for (let at = 0; at < 150; at += 1) await fetch(`${here.address}/health`)
  expect((await fetch(`${here.address}/health`)).status).toBe(200)
  // Another cookie at each request is still one address.
  const statuses = []
  for (let at = 0; at < 130; at += 1)
    statuses.push(
      await fetch(`${here.address}${home.path}`, { headers: { cookie: `waymark=${String(at).padStart(30, 'x')}` } }),
    )
  const last = statuses.at(-1)
  expect(last?.status).toBe(429)
  expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Problem.parse(await last?.json()).code).toBe('too-many')
})

test('[W21] a frame that is far too large cuts its sender and is never held in memory', async () => {
  const here = await sessionWith({})
  const room = roomOf(here)
  const bystander = await (await here.newcomer('participant', 'Nia', 1)).openDoc(room)
  const socket = (await here.newcomer('participant', 'Flo', 1)).openSocket(room)
  await opened(socket)
  const gone = closed(socket)
  socket.send(updateFrame(new Uint8Array(50 * 1024 * 1024)))
  expect([1006, 1009]).toContain(await gone)
  expect(bystander.provider.wsconnected).toBe(true)
  bystander.close()
})

test('[W31] a document that is full takes no more, says so, and is read as before', async () => {
  const here = await sessionWith({ bytes: { perSecond: 1e9, burst: 1e9 } })
  const themes = themesDocName(here.session.breakouts[0]!.id)
  const fay = await here.newcomer('facilitator', 'Fay')
  const filling = new Y.Doc()
  const updates: Uint8Array[] = []
  filling.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < 6; at += 1) filling.getMap('themes').set(`theme-${at}`, 'x'.repeat(1_700_000))
  const socket = fay.openSocket(themes)
  await opened(socket)
  const gone = closed(socket)
  for (const update of updates) socket.send(updateFrame(update))
  expect(await gone).toBe(closeCodes.full)
  const read = await fay.openDoc(themes)
  expect([...read.doc.getMap('themes').keys()]).toEqual(['theme-0', 'theme-1', 'theme-2', 'theme-3'])
  read.close()
})
