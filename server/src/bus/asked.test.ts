import { afterEach, expect, test } from 'vitest'
import { asked, type Asked } from './asked.ts'
import type { Bus } from './bus.ts'
import { withHead } from './headed.ts'
import { hall } from './local-bus.ts'
import { joiner, partsOf } from './parts.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const text = (of: Uint8Array | undefined): string | undefined => of && new TextDecoder().decode(of)

let made = 0
const newId = (): string => `id-${(made += 1)}`
const here: Asked[] = []
afterEach(() => {
  for (const one of here.splice(0)) one.close()
})

async function server(bus: Bus, answer = (question: Uint8Array): Uint8Array => question): Promise<Asked> {
  const one = await asked({ bus, newId, subject: 'echo', answer, withinMs: 50 })
  here.push(one)
  return one
}

test('[BU10] the server that is asked answers, and no other, each question its own', async () => {
  const { join } = hall()
  const [one, two, three] = [
    await server(join()),
    await server(join(), question => bytes(`two: ${text(question)}`)),
    await server(join(), question => bytes(`three: ${text(question)}`)),
  ]
  const answers = await Promise.all([
    one.ask(two.name, bytes('a')),
    one.ask(three.name, bytes('a')),
    one.ask(two.name, bytes('b')),
    three.ask(two.name, new Uint8Array()),
  ])
  expect(answers.map(text)).toEqual(['two: a', 'three: a', 'two: b', 'two: '])
})

test('[BU10] what is larger than a message of the bus is asked and answered whole', async () => {
  const { join } = hall()
  const [one, two] = [await server(join()), await server(join(), question => question.toReversed())]
  const large = new Uint8Array(3 * 1024 * 1024 + 5).map((_, at) => at % 251)
  const answer = await one.ask(two.name, large)
  expect(Buffer.compare(answer ?? new Uint8Array(), large.toReversed())).toBe(0)
})

test('[BU10] who is not there, and who has left, has no answer, and nobody waits for long', async () => {
  const { join } = hall()
  const [one, two] = [await server(join()), await server(join())]
  const waits = [one.ask('nobody', bytes('a')), one.ask('', bytes('a'))]
  two.close()
  waits.push(one.ask(two.name, bytes('a')))
  expect(await Promise.all(waits)).toEqual([undefined, undefined, undefined])
  const last = one.ask('nobody', bytes('a'))
  one.close()
  expect(await last).toBeUndefined()
})

test('[BU10] where the bus is away nothing is waited for, nor what was under way when it broke', async () => {
  const bus = hall().join()
  let isUp = true
  let breaks = (): void => undefined
  const one = await server({
    ...bus,
    isUp: () => isUp,
    onGap: missed => {
      breaks = missed
    },
  })
  const underWay = one.ask('nobody', bytes('a'))
  isUp = false
  breaks()
  expect(await Promise.race([underWay, Promise.resolve('still waits')])).toBeUndefined()
  expect(await Promise.race([one.ask('nobody', bytes('a')), Promise.resolve('waits')])).toBeUndefined()
})

test('[BU10] what cannot be read, has no question, or misses a part is answered by nobody and harms nobody', async () => {
  const { join } = hall()
  const asks: string[] = []
  const two = await server(join(), question => {
    asks.push(text(question) ?? '')
    return question
  })
  const hostile = join()
  const topic = `asked echo ${two.name}`
  const head = { is: 'question', from: 'x', id: 'y', part: 0, of: 1 }
  for (const message of [
    new Uint8Array(),
    bytes('\n'),
    bytes('{}\nx'),
    bytes('x'.repeat(5000)),
    withHead({ ...head, from: 'not a name' }, bytes('a')),
    withHead({ ...head, part: 'no' }, bytes('a')),
    withHead({ ...head, part: 1, of: 2 }, bytes('a')),
    withHead({ ...head, part: 0, of: 1e9 }, bytes('a')),
    withHead({ ...head, part: -1, of: 0 }, bytes('a')),
    withHead({ ...head, is: 'answer', id: 'nobody asked' }, bytes('a')),
  ])
    hostile.publish(topic, message)
  const one = await server(join())
  expect([text(await one.ask(two.name, bytes('after'))), asks]).toEqual(['after', ['after']])
})

test('[BU10] parts are whole again in their order alone, and what never gets whole is given up', () => {
  const whole = bytes('some words in parts')
  const parts = partsOf(whole, 5).map((part, at, all) => ({ part: at, of: all.length, bytes: part }))
  const join = joiner()
  expect(parts.map(part => text(join('a', part)))).toEqual([undefined, undefined, undefined, 'some words in parts'])
  expect([parts[1], parts[0], parts[2], parts[3]].map(part => join('b', part!))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  join('old', parts[0]!)
  for (let at = 0; at < 100; at += 1) join(`half ${at}`, parts[0]!)
  expect(parts.slice(1).map(part => join('old', part))).toEqual([undefined, undefined, undefined])
  expect(partsOf(new Uint8Array(), 5)).toEqual([new Uint8Array()])
})
