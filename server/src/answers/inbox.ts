/** The inbox: every answer that was sent, how far each is, and one of them whole, beside what was made of it. */
import type { QuestionSetId, ResponseId } from '@waymark/shared/model/ids.ts'
import { maxNoteLength } from '@waymark/shared/model/note.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Excerpt, ResponseWords, Span } from '@waymark/shared/model/response.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import { alikeAmong } from '@waymark/shared/rules/alike.ts'
import { countWords, sentencesOf, wordsAt } from '@waymark/shared/rules/response-parts.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type {
  ExcerptView,
  readInbox as inboxRoute,
  readResponse as readRoute,
  ResponseLine,
} from '@waymark/shared/wire/responses.ts'
import type { Deps } from '#deps.ts'
import { responses, responseWords } from '#store/kinds.ts'
import type { Store } from '#store/store.ts'
import { isLate, isThere, type SentResponse } from './answer-counts.ts'
import { excerptsIn } from './excerpts.ts'
import { questionSetOf, viewOfQuestionSet } from './question-sets.ts'
import { sentResponse, wordsOf } from './responses.ts'

type InboxDeps = Pick<Deps, 'store' | 'now' | 'linkKey' | 'address'>

const beginsWith = 160

interface Known {
  readonly response: SentResponse
  readonly words: ResponseWords
  readonly excerpts: readonly Excerpt[]
}

async function knownIn(deps: Pick<Deps, 'store'>, setId: QuestionSetId): Promise<Known[]> {
  const marked = Map.groupBy(await excerptsIn(deps, setId), ({ responseId }) => responseId)
  const sent = (await deps.store.list(responses, setId)).filter(one => isThere(one))
  return Promise.all(
    sent
      .toSorted((a, b) => a.number - b.number)
      .map(async response => ({
        response,
        words: await wordsOf(deps, response),
        excerpts: marked.get(response.id) ?? [],
      })),
  )
}

export async function readInbox(deps: InboxDeps, setId: QuestionSetId): Promise<ReplyOf<typeof inboxRoute>> {
  const set = await questionSetOf(deps, setId)
  const known = await knownIn(deps, setId)
  const all = await deps.store.list(responses, setId)
  return {
    set: await viewOfQuestionSet(deps, set),
    responses: linesOf(deps.store, set, known),
    withdrawn: all.filter(({ sentAt, withdrawnAt }) => sentAt !== null && withdrawnAt !== null).length,
    now: deps.now(),
  }
}

type Alike = ReturnType<typeof alikeAmong>
const compared = new WeakMap<Store, Map<QuestionSetId, { readonly state: string; readonly alike: Alike }>>()

/** All are compared with all once for each state of the answers. */
function alikeIn(store: Store, setId: QuestionSetId, known: readonly Known[]): Alike {
  const state = known.map(({ response: { id, revision } }) => `${id}.${revision}`).join(' ')
  const bySet = compared.get(store) ?? new Map<QuestionSetId, { readonly state: string; readonly alike: Alike }>()
  compared.set(store, bySet)
  const before = bySet.get(setId)
  if (before?.state === state) return before.alike
  const alike = alikeAmong(
    known.map(({ response: { id, name }, words }) => ({
      id,
      name,
      text: words.pieces.map(({ text }) => text).join('\n'),
    })),
  )
  bySet.set(setId, { state, alike })
  return alike
}

function linesOf(store: Store, set: QuestionSet, known: readonly Known[]): ResponseLine[] {
  const alike = alikeIn(store, set.id, known)
  const numbers = new Map(known.map(({ response }) => [response.id, response.number]))
  return known.map(one => ({
    ...lineOf(set, one),
    alike: (alike.get(one.response.id) ?? []).map(({ id, why }) => ({
      responseId: id,
      number: numbers.get(id) ?? 0,
      why,
    })),
  }))
}

