/** Questions for people who answer in writing: each continues a breakout of the session that they belong to. */
import { QuestionId, QuestionSetId, type SessionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { maxQuestionSets, type Question, type QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { Breakout, Session } from '@waymark/shared/model/session.ts'
import { isBefore, sayDeadline } from '@waymark/shared/rules/deadline.ts'
import type { QuestionSetForm, QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { activityRow } from '#activity-row.ts'
import type { Deps } from '#deps.ts'
import { inTurn } from '#in-turn.ts'
import { Refusal } from '#refusal.ts'
import { questionSets } from '#store/kinds.ts'
import { row } from '#store/store.ts'

type AnswerDeps = Pick<Deps, 'store' | 'now' | 'newId'>

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

/** In the order in which they were made, each as the clock has it now. */
export async function questionSetsOf(deps: Pick<Deps, 'store' | 'now'>, id: SessionId): Promise<QuestionSetView[]> {
  const all = await deps.store.list(questionSets, id)
  const now = deps.now()
  return all
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
    .map(set => ({ ...set, isOpen: isBefore(now, set.deadline), said: sayDeadline(set.deadline, now) }))
}

export const addQuestionSet = (deps: AnswerDeps, asking: Asking, form: QuestionSetForm): Promise<QuestionSetId> =>
  inTurn(deps.store, asking.session.id, async () => {
    const before = await deps.store.list(questionSets, asking.session.id)
    if (before.length >= maxQuestionSets)
      throw new Refusal('too-many', `At most ${maxQuestionSets} sets of questions fit in a session.`)
    const set: QuestionSet = {
      ...form,
      id: QuestionSetId.parse(deps.newId()),
      sessionId: asking.session.id,
      questions: questionsIn(deps, asking, { form, before: [] }),
      createdAt: deps.now(),
    }
    await put(deps, asking, { set, kind: 'questions-added' })
    return set.id
  })

export const changeQuestionSet = (
  deps: AnswerDeps,
  asking: Asking,
  { setId, form }: { readonly setId: QuestionSetId; readonly form: QuestionSetForm },
): Promise<void> =>
  inTurn(deps.store, asking.session.id, async () => {
    const before = await questionSetOf(deps, setId)
    const questions = questionsIn(deps, asking, { form, before: before.questions })
    await put(deps, asking, { set: { ...before, ...form, questions }, kind: 'questions-changed' })
  })

interface Put {
  readonly set: QuestionSet
  readonly kind: 'questions-added' | 'questions-changed'
}

const put = (deps: AnswerDeps, { session, member }: Asking, { set, kind }: Put): Promise<void> =>
  deps.store.commit({
    puts: [
      row(questionSets, set),
      activityRow(deps, { sessionId: session.id, member, did: { kind, title: set.title } }),
    ],
  })

/** Refuses beside its field what continues nothing of this session, and an id that no question of the set has, or that comes twice. */
function questionsIn(
  { newId }: Pick<Deps, 'newId'>,
  { breakouts }: Pick<Asking, 'breakouts'>,
  { form, before }: { readonly form: QuestionSetForm; readonly before: readonly Question[] },
): Question[] {
  const left = new Set(before.map(({ id }) => id))
  return form.questions.map(({ id, text, hint, breakoutId, sectionId }, at) => {
    const wrong = (field: string, message: string): Refusal =>
      new Refusal('malformed', message, { at: ['body', 'questions', String(at), field] })
    const sections = breakouts.find(breakout => breakout.id === breakoutId)?.sections
    if (sections === undefined) throw wrong('breakoutId', 'Choose a breakout of this session.')
    const section = sectionId === null ? sections.at(-1) : sections.find(one => one.id === sectionId)
    if (section === undefined) throw wrong('sectionId', 'Choose a heading of that breakout.')
    if (id !== undefined && !left.delete(id))
      throw wrong('id', 'This question is not among them any more. Load the page again.')
    return { id: id ?? QuestionId.parse(newId()), text, hint, breakoutId, sectionId: section.id }
  })
}
