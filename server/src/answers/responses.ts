/** Written answers as they come: each is kept whole, gets its number, and waits for somebody to read it. */
import { PieceId, type QuestionSetId, type ResponseId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import {
  maxPieces,
  maxResponse,
  Piece,
  type Part,
  responseWordsId,
  type PieceAsRead,
  type Response,
  type ResponseWords,
  type WayIn,
} from '@waymark/shared/model/response.ts'
import { partsAsSent } from '@waymark/shared/rules/response-parts.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { responses, responseWords } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { isThere, type SentResponse } from './answer-counts.ts'
import { questionSetOf } from './question-sets.ts'

export type TakeDeps = Pick<Deps, 'store' | 'now' | 'newId'>

/** So many answers fit in a set. */
export const maxResponses = 5000

/** Refuses with 'gone' where there is none. */
export async function responseOf({ store }: Pick<Deps, 'store'>, id: ResponseId): Promise<Response> {
  const response = await store.get(responses, id)
  if (response === undefined) throw new Refusal('gone', 'This answer is not here any more.')
  return response
}

/** That was sent and not taken back: what the team sees. */
export async function sentResponse(deps: Pick<Deps, 'store'>, id: ResponseId): Promise<SentResponse> {
  const response = await responseOf(deps, id)
  if (!isThere(response)) throw new Refusal('gone', 'This answer is not here any more: its author has taken it back.')
  return response
}

export async function wordsOf(
  { store }: Pick<Deps, 'store'>,
  response: Pick<Response, 'id' | 'revision'>,
): Promise<ResponseWords> {
  const words = await store.get(responseWords, responseWordsId(response))
  if (words === undefined) throw new Error('An answer has lost its words.')
  return words
}

type WordsBefore = Pick<ResponseWords, 'pieces' | 'parts' | 'reading'>
export const nothingBefore: WordsBefore = { pieces: [], parts: [], reading: 0 }

/** What a response says from now on. `before` is what it said: a piece that is letter for letter the same stays the same piece, read as it was. */
export function newWords(
  { newId }: Pick<Deps, 'newId'>,
  response: Pick<Response, 'id' | 'revision'>,
  { pieces, before }: { readonly pieces: readonly PieceAsRead[]; readonly before: WordsBefore },
): ResponseWords {
  const known = [...before.pieces]
  const made = pieces.map(({ text, questionId, why }) => {
    const at = known.findIndex(one => one.text === text && one.questionId === questionId)
    const [same] = at === -1 ? [] : known.splice(at, 1)
    return { id: same?.id ?? PieceId.parse(newId()), text, questionId, why }
  })
  const checked = made.map(one => Piece.safeParse(one))
  const wrong = checked.find(({ success }) => !success)
  if (wrong !== undefined)
    throw new Refusal('malformed', wrong.error?.issues[0]?.message ?? 'We cannot keep these words.')
  if (made.length > maxPieces || made.reduce((sum, { text }) => sum + text.length, 0) > maxResponse)
    throw new Refusal('too-large', 'This answer is too long to keep. Send it in parts, as several answers.')
  return {
    id: responseWordsId(response),
    responseId: response.id,
    pieces: made,
    parts: made.flatMap(piece => readAs(piece, before)),
    reading: before.reading + 1,
  }
}

/** A piece that was there before is read as the team read it. */
function readAs(piece: Piece, before: WordsBefore): Part[] {
  const known = before.parts.filter(({ pieceId }) => pieceId === piece.id)
  return known.length === 0 ? partsAsSent([piece]) : known
}

export interface Taken {
  /** Made by whoever asks: taken twice is taken once. */
  readonly id: ResponseId
  readonly wayIn: WayIn
  readonly name: string | null
  readonly pieces: readonly PieceAsRead[]
  readonly messages: readonly string[]
  readonly mayQuote: boolean | null
  readonly isSummary: boolean
  readonly isReadBack: boolean
  /** What else is to be written in the same commit, once its number is known. */
  readonly also?: (number: number) => readonly Row[]
}

/** Takes an answer that came by another way than the form, whole. */
export const takeResponse = (
  deps: TakeDeps,
  setId: QuestionSetId,
  { pieces, also, ...taken }: Taken,
): Promise<SentResponse> =>
  deps.store.inTurn(setId, async () => {
    const set = await questionSetOf(deps, setId)
    const known = await deps.store.get(responses, taken.id)
    if (known !== undefined) {
      if (known.setId !== setId || !isThere(known))
        throw new Refusal('conflict', 'There is another answer with this id.')
      return known
    }
    refuseGoneQuestions(set, pieces)
    if (pieces.length === 0) throw new Refusal('malformed', 'There is no answer in it.')
    const { response, rows } = responseRows(deps, setId, { ...taken, pieces, number: await nextNumber(deps, setId) })
    await deps.store.commit({ puts: [...rows, ...(also?.(response.number) ?? [])] })
    return response
  })

export function refuseGoneQuestions({ questions }: Pick<QuestionSet, 'questions'>, pieces: Taken['pieces']): void {
  if (pieces.some(({ questionId }) => questionId !== null && !questions.some(({ id }) => id === questionId)))
    throw new Refusal('malformed', 'One of the questions is not among them any more. Load the page again.')
}

/** What is kept of an answer that is new. Refuses words that cannot be kept. */
export function responseRows(
  deps: TakeDeps,
  setId: QuestionSetId,
  { pieces, ...taken }: Omit<Taken, 'also'> & { readonly number: number },
): { readonly response: SentResponse; readonly rows: readonly Row[] } {
  const response = {
    ...taken,
    messages: [...taken.messages],
    setId,
    revision: 1,
    state: 'to-read',
    sentAt: deps.now(),
    late: null,
    withdrawnAt: null,
  } as const satisfies Response
  return {
    response,
    rows: [row(responses, response), row(responseWords, newWords(deps, response, { pieces, before: nothingBefore }))],
  }
}

/** Only in the turn of the set: two would have the same. Refuses with 'too-many'. */
export async function nextNumber({ store }: Pick<Deps, 'store'>, setId: QuestionSetId): Promise<number> {
  const all = await store.list(responses, setId)
  if (all.length >= maxResponses) throw new Refusal('too-many', `At most ${maxResponses} answers fit here.`)
  return highestNumber(all) + 1
}

export const highestNumber = (all: readonly Response[]): number =>
  all.reduce((highest, { number }) => Math.max(highest, number ?? 0), 0)