function lineOf(set: QuestionSet, { response, words, excerpts }: Known): Omit<ResponseLine, 'alike'> {
  const standing = excerpts.filter(({ takenOff }) => takenOff === null)
  const now = new Set(words.pieces.map(({ id }) => id))
  const text = readText(words)
  return {
    id: response.id,
    number: response.number,
    wayIn: response.wayIn,
    name: response.name,
    state: response.state,
    day: timeIn(set.deadline.zone, response.sentAt).local.slice(0, 10),
    isLate: isLate(response, set),
    late: response.late,
    words: countWords(text),
    notes: standing.length,
    unplaced: words.parts.filter(({ questionId, isLeftOut }) => questionId === null && !isLeftOut).length,
    isChanged: standing.some(({ pieceId }) => !now.has(pieceId)),
    start: shortened(text.trim().replaceAll(/\s+/g, ' '), beginsWith),
  }
}

/** What is no part of the answer left out. */
function readText({ pieces, parts }: ResponseWords): string {
  const textOf = new Map(pieces.map(({ id, text }) => [id, text]))
  return parts
    .filter(({ isLeftOut }) => !isLeftOut)
    .map(({ pieceId, start, end }) => (textOf.get(pieceId) ?? '').slice(start, end))
    .join('\n')
}

export async function readResponse(deps: InboxDeps, id: ResponseId): Promise<ReplyOf<typeof readRoute>> {
  const response = await sentResponse(deps, id)
  const set = await questionSetOf(deps, response.setId)
  const known = await knownIn(deps, set.id)
  const at = known.findIndex(one => one.response.id === id)
  const one = known[at]
  const line = linesOf(deps.store, set, known)[at]
  if (one === undefined || line === undefined) throw new Error('An answer that was sent is not among those that were.')
  const all = await deps.store.list(responseWords, id)
  return {
    set: await viewOfQuestionSet(deps, set),
    line,
    pieces: one.words.pieces,
    parts: one.words.parts,
    reading: one.words.reading,
    messages: response.messages,
    mayQuote: response.mayQuote,
    isSummary: response.isSummary,
    isReadBack: response.isReadBack,
    excerpts: one.excerpts.map(excerpt => viewOfExcerpt(excerpt, { all, now: one.words })),
    suggested: suggestedIn(one),
    earlier: earlierOf(one, all),
    before: known[at - 1]?.response.id ?? null,
    after: known[at + 1]?.response.id ?? null,
  }
}

function viewOfExcerpt(
  { id, pieceId, start, end, sectionId, takenOff }: Excerpt,
  { all, now }: { readonly all: readonly ResponseWords[]; readonly now: ResponseWords },
): ExcerptView {
  const piece = all.flatMap(({ pieces }) => pieces).find(one => one.id === pieceId)
  return {
    id,
    pieceId,
    start,
    end,
    sectionId,
    text: wordsAt(piece?.text ?? '', { start, end }) ?? '',
    isTakenOff: takenOff !== null,
    isEarlier: !now.pieces.some(one => one.id === pieceId),
  }
}

const meets = (a: Span, b: Span): boolean => a.pieceId === b.pieceId && a.start < b.end && b.start < a.end

function suggestedIn({ words: { pieces, parts }, excerpts }: Known): Span[] {
  const taken = [...excerpts.filter(({ takenOff }) => takenOff === null), ...parts.filter(({ isLeftOut }) => isLeftOut)]
  return pieces
    .flatMap(({ id, text }) => sentencesOf(text, maxNoteLength).map(span => ({ pieceId: id, ...span })))
    .filter(span => !taken.some(one => meets(one, span)))
}

function earlierOf({ response, words, excerpts }: Known, all: readonly ResponseWords[]) {
  const now = new Set(words.pieces.map(({ id }) => id))
  const marked = new Set(excerpts.filter(({ takenOff }) => takenOff === null).map(({ pieceId }) => pieceId))
  return all
    .map(({ id, pieces }) => ({ revision: Number(id.slice(id.lastIndexOf('.') + 1)), pieces }))
    .filter(
      ({ revision, pieces }) => revision < response.revision && pieces.some(({ id }) => marked.has(id) && !now.has(id)),
    )
    .toSorted((a, b) => b.revision - a.revision)
}
