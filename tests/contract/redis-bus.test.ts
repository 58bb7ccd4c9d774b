import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Bus } from '@waymark/server/bus/bus.ts'
import { redisBus, type RedisBusOptions } from '@waymark/server/bus/redis-bus.ts'
import { freePort } from '#support/free-port.ts'
import { startRedis, type TestRedis } from '#support/redis.ts'
import { until } from '#support/wait.ts'
import { aTopic, busContract, bytes, heardBy } from './bus-contract.ts'

let redis: TestRedis
const joined: Bus[] = []
const failures: Error[] = []

beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())
afterEach(async () => {
  for (const bus of joined.splice(0)) await bus.close()
  failures.length = 0
})

const newId = (): string => randomBytes(16).toString('base64url')

async function join(options: Partial<RedisBusOptions> = {}): Promise<Bus> {
  const onFailure = (problem: Error): void => {
    failures.push(problem)
  }
  const bus = await redisBus({ url: redis.url, newId, onFailure, ...options })
  joined.push(bus)
  return bus
}

const impatient = { aliveEveryMs: 200, connectMs: 800 }

/** What was told of gaps. */
function gapsOf(bus: Bus): boolean[] {
  const gaps: boolean[] = []
  bus.onGap(() => gaps.push(bus.isUp()))
  return gaps
}

busContract(() => join())

test('[BU4] [BU5] when Redis ends and is there again, a gap is told both times, and everybody hears again', async () => {
  const [one, two] = [await join(), await join()]
  const [topic, later] = [aTopic(), aTopic()]
  const { said } = await heardBy(two, topic)
  const gaps = gapsOf(two)
  await redis.kill()
  await until('both know', () => !one.isUp() && !two.isUp())
  one.publish(topic, bytes('into nothing'))
  const begunMeanwhile = await heardBy(two, later)
  const ended = await heardBy(two, topic)
  ended.end()
  await redis.restart()
  await until('both are back', () => one.isUp() && two.isUp())
  one.publish(topic, bytes('heard again'))
  one.publish(later, bytes('and this'))
  await until('all is heard', () => said.length > 0 && begunMeanwhile.said.length > 0)
  expect([said, begunMeanwhile.said, ended.said, gaps]).toEqual([['heard again'], ['and this'], [], [false, true]])
  expect(new Set(failures.map(({ name }) => name))).toEqual(new Set(['BusProblem']))
})

test('[BU5] a connection that is cut, of those who say or of those who hear, is made again', async () => {
  const [one, two] = [await join(), await join()]
  const topic = aTopic()
  const { said } = await heardBy(two, topic)
  for (const type of ['pubsub', 'normal']) {
    const gaps = gapsOf(two)
    await redis.cli('client', 'kill', 'type', type)
    await until('the gap is told twice', () => gaps.length === 2)
    await until('both are back', () => one.isUp() && two.isUp())
    one.publish(topic, bytes(type))
    await until('it is heard', () => said.includes(type))
  }
  expect(said).toEqual(['pubsub', 'normal'])
})

test('[BU4] [BU5] a Redis that takes everything and answers nothing is noticed, and found again', async () => {
  const [one, two] = [await join({ waits: impatient }), await join({ waits: impatient })]
  const topic = aTopic()
  const { said } = await heardBy(two, topic)
  const gaps = gapsOf(two)
  redis.freeze()
  const before = process.memoryUsage().rss
  const large = new Uint8Array(100_000)
  for (let at = 0; at < 5000; at += 1) one.publish(topic, large)
  const waited = heardBy(two, aTopic())
  await until('it is noticed', () => !one.isUp() && !two.isUp())
  await waited
  // 500 MB were published.
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  expect((await join({ waits: impatient })).isUp()).toBe(false)
  redis.thaw()
  await until('both are back', () => one.isUp() && two.isUp())
  one.publish(topic, bytes('heard again'))
  await until('it is heard', () => said.at(-1) === 'heard again')
  expect(gaps).toEqual([false, true])
})

test('[BU1] a listener with a fault keeps none of the others from hearing, and the fault is told', async () => {
  const [one, two] = [await join(), await join()]
  await two.subscribe('doc:a', () => {
    throw new Error('a fault of ours')
  })
  const { said } = await heardBy(two, 'doc:a')
  one.publish('doc:a', bytes('first'))
  one.publish('doc:a', bytes('second'))
  await until('both are heard', () => said.length === 2)
  expect([failures.map(({ message }) => message), two.isUp()]).toEqual([['a fault of ours', 'a fault of ours'], true])
})

test('[BU4] what is published while Redis is away takes no memory and no time', async () => {
  const bus = await join({ url: `redis://127.0.0.1:${await freePort()}` })
  const message = new Uint8Array(1000)
  const before = process.memoryUsage().rss
  const start = performance.now()
  for (let at = 0; at < 100_000; at += 1) bus.publish('doc:any', message)
  expect(performance.now() - start).toBeLessThan(3000)
  // 100 MB were published.
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024)
  expect(bus.isUp()).toBe(false)
})

