/** One's own answer: written by the web form, saved, thrown away, sent, changed, taken back and put back by whoever has the link to it. */
import { createHash } from 'node:crypto'
import { ResponseId } from '@waymark/shared/model/ids.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Piece, PieceAsRead, Response, ResponseWords } from '@waymark/shared/model/response.ts'
import { isBefore } from '@waymark/shared/rules/deadline.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { responses, responseWords, returnKeys, type ReturnKey } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { excerptsOf, putBack, takeOff } from './excerpts.ts'
import { questionSetOf } from './question-sets.ts'
import { newWords, nextNumber, nothingBefore, responseOf, wordsOf } from './responses.ts'

type OwnDeps = Pick<Deps, 'store' | 'now' | 'newId' | 'live'>

export interface OwnAnswer {
  /** Of the link: one that the team handed out shows where the words went, and nothing is changed by it. */
  readonly mayChange: boolean
  readonly set: QuestionSet
  readonly response: Response
  readonly words: ResponseWords
}

/** What came by the form. */
export interface Written {
  readonly answers: readonly Pick<PieceAsRead, 'text' | 'questionId'>[]
  readonly name: string | null
  readonly mayQuote: boolean | null
  readonly isSending: boolean
}

/** Of one answer: a link that was lost is no reason to have none. */
const maxToFollow = 20

/** More than anybody changes it: each is kept. */
const maxRevisions = 200

const hashOf = (words: string): string => createHash('sha256').update(words).digest('base64url')

/**
 * The link is made of what the form was loaded with, which only its reader knows, and so is the id: sent twice it is one answer, and
 * whoever knows the id of an answer has no way to it.
 */
const madeOf = (setId: string, form: string): { readonly secret: string; readonly id: ResponseId } => ({
  secret: hashOf(`return ${setId} ${form}`),
  id: ResponseId.parse(hashOf(`answer ${setId} ${form}`).slice(0, 22)),
})

/** Answers the secret of the link that leads back to it. */
export async function takeFromForm(
  deps: OwnDeps,
  setId: QuestionSet['id'],
  { form, written }: { readonly form: string; readonly written: Written },
): Promise<string> {
  const { secret, id } = madeOf(setId, form)
  const fresh: Response = {
    id,
    setId,
    number: null,
    wayIn: 'web',
    name: null,
    revision: 1,
    state: 'to-read',
    sentAt: null,
    late: null,
    withdrawnAt: null,
    mayQuote: null,
    isSummary: false,
    isReadBack: false,
    messages: [],
  }
  await deps.store.inTurn(setId, () =>
    deps.store.inTurn(id, async () => {
      const known = await deps.store.get(responses, id)
      // One that is saved takes a place, too.
      if (known === undefined) await nextNumber(deps, setId)
      await write(deps, known ?? fresh, {
        written,
        also: [row(returnKeys, { id: hashOf(secret), responseId: id })],
        before: known === undefined ? nothingBefore : await wordsOf(deps, known),
      })
    }),
  )
  return secret
}

/** Refuses with 'gone' for a link that was never handed out. */
export async function ownAnswer(deps: OwnDeps, secret: string): Promise<OwnAnswer> {
  const { responseId: id, isToFollow } = await keyBehind(deps, secret)
  const { response, words } = await deps.store.inTurn(id, async () => {
    const found = await ownResponse(deps, id)
    await settle(deps, found)
    return { response: found, words: await wordsOf(deps, found) }
  })
  return { mayChange: isToFollow !== true, response, set: await questionSetOf(deps, response.setId), words }
}

/** Answers the secret of a link for somebody whose answer came otherwise than by the form. Refuses once there are so many. */
export async function linkToFollow(deps: OwnDeps, responseId: ResponseId): Promise<string> {
  return deps.store.inTurn(responseId, async () => {
    const { withdrawnAt } = await responseOf(deps, responseId)
    if (withdrawnAt !== null) throw new Refusal('conflict', 'Its author has taken this answer back.')
    const known = await deps.store.list(returnKeys, responseId)
    if (known.filter(({ isToFollow }) => isToFollow).length >= maxToFollow)
      throw new Refusal('too-many', `${maxToFollow} links to this answer were made already. Use one of those.`)
    const secret = hashOf(`follow ${responseId} ${deps.newId()} ${deps.newId()}`)
    await deps.store.commit({ puts: [row(returnKeys, { id: hashOf(secret), responseId, isToFollow: true })] })
    return secret
  })
}

