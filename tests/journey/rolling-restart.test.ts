import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { home } from '@waymark/shared/wire/sessions.ts'
import { aSession, type ASession } from '#support/a-session.ts'
import { healthBalancer, type HealthBalancer } from '#support/health-balancer.ts'
import { person, type Person } from '#support/person.ts'
import { startPostgres, type Postgres } from '#support/postgres.ts'
import { startRedis, type TestRedis } from '#support/redis.ts'
import { runningServer, type RunningServer } from '#support/running-server.ts'
import type { TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

let postgres: Postgres
let redis: TestRedis
let servers: readonly [RunningServer, RunningServer]
let balancer: HealthBalancer
let a: ASession

const secretIn = (link: string): string => link.slice(link.indexOf('#') + 1)

beforeAll(async () => {
  ;[postgres, redis] = await Promise.all([startPostgres(), startRedis()])
  const settings = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    WAYMARK_LINK_KEY: randomBytes(32).toString('base64url'),
  }
  servers = await Promise.all([
    runningServer(undefined, { ...settings, WAYMARK_DRAIN_SECONDS: '1' }),
    runningServer(undefined, { ...settings, WAYMARK_DRAIN_SECONDS: '60' }),
  ])
  balancer = await healthBalancer(servers.map(({ address }) => address))
  const hostSecret = secretIn(servers[0].organiserLink)
  a = await aSession({}, { address: balancer.address, hostSecret } as TestApp)
}, 90_000)

afterAll(async () => {
  // Also where the beginning failed.
  await Promise.all([postgres.stop(), redis.stop()])
  await balancer.stop()
  // Without the minute in which one serves on.
  await Promise.all(servers.map(server => server.kill()))
  await Promise.all(servers.map(server => server[Symbol.asyncDispose]()))
}, 60_000)

test('[NO12] two processes that start at once on an empty Postgres hand out the same link, and the demo is there once', async () => {
  const [one, other] = servers.map(({ organiserLink }) => secretIn(organiserLink))
  expect(one).toBe(other)
  const { strategies } = await a.organiser.ask(home, {})
  expect(strategies.filter(({ demo }) => demo)).toHaveLength(1)
})

/** Writes one note after the other, each until it is saved, as our pages do. */
function writing(writer: Person, roomId: RoomId, name: string) {
  let isOver = false
  const saved: string[] = []
  const write = async (): Promise<void> => {
    for (let at = 0; !isOver; at += 1) {
      const text = `Note ${at}`
      const asked = {
        params: { roomId, noteId: NoteId.parse(`note-of-${name}-${at}`) },
        body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text, signed: false, route: 'live' as const },
      }
      await until(
        `${text} is saved`,
        () =>
          writer.ask(putNote, asked).then(
            () => true,
            () => false,
          ),
        60_000,
      )
      saved.push(text)
      // As fast as hands are, and no faster: one person has room for so many notes.
      await new Promise(resolve => {
        setTimeout(resolve, 100)
      })
    }
  }
  const done = write()
  return {
    saved: () => saved.length,
    end: async () => {
      isOver = true
      await done
      return saved
    },
  }
}

test(
  '[OP12] [OP13] while one server after the other is started again, somebody writes and somebody reads, and no word is lost',
  { timeout: 120_000 },
  async () => {
    const roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
    const nia = writing(await a.newcomer('participant', 'Nia', 1), roomId, 'nia')
    const reader = await (await a.newcomer('participant', null, 1)).openDoc(roomDocName(roomId))
    const [first, second] = servers
    const isBack = (server: RunningServer) => until('people are sent there', () => balancer.sendsTo(server.address))

    const firstEnded = first.stop()
    await until('nobody is sent to the first', () => !balancer.sendsTo(first.address))
    // Said before anybody is sent away.
    expect((await fetch(`${first.address}/ready`).then(answer => answer.json())) as unknown).toEqual({
      ready: false,
      because: 'this server is going down',
    })
    expect((await fetch(`${first.address}/health`)).status).toBe(200)
    await firstEnded
    await first.startAgain()
    await isBack(first)

    // Asked twice, it does not wait for a minute.
    process.kill(second.processId(), 'SIGTERM')
    await until('nobody is sent to the second', () => !balancer.sendsTo(second.address))
    await second.stop()
    await second.startAgain()
    await isBack(second)

    const before = nia.saved()
    await until('writing goes on', () => nia.saved() > before)
    const saved = await nia.end()
    const shown = () => [...openRoomDoc(reader.doc).notes.all().values()].map(({ text }) => text)
    await until('the reader has all', () => shown().length >= saved.length)
    expect(new Set(shown())).toEqual(new Set(saved))
    expect(shown()).toHaveLength(saved.length)
    expect(reader.provider.wsconnected).toBe(true)
    reader.close()
  },
)

const measure = async (name: string): Promise<string | undefined> =>
  new RegExp(`^waymark_${name} (.+)$`, 'm').exec(await (await fetch(`${servers[0].address}/metrics`)).text())?.[1]

test('[OP11] without Redis a server is ready and says what is less than it should be; with it again all is well', async () => {
  const ready = async (): Promise<unknown> => (await fetch(`${servers[0].address}/ready`)).json()
  await redis.kill()
  const degraded = { ready: true, degraded: 'the other servers are heard of late' }
  await until('it is seen', async () => JSON.stringify(await ready()) === JSON.stringify(degraded))
  expect(await measure('bus_up')).toBe('0')
  await redis.restart()
  await until('it is back', async () => JSON.stringify(await ready()) === '{"ready":true}')
  expect([await measure('bus_up'), await measure('store_up')]).toEqual(['1', '1'])
  expect(await measure('store_connections_most')).toBe('10')
})

test(
  '[OP6] [OP14] while Postgres is down it is said so, what is sent then is saved once it is back, and a server can still be stopped',
  { timeout: 120_000 },
  async () => {
    const roomId = RoomId.parse(a.session.breakouts[0]?.rooms[0]?.id)
    const writer = await a.newcomer('participant', null, 1)
    const [first, second] = servers
    const onFirst = person(first.address)
    await onFirst.comeIn(a.secretFor('participant'), { roomId })
    await postgres.shutDown()
    await until('it is seen', async () => (await fetch(`${first.address}/ready`)).status === 503)
    expect(await measure('store_up')).toBe('0')
    const no = await onFirst.refused(putNote, {
      params: { roomId, noteId: NoteId.parse('while-down-1') },
      body: { sectionId: a.session.breakouts[0]!.sections[0]!.id, text: 'While down', signed: false, route: 'live' },
    })
    expect(no).toEqual({ code: 'not-saved', message: expect.stringMatching(/cannot save just now/) as string, at: [] })
    const late = writing(writer, roomId, 'writer')
    process.kill(second.processId(), 'SIGTERM')
    // Two at once would be one to the machine.
    await until('it has heard', async () =>
      (await (await fetch(`${second.address}/ready`)).text()).includes('going down'),
    )
    await second.stop()
    await postgres.startAgain()
    await until('it is back', async () => (await fetch(`${first.address}/ready`)).ok, 30_000)
    await until('what was written meanwhile is saved', () => late.saved() > 0, 60_000)
    expect(await late.end()).toContain('Note 0')
  },
)
