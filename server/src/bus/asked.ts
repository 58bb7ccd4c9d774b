/**
 * Something asked of one other server over the bus, and its answer. Nothing of it is kept: a question that is lost, or whose answer
 * is, has no answer after a moment, and whoever asked does without.
 */
import * as z from 'zod/mini'
import type { Bus } from './bus.ts'
import { mostMessageBytes } from './bus.ts'
import { joiner, partsOf } from './parts.ts'
import { readHeaded, withHead } from './headed.ts'

export interface Asked {
  /** What others ask this server by. */
  readonly name: string
  /** Undefined where no answer came in time, or none can come. */
  readonly ask: (name: string, question: Uint8Array) => Promise<Uint8Array | undefined>
  readonly close: () => void
}

export interface AskedDeps {
  readonly bus: Bus
  readonly newId: () => string
  /** What it is about: each subject is asked apart. */
  readonly subject: string
  /** The question of another server. */
  readonly answer: (question: Uint8Array) => Uint8Array
  readonly withinMs?: number
}

const usualMs = 3000
/** Questions that wait for an answer; more would only wait in vain. */
const mostWaiting = 2000
/** Leaves room for what stands around it. */
const mostPartBytes = mostMessageBytes / 2

const Id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,80}$/))
const Part = z.object({ is: z.enum(['question', 'answer']), from: Id, id: Id, part: z.number(), of: z.number() })
type Part = Readonly<z.infer<typeof Part>>

export async function asked({ bus, newId, subject, answer, withinMs = usualMs }: AskedDeps): Promise<Asked> {
  const name = newId()
  const waiting = new Map<string, (answer?: Uint8Array) => void>()
  const join = joiner()
  const topicOf = (server: string): string => `asked ${subject} ${server}`
  const send = (to: string, words: Pick<Part, 'is' | 'id'>, body: Uint8Array): void => {
    const parts = partsOf(body, mostPartBytes)
    for (const [part, bytes] of parts.entries())
      bus.publish(topicOf(to), withHead({ ...words, from: name, part, of: parts.length }, bytes))
  }
  const hear = (message: Uint8Array): void => {
    const read = readHeaded(Part, message)
    if (read === undefined) return
    const { is, from, id, part, of } = read.head
    const whole = join(`${is} ${from} ${id}`, { part, of, bytes: read.body })
    if (whole === undefined) return
    if (is === 'answer') waiting.get(id)?.(whole)
    else send(from, { is: 'answer', id }, answer(whole))
  }
  const giveUp = (): void => {
    for (const settle of waiting.values()) settle()
  }
  const { end } = await bus.subscribe(topicOf(name), hear)
  // What was on its way may be lost; to ask again is faster than to wait.
  bus.onGap(giveUp)
  return {
    name,
    ask: (to, question) =>
      new Promise(resolve => {
        if (!bus.isUp() || waiting.size >= mostWaiting) return resolve(undefined)
        const id = newId()
        const late = setTimeout(() => waiting.get(id)?.(), withinMs)
        waiting.set(id, whole => {
          clearTimeout(late)
          waiting.delete(id)
          resolve(whole)
        })
        send(to, { is: 'question', id }, question)
      }),
    close: () => {
      end()
      giveUp()
    },
  }
}