async function keyBehind({ store }: Pick<Deps, 'store'>, secret: string): Promise<ReturnKey> {
  const key = await store.get(returnKeys, hashOf(secret))
  if (key === undefined)
    throw new Refusal(
      'gone',
      'There is no answer at this address. Copy your link again, right to the end, or ask the people who asked you.',
    )
  return key
}

async function idToChange(deps: OwnDeps, secret: string): Promise<ResponseId> {
  const { responseId, isToFollow } = await keyBehind(deps, secret)
  if (isToFollow === true)
    throw new Refusal(
      'not-allowed',
      'This link shows where your words went. To change your answer or take it back, ask the people who asked you.',
    )
  return responseId
}

/** What has a link, and is not there, was a draft. */
async function ownResponse({ store }: Pick<Deps, 'store'>, id: ResponseId): Promise<Response> {
  const response = await store.get(responses, id)
  if (response === undefined)
    throw new Refusal(
      'gone',
      'What was saved at this address was thrown away by whoever has the link. Nothing of it is kept.',
    )
  return response
}

export async function changeOwn(deps: OwnDeps, secret: string, written: Written): Promise<void> {
  const id = await idToChange(deps, secret)
  const { setId } = await ownResponse(deps, id)
  await deps.store.inTurn(setId, () =>
    deps.store.inTurn(id, async () => {
      const known = await ownResponse(deps, id)
      await write(deps, known, { written, also: [], before: await wordsOf(deps, known) })
    }),
  )
}

interface Writing {
  readonly written: Written
  readonly also: readonly Row[]
  /** What it says so far. */
  readonly before: Parameters<typeof newWords>[2]['before']
}

const isSame = (one: Pick<Piece, 'text' | 'questionId'>, other: Pick<Piece, 'text' | 'questionId'> | undefined) =>
  one.text === other?.text && one.questionId === other.questionId

/** Only in the turn of the set and of the answer. Asked twice it is done once. */
async function write(deps: OwnDeps, known: Response, { written, also, before }: Writing): Promise<void> {
  const set = await questionSetOf(deps, known.setId)
  const pieces = piecesOf(set, written, before.pieces)
  const isUnchanged = sayTheSame(pieces, inOrderOf(set, before.pieces))
  const mayQuote = set.asksToQuote ? written.mayQuote : known.mayQuote
  const isSent = isSentNow(known, written)
  if (isUnchanged && !isSent && written.name === known.name && mayQuote === known.mayQuote) return
  refuseChange(known, set, deps.now())
  const revised = { ...(isUnchanged ? known : revisionOf(known)), name: written.name, mayQuote }
  const changed: Response = isSent
    ? { ...revised, sentAt: deps.now(), number: await nextNumber(deps, set.id) }
    : revised
  const words = isUnchanged ? [] : [newWords(deps, changed, { pieces, before })]
  await deps.store.commit({
    puts: [row(responses, changed), ...words.map(one => row(responseWords, one)), ...also],
  })
}

/** What was saved and not sent has been read by nobody: nothing of what it said before is kept. */
const revisionOf = (known: Response): Response =>
  known.sentAt === null ? known : { ...known, revision: known.revision + 1, state: 'to-read' }

const isSentNow = ({ sentAt }: Response, { isSending }: Written): boolean => sentAt === null && isSending

const sayTheSame = (pieces: readonly PieceAsRead[], before: readonly Piece[]): boolean =>
  pieces.length === before.length && pieces.every((piece, at) => isSame(piece, before[at]))

function refuseChange({ withdrawnAt, sentAt, revision }: Response, { deadline }: QuestionSet, now: string): void {
  if (withdrawnAt !== null) throw new Refusal('conflict', 'You have taken this answer back. Put it back first.')
  if (sentAt !== null && !isBefore(now, deadline))
    throw new Refusal('closed', 'The time to change this answer has passed. What you sent stands as it was.')
  if (revision >= maxRevisions)
    throw new Refusal('too-many', 'This answer was changed as often as it can be. What you sent stands as it was.')
}

