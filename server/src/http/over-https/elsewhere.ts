/**
 * Posts that arrive at another server than the one that holds their stream: passed on to it over the bus, and answered by it. What
 * people say in them goes through the bus, and stays nowhere there.
 */
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { asked } from '#bus/asked.ts'
import { readHeaded, withHead } from '#bus/headed.ts'
import type { Deps } from '#deps.ts'
import type { Streams } from './streams.ts'

export type Passed = ReturnType<Streams['take']> | 'gone'

export interface Elsewhere {
  /** Of a stream that this server begins. The others can tell by it where to pass its posts on to. */
  readonly newStreamId: () => string
  /** Whether another server may hold it. */
  readonly mayHold: (id: string) => boolean
  /** 'gone' too where nobody answers: the window begins again then, and nothing is lost. */
  readonly pass: (id: string, browser: string, batch: Uint8Array) => Promise<Passed>
  readonly close: () => void
}

const answers = ['gone', 'taken', 'gap', 'malformed'] as const satisfies readonly Passed[]
const Question = z.object({ id: z.string(), proof: z.string() })

/** Where there can be no other server, an id is nothing but chance, and whoever is not here is nowhere. */
const nowhere = ({ newId }: Pick<Deps, 'newId'>): Elsewhere => ({
  newStreamId: newId,
  mayHold: () => false,
  pass: async () => 'gone',
  close: () => undefined,
})

export async function elsewhere(deps: Pick<Deps, 'bus' | 'newId'>, open: Streams): Promise<Elsewhere> {
  if (deps.bus.isAlone) return nowhere(deps)
  const take = (question: Uint8Array): Passed => {
    const read = readHeaded(Question, question)
    const browser = read === undefined ? undefined : open.browserOf(read.head.id)
    if (read === undefined || browser === undefined || proofOf(read.head.id, browser) !== read.head.proof) return 'gone'
    return open.take(read.head.id, browser, read.body)
  }
  const { name, ask, close } = await asked({
    ...deps,
    subject: 'stream',
    answer: question => Uint8Array.of(answers.indexOf(take(question))),
  })
  return {
    newStreamId: () => `${deps.newId()}.${name}`,
    mayHold: id => holderIn(id) !== undefined && holderIn(id) !== name,
    pass: async (id, browser, batch) => {
      const answer = await ask(holderIn(id) ?? '', withHead({ id, proof: proofOf(id, browser) }, batch))
      return answers[answer?.[0] ?? 0] ?? 'gone'
    },
    close,
  }
}

const holderIn = (id: string): string | undefined => /^[A-Za-z0-9_-]{10,40}\.([A-Za-z0-9_-]{10,40})$/.exec(id)?.[1]

/** That a post is from the browser of a stream, without the secret that the browser is known by. */
const proofOf = (id: string, browser: string): string =>
  createHash('sha256').update(`${id} ${browser}`).digest('base64url')
