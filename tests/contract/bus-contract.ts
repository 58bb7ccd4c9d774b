/** What every bus promises. An adapter's own test is a way to join one, and a call of this. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { mostMessageBytes, type Bus } from '@waymark/server/bus/bus.ts'
import { until } from '#support/wait.ts'

/** Text in and out, to be read. */
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (message: Uint8Array): string => new TextDecoder().decode(message)

/** What is heard on a topic, as it comes. */
export async function heardBy(bus: Bus, topic: string): Promise<{ readonly said: string[]; readonly end: () => void }> {
  const said: string[] = []
  const { end } = await bus.subscribe(topic, message => {
    said.push(text(message))
  })
  return { said, end }
}

/** A topic that no other test uses. */
export const aTopic = (): string => `doc:${randomBytes(8).toString('hex')}`

/** `join` answers another server each time. */
export function busContract(join: () => Promise<Bus>): void {
  test('[BU1] what is published is heard by the others, by all that listen in one of them, and never by itself', async () => {
    const topic = aTopic()
    const [one, two, three] = [await join(), await join(), await join()]
    const own = await heardBy(one, topic)
    const others = [await heardBy(two, topic), await heardBy(two, topic), await heardBy(three, topic)]
    one.publish(topic, bytes('hello'))
    two.publish(topic, bytes('and from two'))
    await until('three has heard both', () => others[2]?.said.length === 2)
    await until('two has heard one', () => others[1]?.said.length === 1)
    await until('one has heard two', () => own.said.length === 1)
    expect([own, ...others].map(({ said }) => said.toSorted((a, b) => (a < b ? -1 : 1)))).toEqual([
      ['and from two'],
      ['hello'],
      ['hello'],
      ['and from two', 'hello'],
    ])
    for (const bus of [one, two, three]) await bus.close()
  })

  test('[BU1] each topic is heard apart, whatever it is called', async () => {
    const [one, two] = [await join(), await join()]
    const start = aTopic()
    const topics = [start, `${start}*`, `${start} x`, `${start}:é\u0000\n`, `${start}${'x'.repeat(300)}`]
    const heard = await Promise.all(topics.map(topic => heardBy(two, topic)))
    for (const topic of topics) one.publish(topic, bytes(topic))
    await until('all are heard', () => heard.every(({ said }) => said.length > 0))
    expect(heard.map(({ said }) => said)).toEqual(topics.map(topic => [topic]))
    expect([one.isUp(), one.isAlone]).toEqual([true, false])
    await one.close()
    await two.close()
  })

  test('[BU2] from one server on one topic everything comes in its order', async () => {
    const [one, two] = [await join(), await join()]
    const topic = aTopic()
    const { said } = await heardBy(two, topic)
    const sent = Array.from({ length: 5000 }, (_, at) => String(at))
    for (const number of sent) one.publish(topic, bytes(number))
    await until('the last one is heard', () => said.at(-1) === '4999')
    expect(said).toEqual(sent)
    await one.close()
    await two.close()
  })

  test('[BU2] bytes come as they were when they were published, from none to many', async () => {
    const [one, two] = [await join(), await join()]
    const topic = aTopic()
    const heard: Uint8Array[] = []
    await two.subscribe(topic, message => {
      heard.push(message)
    })
    const all = Uint8Array.from({ length: 256 }, (_, at) => at)
    const sent = [new Uint8Array(), all, bytes('\r\n$-1\r\n*3\r\n'), new Uint8Array(randomBytes(900_000))]
    // As a view of a larger memory, which is written over at once.
    const views = sent.map(message => {
      const around = new Uint8Array(message.length + 20).fill(7)
      around.set(message, 10)
      return around.subarray(10, 10 + message.length)
    })
    for (const view of views) {
      one.publish(topic, view)
      view.fill(0)
    }
    await until('all are heard', () => heard.length === sent.length)
    expect(heard.map((message, at) => Buffer.compare(message, sent[at] ?? bytes('none')))).toEqual(sent.map(() => 0))
    expect(heard.every(message => Object.getPrototypeOf(message) === Uint8Array.prototype)).toBe(true)
    await one.close()
    await two.close()
  })

  test('[BU2] what is larger than may be is not published, and what comes after it is', async () => {
    const [one, two] = [await join(), await join()]
    const topic = aTopic()
    const { said } = await heardBy(two, topic)
    one.publish(topic, new Uint8Array(mostMessageBytes + 1))
    one.publish(topic, bytes('after'))
    await until('what came after is heard', () => said.length > 0)
    expect(said).toEqual(['after'])
    await one.close()
    await two.close()
  })

  test('[BU3] who has ended hears nothing more, and may listen again', async () => {
    const [one, two] = [await join(), await join()]
    const topic = aTopic()
    const [first, second] = [await heardBy(two, topic), await heardBy(two, topic)]
    first.end()
    first.end()
    one.publish(topic, bytes('a'))
    await until('the one that stays hears', () => second.said.length === 1)
    second.end()
    const again = await heardBy(two, topic)
    for (let at = 0; at < 20; at += 1) (await heardBy(two, topic)).end()
    one.publish(topic, bytes('b'))
    await until('the new one hears', () => again.said.length === 1)
    expect([first.said, second.said, again.said]).toEqual([[], ['a'], ['b']])
    await one.close()
    await two.close()
  })

  test('[BU3] one that is closed hears and says nothing, and throws nothing', async () => {
    const [one, two] = [await join(), await join()]
    const topic = aTopic()
    const [left, stays] = [await heardBy(one, topic), await heardBy(two, topic)]
    await one.close()
    one.publish(topic, bytes('from one that is closed'))
    two.publish(topic, bytes('to one that is closed'))
    const late = await join()
    late.publish(topic, bytes('from a third'))
    await until('the third is heard', () => stays.said.includes('from a third'))
    left.end()
    expect([left.said, stays.said]).toEqual([[], ['from a third']])
    await two.close()
    await late.close()
  })
}
