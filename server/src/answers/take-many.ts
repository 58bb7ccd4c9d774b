/** Takes many answers that came together: in a few commits, each of them once, however often they are brought. */
import { createHmac } from 'node:crypto'
import { ResponseId, type QuestionSetId } from '@waymark/shared/model/ids.ts'
import { responseWordsId, type Response } from '@waymark/shared/model/response.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { responses, responseWords } from '#store/kinds.ts'
import type { Row } from '#store/store.ts'
import { questionSetOf } from './question-sets.ts'
import {
  highestNumber,
  maxResponses,
  refuseGoneQuestions,
  responseRows,
  type Taken,
  type TakeDeps,
} from './responses.ts'

/** One of many, made by whoever brings them. */
export interface OneOfMany extends Omit<Taken, 'also'> {
  /** Something else tells that it is the same: its words may be others than those that were taken. */
  readonly isReferred: boolean
}

/** `other-words`: it is here, and says something else. */
export type Fate = 'taken' | 'known' | 'other-words' | 'withdrawn' | { readonly refused: string }

/** The same thing that was brought, in the same set, has the same id, and nobody can tell what it was by it. */
export const idOfBrought = ({ linkKey }: Pick<Deps, 'linkKey'>, setId: QuestionSetId, key: string): ResponseId =>
  ResponseId.parse(
    createHmac('sha256', linkKey)
      .update(JSON.stringify(['table', setId, key]))
      .digest('base64url')
      .slice(0, 22),
  )

/** Refuses with 'too-many' where not all that are new would fit. */
export async function haveRoomFor(
  { store }: Pick<Deps, 'store'>,
  setId: QuestionSetId,
  ids: readonly ResponseId[],
): Promise<void> {
  const here = new Set((await store.list(responses, setId)).map(({ id }) => id))
  const fresh = new Set(ids.filter(id => !here.has(id))).size
  if (here.size + fresh > maxResponses)
    throw new Refusal(
      'too-many',
      `At most ${maxResponses.toLocaleString('en-GB')} answers fit here: there are ${here.size.toLocaleString('en-GB')}, and the table has ${fresh.toLocaleString('en-GB')} that are new. Nothing of it was taken.`,
    )
}

interface Batch {
  readonly setId: QuestionSetId
  readonly all: readonly OneOfMany[]
  /** What else is to be written in the same commit, once it is known how many are taken. */
  readonly also: (taken: number) => readonly Row[]
}

/** A fate for each. Refuses all of them where a question is gone, or they do not fit any more. */
export const takeBatch = (deps: TakeDeps, { setId, all, also }: Batch): Promise<Fate[]> =>
  deps.store.inTurn(setId, async () => {
    const set = await questionSetOf(deps, setId)
    const here = await deps.store.list(responses, setId)
    const taking = takingIn(deps, { setId, here })
    const fates: Fate[] = []
    for (const one of all) {
      refuseGoneQuestions(set, one.pieces)
      fates.push(await taking.take(one))
    }
    const taken = fates.filter(fate => fate === 'taken').length
    if (here.length + taken > maxResponses)
      throw new Refusal('too-many', `At most ${maxResponses.toLocaleString('en-GB')} answers fit here.`)
    if (taken > 0) await deps.store.commit({ puts: [...taking.puts, ...also(taken)] })
    return fates
  })

interface Taking {
  readonly puts: Row[]
  readonly take: (one: OneOfMany) => Promise<Fate>
}

function takingIn(
  deps: TakeDeps,
  { setId, here }: { readonly setId: QuestionSetId; readonly here: readonly Response[] },
): Taking {
  const puts: Row[] = []
  const known = new Map(here.map(response => [response.id, response]))
  /** What those of this batch say, which is not in the store yet. */
  const fresh = new Map<ResponseId, readonly string[]>()
  let number = highestNumber(here)
  const wordsBefore = async (id: ResponseId): Promise<readonly string[]> =>
    fresh.get(id) ??
    ((await deps.store.get(responseWords, responseWordsId({ id, revision: 1 })))?.pieces ?? []).map(({ text }) => text)
  return {
    puts,
    take: async ({ isReferred, ...one }) => {
      const words = one.pieces.map(({ text }) => text)
      const before = known.get(one.id)
      if (before !== undefined && before.withdrawnAt !== null) return 'withdrawn'
      if (before !== undefined || fresh.has(one.id))
        return isReferred && !isSame(await wordsBefore(one.id), words) ? 'other-words' : 'known'
      try {
        puts.push(...responseRows(deps, setId, { ...one, number: number + 1 }).rows)
      } catch (error) {
        if (error instanceof Refusal) return { refused: error.message }
        throw error
      }
      number += 1
      fresh.set(one.id, words)
      return 'taken'
    },
  }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((words, at) => words === other[at])