test('[BU6] a server starts where Redis is not there, says so once, and hears as soon as it is', async () => {
  const own = await startRedis()
  await own.kill()
  const [one, two] = [await join({ url: own.url }), await join({ url: own.url })]
  const gaps = gapsOf(two)
  const { said } = await heardBy(two, 'doc:a')
  expect([one.isUp(), failures.length]).toEqual([false, 2])
  await own.restart()
  await until('both are up', () => one.isUp() && two.isUp())
  one.publish('doc:a', bytes('hello'))
  await until('it is heard', () => said.length > 0)
  expect([gaps, failures.map(({ message }) => message)]).toEqual([
    [true],
    ['Redis cannot be reached (ECONNREFUSED).', 'Redis cannot be reached (ECONNREFUSED).'],
  ])
  await own.stop()
})

test('[BU7] two installations on one Redis do not hear each other', async () => {
  const [own, other] = [await join({ prefix: 'here:' }), await join({ prefix: 'there:' })]
  const same = await join({ prefix: 'here:' })
  const [heard, foreign] = [await heardBy(same, 'doc:a'), await heardBy(other, 'doc:a')]
  own.publish('doc:a', bytes('hello'))
  other.publish('doc:a', bytes('from there'))
  await until('it is heard', () => heard.said.length > 0)
  expect([heard.said, foreign.said]).toEqual([['hello'], []])
})

test('[BU7] what other programs say on the same Redis is not taken for a message', async () => {
  const bus = await join()
  const { said } = await heardBy(bus, 'doc:a')
  const other = await join()
  for (const garbage of ['', 'x', '\u0001', '\u0001\u00ff', '{"a":1}'])
    await redis.cli('publish', 'waymark:doc:a', garbage)
  other.publish('doc:a', bytes('hello'))
  await until('what is one is heard', () => said.length > 0)
  expect(said).toEqual(['hello'])
})

test('[BU8] an address that is none is refused with a sentence, in which no password stands', async () => {
  for (const url of ['', 'redis', 'http://secret@here', 'redis://:secret%zz@here', 'redis://:secret@', ':secret'])
    await expect(join({ url })).rejects.toThrow(/^REDIS_URL must be a whole address: redis:\/\/user:password@.+\.$/)
  expect(joined).toEqual([])
})

test('[BU8] a password and the rights on its channels are all that it needs, and a wrong one is told without saying it', async () => {
  const own = await startRedis([
    '--user',
    'default',
    'off',
    '--user',
    'waymark',
    'on',
    '>p@ss:w/rd',
    '&waymark:*',
    '+publish',
    '+subscribe',
    '+unsubscribe',
  ])
  const url = (password: string): string => `redis://waymark:${encodeURIComponent(password)}@127.0.0.1:${own.port}/3`
  const [one, two] = [await join({ url: url('p@ss:w/rd') }), await join({ url: url('p@ss:w/rd') })]
  const { said } = await heardBy(two, 'doc:a')
  one.publish('doc:a', bytes('hello'))
  await until('it is heard', () => said.length > 0)
  expect([one.isUp(), failures]).toEqual([true, []])
  const [wrong, elsewhere] = [
    await join({ url: url('wr@ng') }),
    await join({ url: url('p@ss:w/rd'), prefix: 'other:' }),
  ]
  expect([wrong.isUp(), elsewhere.isUp()]).toEqual([false, false])
  expect(failures.map(({ message }) => message)).toEqual([
    'Redis cannot be reached (WRONGPASS).',
    'Redis cannot be reached (NOPERM).',
  ])
  await own.stop()
})

test('[BU9] Redis holds nothing of what was said', async () => {
  const [one, two] = [await join(), await join()]
  const { said } = await heardBy(two, 'doc:a')
  one.publish('doc:a', bytes('words that somebody wrote'))
  one.publish('doc:nobody-listens', bytes('words that somebody wrote'))
  await until('it is heard', () => said.length > 0)
  expect((await redis.cli('dbsize')).trim()).toBe('0')
  expect((await redis.dump()).includes('words that somebody wrote')).toBe(false)
})

test('[BU3] a process whose bus is closed ends, whether Redis is there or not', async () => {
  const urls = [redis.url, `redis://127.0.0.1:${await freePort()}`]
  const program = `
    import { redisBus } from '@waymark/server/bus/redis-bus.ts'
    for (const url of ${JSON.stringify(urls)}) {
      const bus = await redisBus({ url, newId: () => 'one', onFailure: () => undefined })
      await bus.subscribe('doc:a', () => undefined)
      bus.publish('doc:a', new Uint8Array(10))
      await bus.close()
      process.stdout.write('closed ')
    }`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    timeout: 18_000,
  })
  expect(stdout).toBe('closed closed ')
})
