/** Questions for people who answer in writing: each continues a breakout of the session that they belong to, or is asked in writing alone. */
import { QuestionSetId, SessionId, type QuestionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { maxQuestionSets, type QuestionSet } from '@waymark/shared/model/question-set.ts'
import { usualSession, type Breakout, type Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { timeIn } from '@waymark/shared/model/time.ts'
import { isBefore, sayDeadline } from '@waymark/shared/rules/deadline.ts'
import type { QuestionSetForm, QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { activityRow } from '#activity-row.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { answerDoors, questionSets, responses, responseWords, sessions } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { addressOfDoor } from './answer-door.ts'
import { countAnswers } from './answer-counts.ts'
import { questionsOfForm } from './questions-of-form.ts'

type AnswerDeps = Pick<Deps, 'store' | 'now' | 'newId'>
type ViewDeps = Pick<Deps, 'store' | 'now' | 'linkKey' | 'address'>

/** Who sets up questions, for what. */
export interface Asking {
  readonly session: Session
  readonly member: Pick<Member, 'name' | 'role'>
  readonly breakouts: readonly Breakout[]
}

/** Refuses with 'gone' where there are none. */
export async function questionSetOf({ store }: Pick<Deps, 'store'>, id: QuestionSetId): Promise<QuestionSet> {
  const set = await store.get(questionSets, id)
  if (set === undefined) throw new Refusal('gone', 'These questions are not here any more.')
  return set
}

/** As the clock has it now. */
export async function viewOfQuestionSet(deps: ViewDeps, set: QuestionSet): Promise<QuestionSetView> {
  const now = deps.now()
  return {
    ...set,
    isOpen: isBefore(now, set.deadline),
    said: sayDeadline(set.deadline, now),
    address: await addressOfDoor(deps, set.id),
    counts: await countAnswers(deps, set),
  }
}

/** In the order in which they were made, each as the clock has it now. */
export async function questionSetsOf(deps: ViewDeps, id: SessionId): Promise<QuestionSetView[]> {
  const all = await deps.store.list(questionSets, id)
  const inOrder = all.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
  return Promise.all(inOrder.map(set => viewOfQuestionSet(deps, set)))
}

export const addQuestionSet = (deps: AnswerDeps, asking: Asking, form: QuestionSetForm): Promise<QuestionSetId> =>
  deps.store.inTurn(asking.session.id, async () => {
    const before = await deps.store.list(questionSets, asking.session.id)
    if (before.length >= maxQuestionSets)
      throw new Refusal('too-many', `At most ${maxQuestionSets} sets of questions fit in a session.`)
    const { set, puts } = await newSet(deps, asking, form)
    await put(deps, asking, { set, kind: 'questions-added', puts })
    return set.id
  })

/** Their session is held in people's own time, until the deadline. */
export async function askOnTheirOwn(
  deps: AnswerDeps,
  { strategy, member }: { readonly strategy: Pick<Strategy, 'id'>; readonly member: Asking['member'] },
  form: QuestionSetForm,
): Promise<{ readonly sessionId: SessionId; readonly setId: QuestionSetId }> {
  const session: Session = {
    ...usualSession,
    id: SessionId.parse(deps.newId()),
    strategyId: strategy.id,
    title: form.title,
    type: 'own-time',
    startsAt: timeIn(form.deadline.zone, deps.now()),
    createdAt: deps.now(),
  }
  const asking: Asking = { session, member, breakouts: [] }
  const { set, puts } = await newSet(deps, asking, form)
  await put(deps, asking, {
    set,
    kind: 'questions-added',
    puts: [
      row(sessions, session),
      activityRow(deps, { sessionId: session.id, member, did: { kind: 'session-started' } }),
      ...puts,
    ],
  })
  return { sessionId: session.id, setId: set.id }
}

async function newSet(
  deps: AnswerDeps,
  { session, breakouts }: Asking,
  form: QuestionSetForm,
): Promise<{ readonly set: QuestionSet; readonly puts: readonly Row[] }> {
  const before = { sessionId: session.id, breakouts, questions: [], answered: new Set<QuestionId>() }
  const { questions, puts } = await questionsOfForm(deps, form, before)
  const set: QuestionSet = {
    ...form,
    id: QuestionSetId.parse(deps.newId()),
    sessionId: session.id,
    questions: [...questions],
    createdAt: deps.now(),
    openedAt: null,
  }
  return { set, puts }
}

export const changeQuestionSet = (
  deps: AnswerDeps,
  asking: Asking,
  { setId, form }: { readonly setId: QuestionSetId; readonly form: QuestionSetForm },
): Promise<void> =>
  deps.store.inTurn(asking.session.id, () =>
    deps.store.inTurn(setId, async () => {
      const before = await questionSetOf(deps, setId)
      const { questions, puts } = await questionsOfForm(deps, form, {
        sessionId: asking.session.id,
        breakouts: asking.breakouts,
        questions: before.questions,
        answered: await answeredIn(deps, setId),
      })
      await put(deps, asking, {
        set: { ...before, ...form, questions: [...questions] },
        kind: 'questions-changed',
        puts,
      })
    }),
  )

/** In what was sent, and in how the team reads it. */
async function answeredIn({ store }: Pick<Deps, 'store'>, setId: QuestionSetId): Promise<Set<QuestionId>> {
  const all = await Promise.all((await store.list(responses, setId)).map(({ id }) => store.list(responseWords, id)))
  const asked = all.flat().flatMap(({ pieces, parts }) => [...pieces, ...parts].map(({ questionId }) => questionId))
  return new Set(asked.filter(questionId => questionId !== null))
}

/** Answers the address; empty once the link is shut. */
export const openQuestionSet = (
  deps: AnswerDeps & ViewDeps,
  { session, member }: Pick<Asking, 'session' | 'member'>,
  { setId, letsIn }: { readonly setId: QuestionSetId; readonly letsIn: boolean },
): Promise<string> =>
  deps.store.inTurn(setId, async () => {
    const set = await questionSetOf(deps, setId)
    if ((set.openedAt !== null) === letsIn) return addressOfDoor(deps, setId)
    const did = { kind: 'questions-opened', title: set.title, letsIn } as const
    const doors = await deps.store.list(answerDoors, setId)
    await deps.store.commit({
      puts: [
        row(questionSets, { ...set, openedAt: letsIn ? deps.now() : null }),
        ...(letsIn ? [row(answerDoors, { id: deps.newId(), setId })] : []),
        activityRow(deps, { sessionId: session.id, member, did }),
      ],
      removes: doors.map(({ id }) => ({ kind: answerDoors.name, id })),
    })
    return addressOfDoor(deps, setId)
  })

interface Put {
  readonly set: QuestionSet
  readonly kind: 'questions-added' | 'questions-changed'
  readonly puts: readonly Row[]
}

const put = (deps: AnswerDeps, { session, member }: Asking, { set, kind, puts }: Put): Promise<unknown> =>
  deps.store.commit({
    puts: [
      ...puts,
      row(questionSets, set),
      activityRow(deps, { sessionId: session.id, member, did: { kind, title: set.title } }),
    ],
  })
