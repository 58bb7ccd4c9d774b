/** Passages of written answers that are notes: each says exactly what its answer says at its place. */
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import type { NoteId, ResponseId, SectionId } from '@waymark/shared/model/ids.ts'
import { maxNoteLength, NoteText, type Note } from '@waymark/shared/model/note.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Excerpt, Response, Span } from '@waymark/shared/model/response.ts'
import type { Room } from '@waymark/shared/model/session.ts'
import { orderAtEnd } from '@waymark/shared/rules/order.ts'
import { tightSpan, wordsAt } from '@waymark/shared/rules/response-parts.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { authorships, breakouts, excerpts, responses, responseWords } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { isLate } from './answer-counts.ts'
import { writtenRoomOf } from './questions-of-form.ts'
import { questionSetOf } from './question-sets.ts'
import { sentResponse } from './responses.ts'

type ExcerptDeps = Pick<Deps, 'store' | 'live'>

/** More than anybody marks: a script that marks on and on is stopped. */
const maxExcerpts = 20_000

export interface Marking {
  readonly responseId: ResponseId
  readonly noteId: NoteId
  readonly span: Span
  readonly sectionId: SectionId
}

/** Answers once the note is on disk. Asked twice, it is done once. */
export const markPassage = (deps: ExcerptDeps, { responseId, noteId, span, sectionId }: Marking): Promise<void> =>
  deps.store.inTurn(responseId, async () => {
    const response = await sentResponse(deps, responseId)
    const set = await questionSetOf(deps, response.setId)
    if (isLate(response, set) && response.late?.isTaken !== true)
      throw new Refusal('conflict', 'This answer came late. Decide first whether it is taken.')
    const passage = await passageAt(deps, responseId, span)
    const room = await roomFor(deps, set, sectionId)
    const known = await knownExcerpt(deps, { responseId, noteId, room })
    const excerpt: Excerpt = {
      id: noteId,
      responseId,
      pieceId: span.pieceId,
      start: passage.start,
      end: passage.end,
      roomId: room.id,
      sectionId,
      takenOff: null,
      isWithdrawn: false,
    }
    if (known === undefined && (await deps.store.list(excerpts, room.id)).length >= maxExcerpts)
      throw new Refusal('too-many', 'This board holds as many passages as it can.')
    const live = await deps.live.open(roomDocName(room.id))
    await live.change(
      doc => {
        const { notes } = openRoomDoc(doc)
        if (!notes.patch(noteId, { text: passage.text, sectionId }))
          notes.put(
            noteOf(response, { id: noteId, sectionId, text: passage.text, order: orderAtEnd(notes.all().values()) }),
          )
      },
      [
        row(excerpts, excerpt),
        ...(response.state === 'to-read' ? [row(responses, { ...response, state: 'split' })] : []),
      ],
    )
  })

function noteOf(
  { isSummary, isReadBack }: Pick<Response, 'isSummary' | 'isReadBack'>,
  note: Pick<Note, 'id' | 'sectionId' | 'text' | 'order'>,
): Note {
  return {
    ...note,
    signedBy: null,
    route: 'written',
    ...(isSummary && { isSummary }),
    ...(isReadBack && { isReadBack }),
  }
}

/** In what the answer says, or said before its author changed it. */
async function passageAt({ store }: Pick<Deps, 'store'>, responseId: ResponseId, span: Span) {
  const all = await store.list(responseWords, responseId)
  const piece = all.flatMap(({ pieces }) => pieces).find(({ id }) => id === span.pieceId)
  const tight = piece === undefined ? undefined : tightSpan(piece.text, span)
  const text = piece === undefined || tight === undefined ? undefined : wordsAt(piece.text, tight)
  if (tight === undefined || text === undefined || wordsAt(piece?.text ?? '', span) === undefined)
    throw new Refusal('malformed', 'There are no words at that place. Mark the passage again.')
  if (!NoteText.safeParse(text).success)
    throw new Refusal(
      'malformed',
      `A note holds at most ${maxNoteLength.toLocaleString('en-GB')} characters. Mark a shorter passage, or several.`,
    )
  return { ...tight, text }
}

async function roomFor(deps: Pick<Deps, 'store'>, { questions }: QuestionSet, sectionId: SectionId): Promise<Room> {
  for (const breakoutId of new Set(questions.map(one => one.breakoutId))) {
    const breakout = await deps.store.get(breakouts, breakoutId)
    if (breakout?.sections.some(({ id }) => id === sectionId) === true) return writtenRoomOf(deps, breakoutId)
  }
  throw new Refusal('malformed', 'Choose a heading of one of the breakouts that are asked about.', {
    at: ['body', 'sectionId'],
  })
}