const gone = 'Its question is not asked any more.'

/** A word to a question that was taken away meanwhile stands under none, and somebody looks at it. */
function piecesOf(set: QuestionSet, { answers }: Written, before: readonly Piece[]): PieceAsRead[] {
  const asked = new Set(set.questions.map(({ id }) => id))
  const pieces = answers.map(({ text, questionId }) => {
    const isAsked = questionId !== null && asked.has(questionId)
    const known = before.find(one => isSame(one, { text, questionId }))
    return { text, questionId: isAsked ? questionId : null, why: isAsked ? (known?.why ?? '') : (known?.why ?? gone) }
  })
  if (pieces.length === 0) throw new Refusal('malformed', 'There is no answer in it.')
  return inOrderOf(set, pieces)
}

/** As the form shows them: by question, and those that stand under none at the end. */
function inOrderOf<P extends Pick<Piece, 'questionId'>>({ questions }: QuestionSet, pieces: readonly P[]): P[] {
  const place = new Map(questions.map(({ id }, at) => [id, at]))
  const placeOf = ({ questionId }: P): number =>
    (questionId === null ? undefined : place.get(questionId)) ?? questions.length
  return pieces.toSorted((a, b) => placeOf(a) - placeOf(b))
}

/** Until then its author can take it back. */
export const withdrawableUntil = ({ withdrawUntil, deadline }: QuestionSet): QuestionSet['deadline'] =>
  withdrawUntil ?? deadline

/** Taken back twice is taken back once. It is off the lists of the team before the first of its notes goes. */
export async function withdrawOwn(deps: OwnDeps, secret: string): Promise<void> {
  const id = await idToChange(deps, secret)
  await deps.store.inTurn(id, async () => {
    const response = await ownResponse(deps, id)
    if (response.withdrawnAt === null) {
      const set = await questionSetOf(deps, response.setId)
      if (response.sentAt === null) throw new Refusal('conflict', 'This answer was not sent: nobody has it.')
      if (!isBefore(deps.now(), withdrawableUntil(set)))
        throw new Refusal('closed', 'The time to take this answer back has passed.')
    }
    const withdrawn = { ...response, withdrawnAt: response.withdrawnAt ?? deps.now() }
    await deps.store.commit({ puts: [row(responses, withdrawn)] })
    await settle(deps, withdrawn)
  })
}

export async function putBackOwn(deps: OwnDeps, secret: string): Promise<void> {
  const id = await idToChange(deps, secret)
  await deps.store.inTurn(id, async () => {
    const there = { ...(await ownResponse(deps, id)), withdrawnAt: null }
    await deps.store.commit({ puts: [row(responses, there)] })
    await settle(deps, there)
  })
}

/** Of what was saved and never sent nothing stays, but that its link was handed out. Thrown away twice is thrown away once. */
export async function throwOwnAway(deps: OwnDeps, secret: string): Promise<void> {
  const id = await idToChange(deps, secret)
  await deps.store.inTurn(id, async () => {
    const response = await deps.store.get(responses, id)
    if (response === undefined) return
    if (response.sentAt !== null)
      throw new Refusal('conflict', 'This answer was sent, so it is no draft any more. You can take it back instead.')
    const words = await deps.store.list(responseWords, id)
    await deps.store.commit({
      removes: [{ kind: responses.name, id }, ...words.map(one => ({ kind: responseWords.name, id: one.id }))],
    })
  })
}

/** Brings its notes to where they belong: also after a server that was killed halfway. Only in the turn of the answer. */
async function settle(deps: OwnDeps, response: Response): Promise<void> {
  if (response.sentAt === null) return
  const own = await excerptsOf(deps, response)
  if (response.withdrawnAt === null) {
    const off = own.filter(({ takenOff, isWithdrawn }) => takenOff !== null && isWithdrawn)
    if (off.length > 0) await putBack(deps, off)
  } else {
    const standing = own.filter(({ takenOff }) => takenOff === null)
    if (standing.length > 0) await takeOff(deps, standing, { isWithdrawn: true })
  }
}
