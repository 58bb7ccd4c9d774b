/** Questions asked in writing about the first breakout of a session, and answers typed in for people: through the product's own doors. */
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import {
  NoteId,
  QuestionId,
  QuestionSetId,
  ResponseId,
  type RoomId,
  type SectionId,
} from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import {
  addQuestionSet,
  listQuestionSets,
  type QuestionSetView,
  type SentQuestionSetForm,
} from '@waymark/shared/wire/question-sets.ts'
import { markPassage, readResponse, typeIn } from '@waymark/shared/wire/responses.ts'
import type { SentBodyOf } from '@waymark/shared/wire/route.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import type { ASession } from './a-session.ts'
import type { Person } from './person.ts'

let made = 0
export const newNoteId = (): NoteId => NoteId.parse(`note-of-a-passage-${(made += 1)}`)
export const newResponseId = (): ResponseId => ResponseId.parse(`response-typed-in-${(made += 1)}`)

/** Two questions about the first breakout, until 9 am on 8 May 2027. */
export const questionsAbout = ({ session }: Pick<ASession, 'session'>): SentQuestionSetForm => ({
  title: 'For those who could not come',
  intro: 'Answer as many as you like.',
  outcome: 'Three things stood out.',
  questions: ['Are the ambitions still right?', 'What is missing?'].map((text, at) => ({
    text,
    hint: '',
    breakoutId: session.breakouts[0]!.id,
    sectionId: session.breakouts[0]!.sections[at]!.id,
  })),
  deadline: { local: '2027-05-08T09:00', zone: 'Europe/London' },
  nation: 'england-and-wales',
})

export async function asked(
  at: Pick<ASession, 'session' | 'organiser'>,
  more: Partial<SentQuestionSetForm> = {},
): Promise<QuestionSetView> {
  const params = { sessionId: at.session.session.id }
  const { setId } = await at.organiser.ask(addQuestionSet, { params, body: { ...questionsAbout(at), ...more } })
  const { sets } = await at.organiser.ask(listQuestionSets, { params })
  return sets.find(({ id }) => id === setId)!
}

export async function typed(
  by: Person,
  set: Pick<QuestionSetView, 'id' | 'questions'>,
  answers: readonly string[],
  more: Partial<SentBodyOf<typeof typeIn>> & { readonly id?: ResponseId } = {},
): Promise<{ readonly responseId: ResponseId; readonly number: number }> {
  const { id: responseId = newResponseId(), ...form } = more
  const { number } = await by.ask(typeIn, {
    params: { setId: QuestionSetId.parse(set.id), responseId },
    body: {
      wayIn: 'phone',
      name: null,
      answers: answers.map((text, at) => ({ text, questionId: QuestionId.parse(set.questions[at]!.id) })),
      mayQuote: null,
      isSummary: false,
      isReadBack: true,
      ...form,
    },
  })
  return { responseId, number }
}

export const answerOf = (by: Person, responseId: ResponseId) => by.ask(readResponse, { params: { responseId } })

/** A note of the first piece of an answer, from one place to another. */
export async function marked(
  by: Person,
  responseId: ResponseId,
  { start, end, sectionId }: { readonly start: number; readonly end: number; readonly sectionId: SectionId },
): Promise<NoteId> {
  const { pieces } = await answerOf(by, responseId)
  const noteId = newNoteId()
  await by.ask(markPassage, {
    params: { responseId, noteId },
    body: { pieceId: pieces[0]!.id, start, end, sectionId },
  })
  return noteId
}

/** Where the passages of the answers about a breakout stand, as the session is now. */
export async function writtenRoom(at: ASession, breakout = 0): Promise<RoomId> {
  const { breakouts } = await at.organiser.ask(readSession, { params: { sessionId: at.session.session.id } })
  return breakouts[breakout]!.written!.id
}

/** What stands there, for somebody of the team. */
export async function notesIn(by: Person, roomId: RoomId): Promise<Note[]> {
  const opened = await by.openDoc(roomDocName(roomId))
  const notes = [...openRoomDoc(opened.doc).notes.all().values()]
  opened.close()
  return notes
}