interface Known {
  readonly responseId: ResponseId
  readonly noteId: NoteId
  readonly room: Room
}

async function knownExcerpt(
  { store }: Pick<Deps, 'store'>,
  { responseId, noteId, room }: Known,
): Promise<Excerpt | undefined> {
  const known = await store.get(excerpts, noteId)
  if (known === undefined ? (await store.get(authorships, noteId)) !== undefined : known.responseId !== responseId)
    throw new Refusal('conflict', 'There is another note with this id.')
  if (known?.takenOff != null) throw new Refusal('conflict', 'This note was taken off the board. Put it back first.')
  if (known !== undefined && known.roomId !== room.id)
    throw new Refusal('conflict', 'It stands on the board of another breakout. Take it off there, and mark it anew.')
  return known
}

async function excerptOf(
  { store }: Pick<Deps, 'store'>,
  { responseId, noteId }: Omit<Known, 'room'>,
): Promise<Excerpt> {
  const excerpt = await store.get(excerpts, noteId)
  if (excerpt?.responseId !== responseId) throw new Refusal('gone', 'This note is not here any more.')
  return excerpt
}

/** Taken off twice is taken off once. */
export const unmarkPassage = (deps: ExcerptDeps, which: Omit<Known, 'room'>): Promise<void> =>
  deps.store.inTurn(which.responseId, async () => {
    await sentResponse(deps, which.responseId)
    const excerpt = await excerptOf(deps, which)
    if (excerpt.takenOff === null) await takeOff(deps, [excerpt], { isWithdrawn: false })
  })

export const putPassageBack = (deps: ExcerptDeps, which: Omit<Known, 'room'>): Promise<void> =>
  deps.store.inTurn(which.responseId, async () => {
    await sentResponse(deps, which.responseId)
    const excerpt = await excerptOf(deps, which)
    if (excerpt.takenOff !== null) await putBack(deps, [excerpt])
  })

/** All that stand, room by room. Only in the turn of the answer. */
export async function takeOff(
  deps: ExcerptDeps,
  standing: readonly Excerpt[],
  { isWithdrawn }: Pick<Excerpt, 'isWithdrawn'>,
): Promise<void> {
  for (const [roomId, own] of Map.groupBy(standing, excerpt => excerpt.roomId)) {
    const live = await deps.live.open(roomDocName(roomId))
    const before = new Map<NoteId, Note>()
    await live.change(
      doc => {
        const { notes } = openRoomDoc(doc)
        for (const { id } of own) {
          const note = notes.all().get(id)
          if (note !== undefined) before.set(id, note)
          notes.remove(id)
        }
      },
      () =>
        own.flatMap(excerpt => {
          const note = before.get(excerpt.id)
          return note === undefined ? [] : [row(excerpts, { ...excerpt, takenOff: note, isWithdrawn })]
        }),
    )
  }
}

/** Where they were. Only in the turn of the answer. */
export async function putBack(deps: ExcerptDeps, off: readonly Excerpt[]): Promise<void> {
  for (const [roomId, own] of Map.groupBy(off, excerpt => excerpt.roomId)) {
    const live = await deps.live.open(roomDocName(roomId))
    await live.change(
      doc => {
        const { notes } = openRoomDoc(doc)
        for (const { takenOff } of own) if (takenOff !== null) notes.put(takenOff)
      },
      own.map(excerpt => row(excerpts, { ...excerpt, takenOff: null, isWithdrawn: false })),
    )
  }
}

/** Of one answer, wherever they stand or stood. */
export async function excerptsOf(
  { store }: Pick<Deps, 'store'>,
  response: Pick<Response, 'id' | 'setId'>,
): Promise<Excerpt[]> {
  return (await excerptsIn({ store }, response.setId)).filter(({ responseId }) => responseId === response.id)
}

/** Of all answers to a set. */
export async function excerptsIn(deps: Pick<Deps, 'store'>, setId: QuestionSet['id']): Promise<Excerpt[]> {
  const { questions } = await questionSetOf(deps, setId)
  const rooms = await Promise.all(
    [...new Set(questions.map(({ breakoutId }) => breakoutId))].map(id => writtenRoomOf(deps, id)),
  )
  return (await Promise.all(rooms.map(({ id }) => deps.store.list(excerpts, id)))).flat()
}
