/** The questions that a form asks, each with its place: the breakout that it continues, or one of its own that is asked in writing alone. */
import { BreakoutId, QuestionId, RoomId, SectionId, type SessionId } from '@waymark/shared/model/ids.ts'
import type { Question } from '@waymark/shared/model/question-set.ts'
import { freshBreakout, freshRoom, writtenRoomNumber, type Breakout, type Room } from '@waymark/shared/model/session.ts'
import { maxTitle } from '@waymark/shared/model/strategy.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import type { QuestionSetForm } from '@waymark/shared/wire/question-sets.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { breakouts as breakoutRows, rooms as roomRows } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'

/** More than anybody asks: a script that sets up question after question is stopped. */
const maxInWriting = 60

export interface Asked {
  readonly questions: readonly Question[]
  /** The breakouts and rooms that there have to be for them. */
  readonly puts: readonly Row[]
}

export interface Before {
  readonly sessionId: SessionId
  readonly breakouts: readonly Breakout[]
  readonly questions: readonly Question[]
  /** Those that somebody answered. */
  readonly answered: ReadonlySet<QuestionId>
}

/**
 * Refuses beside its field what continues nothing of this session, and an id that no question of the set has, or that comes twice; and a
 * question that goes or moves though somebody answered it.
 */
export async function questionsOfForm(
  deps: Pick<Deps, 'store' | 'newId'>,
  form: Pick<QuestionSetForm, 'questions'>,
  before: Before,
): Promise<Asked> {
  const left = new Map(before.questions.map(one => [one.id, one]))
  const fresh: Breakout[] = []
  const questions = form.questions.map((asked, at) => {
    const known = asked.id === undefined ? undefined : left.get(asked.id)
    if (asked.id !== undefined && !left.delete(asked.id))
      throw wrong(at, 'id', 'This question is not among them any more. Load the page again.')
    const own = before.breakouts.find(({ id, isInWriting }) => isInWriting && id === known?.breakoutId)
    if (asked.breakoutId !== null || own !== undefined) return placed(deps, before.breakouts, { asked, at, own })
    const breakout = askedInWriting(deps, asked.text, {
      sessionId: before.sessionId,
      number: numberAfter([...before.breakouts, ...fresh]),
    })
    fresh.push(breakout)
    return placed(deps, [breakout], { asked, at, own: breakout })
  })
  refuseGone(left, before)
  if (before.breakouts.filter(({ isInWriting }) => isInWriting).length + fresh.length > maxInWriting)
    throw new Refusal('too-many', `At most ${maxInWriting} questions that continue no breakout fit in a session.`)
  return { questions, puts: await placesFor(deps, questions, fresh) }
}

const numberAfter = (all: readonly Breakout[]): number => Math.max(0, ...all.map(({ number }) => number)) + 1

function refuseGone(left: ReadonlyMap<QuestionId, Question>, { answered }: Before): void {
  if ([...left.keys()].some(id => answered.has(id)))
    throw new Refusal(
      'conflict',
      'Somebody has answered a question that is left out here. It stays; you can change its words.',
      { at: ['body', 'questions'] },
    )
}

const wrong = (at: number, field: string, message: string): Refusal =>
  new Refusal('malformed', message, { at: ['body', 'questions', String(at), field] })

interface AskedAt {
  readonly asked: QuestionSetForm['questions'][number]
  readonly at: number
  /** The breakout that is asked in writing for it alone. */
  readonly own: Breakout | undefined
}

function placed(
  { newId }: Pick<Deps, 'newId'>,
  breakouts: readonly Breakout[],
  { asked: { id, text, hint, breakoutId, sectionId }, at, own }: AskedAt,
): Question {
  const breakout = breakoutId === null ? own : breakouts.find(one => one.id === breakoutId)
  if (breakout === undefined) throw wrong(at, 'breakoutId', 'Choose a breakout of this session.')
  const { sections } = breakout
  const section = sectionId === null ? sections.at(-1) : sections.find(one => one.id === sectionId)
  if (section === undefined) throw wrong(at, 'sectionId', 'Choose a heading of that breakout.')
  return { id: id ?? QuestionId.parse(newId()), text, hint, breakoutId: breakout.id, sectionId: section.id }
}

const askedInWriting = (
  { newId }: Pick<Deps, 'newId'>,
  question: string,
  { sessionId, number }: Pick<Breakout, 'sessionId' | 'number'>,
): Breakout => ({
  ...freshBreakout,
  id: BreakoutId.parse(newId()),
  sessionId,
  number,
  purpose: 'open-question',
  question,
  sections: [
    { id: SectionId.parse(newId()), ambitionId: null, title: shortened(question, maxTitle - 1), description: '' },
  ],
  isInWriting: true,
})

/** Each breakout that is asked about in writing has one room for the passages of the answers. */
async function placesFor(
  { store, newId }: Pick<Deps, 'store' | 'newId'>,
  questions: readonly Question[],
  fresh: readonly Breakout[],
): Promise<Row[]> {
  const rooms: Row[] = []
  for (const breakoutId of new Set(questions.map(one => one.breakoutId)))
    if (!(await store.list(roomRows, breakoutId)).some(isWritten))
      rooms.push(
        row(roomRows, {
          ...freshRoom,
          id: RoomId.parse(newId()),
          breakoutId,
          kind: 'written',
          number: writtenRoomNumber,
          name: '',
          isRevealed: true,
        }),
      )
  return [...fresh.map(one => row(breakoutRows, one)), ...rooms]
}

const isWritten = ({ kind }: Room): boolean => kind === 'written'

/** Where the passages of answers stand in a breakout that is asked about in writing. */
export async function writtenRoomOf({ store }: Pick<Deps, 'store'>, breakoutId: BreakoutId): Promise<Room> {
  const room = (await store.list(roomRows, breakoutId)).find(isWritten)
  if (room === undefined) throw new Refusal('gone', 'Nothing is asked in writing in this breakout.')
  return room
}
