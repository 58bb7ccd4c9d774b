/**
 * The form of a session, kept in a store of its own under an id that leads to the session only with a key. There is one for a session,
 * it is closed once, and then shows what may be shown; so there are never two states of it that could be held against each other.
 */
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { WhoAsked, WhoForm } from '@waymark/shared/model/who.ts'
import { leastPeople, resultOf } from '@waymark/shared/rules/who-counts.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf, idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { whoAnswers, whoForms } from '#store/monitoring-kinds.ts'
import { row } from '#store/store.ts'
import { chanceOf } from './chance-of.ts'

export type WhoDeps = Pick<Deps, 'monitoring' | 'monitoringKey' | 'linkKey' | 'newId'>

const formIdOf = ({ monitoringKey }: Pick<Deps, 'monitoringKey'>, sessionId: SessionId): string =>
  blindIdOf(monitoringKey, `session ${sessionId}`)

/** Ids of other things are made by others: with this before it, none of theirs opens the form. */
const before = 'who.'

/** The end of the address where people answer, and where the result is read. */
export const whoTokenOf = ({ linkKey }: Pick<Deps, 'linkKey'>, { id }: Pick<WhoForm, 'id'>): string =>
  secretOf(linkKey, `${before}${id}`)

export const formOf = (deps: WhoDeps, sessionId: SessionId): Promise<WhoForm | undefined> =>
  deps.monitoring.get(whoForms, formIdOf(deps, sessionId))

/** Refuses with 'gone' where there is none, or none yet. */
export async function formAt(deps: WhoDeps, token: string): Promise<WhoForm> {
  const id = idOfSecret(deps.linkKey, token)
  const form = id?.startsWith(before) ? await deps.monitoring.get(whoForms, id.slice(before.length)) : undefined
  if (form === undefined || form.state === 'draft')
    throw new Refusal('gone', 'There is no form at this address. Copy it again, right to the end.')
  return form
}

export const putForm = (deps: WhoDeps, sessionId: SessionId, asked: WhoAsked): Promise<void> =>
  inTurn(deps, sessionId, async (known, id) => {
    if (known !== undefined && known.state !== 'draft')
      throw new Refusal('conflict', 'The form is open, so its questions stay as people read them.')
    await put(deps, { ...asked, id, state: 'draft', result: null, isPublished: false })
  })

export const openForm = (deps: WhoDeps, sessionId: SessionId): Promise<void> =>
  inTurn(deps, sessionId, async known => {
    if (known?.state !== 'draft') throw new Refusal('conflict', 'There is no form here that could be opened.')
    await put(deps, { ...known, state: 'open' })
  })

/** Before it is opened; afterwards there would be a second one to hold against the first. */
export const removeForm = (deps: WhoDeps, sessionId: SessionId): Promise<void> =>
  inTurn(deps, sessionId, async (known, id) => {
    if (known !== undefined && known.state !== 'draft')
      throw new Refusal('conflict', 'A form that was open stays, so that there is never a second one.')
    await deps.monitoring.commit({ removes: [{ kind: whoForms.name, id }] })
  })

/** Once: counts are made, and what was answered is deleted in the same commit. */
export const closeForm = (deps: WhoDeps, sessionId: SessionId): Promise<void> =>
  inTurn(deps, sessionId, async (known, id) => {
    if (known?.state !== 'open') throw new Refusal('conflict', 'There is no form here that could be closed.')
    const sent = (await deps.monitoring.get(whoAnswers, id))?.sent ?? []
    const result = resultOf(
      known.questions,
      sent.map(({ answers }) => answers),
      chanceOf(deps),
    )
    await deps.monitoring.commit({
      puts: [row(whoForms, { ...known, state: 'closed', result })],
      removes: [{ kind: whoAnswers.name, id }],
    })
  })

export const publishResult = (deps: WhoDeps, sessionId: SessionId, isPublished: boolean): Promise<void> =>
  inTurn(deps, sessionId, async known => {
    if (known?.result?.people === undefined || known.result.people === null)
      throw new Refusal('conflict', 'There is no result here that could be shown.')
    await put(deps, { ...known, isPublished })
  })

/** Whether ten have answered: all that is said while a form is open, so that nobody deletes a few answers in vain. */
export async function isEnough({ monitoring }: WhoDeps, { id }: Pick<WhoForm, 'id'>): Promise<boolean> {
  return ((await monitoring.get(whoAnswers, id))?.sent.length ?? 0) >= leastPeople
}

/** The session is gone. */
export async function forgetForms(deps: WhoDeps, sessions: readonly SessionId[]): Promise<void> {
  for (const sessionId of sessions)
    await inTurn(deps, sessionId, async (_, id) => {
      await deps.monitoring.commit({ removes: [whoForms, whoAnswers].map(({ name: kind }) => ({ kind, id })) })
    })
}

const inTurn = (
  deps: WhoDeps,
  sessionId: SessionId,
  act: (known: WhoForm | undefined, id: string) => Promise<void>,
): Promise<void> => {
  const id = formIdOf(deps, sessionId)
  return deps.monitoring.inTurn(id, async () => act(await deps.monitoring.get(whoForms, id), id))
}

const put = async ({ monitoring }: WhoDeps, form: WhoForm): Promise<void> => {
  await monitoring.commit({ puts: [row(whoForms, form)] })
}
