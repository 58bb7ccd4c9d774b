/** The team takes somebody's name out of words that stay: of one note, or of one answer with all of its notes, or of a comment. */
import { roomDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { nothingErased, type Erasure } from '@waymark/shared/model/erasure.ts'
import { maxComment } from '@waymark/shared/model/feedback.ts'
import type { BreakoutId, CommentId, NoteId, ResponseId, StrategyId } from '@waymark/shared/model/ids.ts'
import { NoteText } from '@waymark/shared/model/note.ts'
import { maxPiece } from '@waymark/shared/model/response.ts'
import { lengthOf } from '@waymark/shared/model/text.ts'
import { withoutName } from '@waymark/shared/rules/take-out.ts'
import { Refusal } from '#refusal.ts'
import * as kinds from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { atPurging, newErasure, ofAnswer } from './begin.ts'
import { copiesOf, documentsOf, type EraseDeps } from './gather.ts'
import { goOnWith } from './go-on.ts'
import { answerReworded } from './reword-rows.ts'
import { roomsIn, sessionsOfStrategy } from './whose.ts'

export interface Removed {
  readonly times: number
}

const notThere = (): Refusal =>
  new Refusal('malformed', 'Those words do not stand there. Type them as they stand, as whole words.', {
    at: ['body', 'words'],
  })

const tooLong = (): Refusal =>
  new Refusal(
    'too-large',
    'With the marks in their place the words would be too long to keep. Take out a longer stretch at once.',
    { at: ['body', 'words'] },
  )

interface OfNote {
  readonly noteId: NoteId
  readonly strategyId: StrategyId
  readonly words: string
}

/** Whoever asks may do so there. The same words that came along to another session are the same note. */
export async function removeNameFromNote(deps: EraseDeps, { noteId, strategyId, words }: OfNote): Promise<Removed> {
  const excerpt = await deps.store.get(kinds.excerpts, noteId)
  if (excerpt !== undefined) return removeNameFromAnswer(deps, { responseId: excerpt.responseId, words })
  const places = await roomsIn(deps, await sessionsOfStrategy(deps, strategyId))
  const all = (await Promise.all(places.map(({ room }) => deps.store.list(kinds.authorships, room.id)))).flat()
  const known = all.find(({ id }) => id === noteId)
  if (known === undefined) throw new Refusal('gone', 'This note is not here any more.')
  const first = firstOf(all, known)
  const own = [first, ...copiesOf(all, new Set<string>([first.id]))]
  const roomIds = [...new Set(own.map(one => one.roomId))]
  const breakoutIds = [
    ...new Set(places.flatMap(({ room, breakout }) => (roomIds.includes(room.id) ? [breakout.id] : []))),
  ]
  const texts = [...(await textsOf(deps, own)), ...(await tidiedOf(deps, own, breakoutIds))]
  const times = texts.reduce((sum, text) => sum + timesIn(text, words), 0)
  if (times === 0) throw notThere()
  return doneWith(deps, {
    noteIds: own.map(({ id }) => id),
    roomIds,
    breakoutIds,
    strategyIds: [strategyId],
    responseId: null,
    takeOut: { words },
    counts: { ...nothingErased, names: times },
  })
}

type Known = Parameters<typeof copiesOf>[0][number]

function firstOf(all: readonly Known[], known: Known): Known {
  const before = known.from === undefined ? undefined : all.find(({ id }) => id === known.from)
  return before === undefined ? known : firstOf(all, before)
}

/** Refuses what would be too long. */
function timesIn(text: string, words: string): number {
  const { text: after, times } = withoutName(text, words)
  if (times > 0 && !NoteText.safeParse(after).success) throw tooLong()
  return times
}

async function textsOf({ live }: EraseDeps, own: readonly Known[]): Promise<string[]> {
  const texts: string[] = []
  for (const { id, roomId, withdrawn, unseen } of own) {
    const doc = await live.open(roomDocName(roomId))
    const note = withdrawn ?? unseen?.note ?? doc.read(opened => openRoomDoc(opened).notes.all().get(id))
    if (note !== undefined) texts.push(note.text)
  }
  return texts
}

/** Tidier words that stand beside them: they are as short as a note at most. */
async function tidiedOf(
  { live }: EraseDeps,
  own: readonly Known[],
  breakoutIds: readonly BreakoutId[],
): Promise<string[]> {
  const ids = new Set<string>(own.map(({ id }) => id))
  const found: string[] = []
  for (const id of breakoutIds) {
    const doc = await live.open(themesDocName(id))
    for (const one of doc.read(opened => [...openThemesDoc(opened).tidied.all().values()]))
      if (ids.has(one.noteId)) found.push(one.text)
  }
  return found
}

export const removeNameFromAnswer = (
  deps: EraseDeps,
  { responseId, words }: { readonly responseId: ResponseId; readonly words: string },
): Promise<Removed> =>
  deps.store.inTurn(responseId, async () => {
    const response = await deps.store.get(kinds.responses, responseId)
    if (response === undefined) throw new Refusal('gone', 'This answer is not here any more.')
    const { where } = await ofAnswer(deps, response)
    const { times, passages } = await answerReworded(deps, { responseId, noteIds: where.noteIds, name: words })
    if (times === 0) throw notThere()
    await refuseTooLong(deps, { responseId, words, passages: [...passages.values()] })
    return doneWith(deps, {
      ...where,
      responseId,
      takeOut: { words },
      counts: { ...nothingErased, names: times },
    })
  })

async function refuseTooLong(
  { store }: EraseDeps,
  {
    responseId,
    words,
    passages,
  }: { readonly responseId: ResponseId; readonly words: string; readonly passages: readonly string[] },
): Promise<void> {
  const pieces = (await store.list(kinds.responseWords, responseId)).flatMap(one => one.pieces)
  if (pieces.some(({ text }) => lengthOf(withoutName(text, words).text) > maxPiece)) throw tooLong()
  if (passages.some(text => !NoteText.safeParse(text).success)) throw tooLong()
}

type Work = Pick<Erasure, 'noteIds' | 'roomIds' | 'breakoutIds' | 'strategyIds' | 'responseId' | 'takeOut' | 'counts'>

async function doneWith(deps: EraseDeps, work: Work): Promise<Removed> {
  const { erasure } = newErasure(deps, 'name')
  const left = await documentsOf(deps, { ...work, strategyIds: [] })
  await deps.store.commit({ puts: [row(kinds.erasures, { ...erasure, ...work, left, stage: 'writing' })] })
  await goOnWith(deps, erasure.id)
  return { times: work.counts.names }
}

/** What looks like a signature is looked through, too. */
export async function removeNameFromComment(
  deps: EraseDeps,
  {
    commentId,
    strategyId,
    words,
  }: { readonly commentId: CommentId; readonly strategyId: StrategyId; readonly words: string },
): Promise<Removed> {
  const found = await deps.store.get(kinds.comments, commentId)
  if (found === undefined) throw new Refusal('gone', 'This comment is not here any more.')
  const { roundId } = found
  const { erasure } = newErasure(deps, 'name')
  const times = await deps.store.inTurn(roundId, async () => {
    const known = (await deps.store.get(kinds.comments, commentId)) ?? found
    const [said, apart] = [withoutName(known.words, words), withoutName(known.apart, words)]
    if (said.times + apart.times === 0) throw notThere()
    if (lengthOf(said.text) > maxComment) throw tooLong()
    const next = { ...known, words: said.text, apart: apart.text, revision: known.revision + 1 }
    const writings = await deps.store.get(kinds.commentWritings, roundId)
    const counts = { ...nothingErased, names: said.times + apart.times }
    await deps.store.commit({
      puts: [
        row(kinds.comments, next),
        row(kinds.commentWritings, { id: roundId, times: (writings?.times ?? 0) + 1 }),
        row(kinds.erasures, atPurging(erasure, { strategyIds: [strategyId], counts })),
      ],
    })
    return counts.names
  })
  await goOnWith(deps, erasure.id)
  return { times }
}
