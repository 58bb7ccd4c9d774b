/** Who asked for what in another format, kept apart from the words: what it is about is a label, and whose it is to do a keyed hash. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { mostFormatRequests, type FormatAsk, type FormatRequest } from '@waymark/shared/model/format-request.ts'
import { onTheClock } from '@waymark/shared/model/time.ts'
import { inQueue, workingDaysToAnswer } from '@waymark/shared/rules/format-words.ts'
import type { Deps } from '#deps.ts'
import { hashOfSecret } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { formatRequests, formatTerms } from '#store/people-kinds.ts'
import { formatScope } from '#scopes-of-people.ts'
import { row } from '#store/store.ts'
import { dayAfterWorkingDays, type IsHoliday } from './due-day.ts'

type FormatDeps = Pick<Deps, 'people' | 'peopleKey' | 'now'>

/** The day by the clock that all days of strategies are told by. */
export const today = ({ now }: Pick<Deps, 'now'>): string => onTheClock('Europe/London', now()).local.slice(0, 10)

export interface Asked {
  /** All chance, made with the form; the same form twice is one request. */
  readonly secret: string
  readonly strategyId: StrategyId | null
  readonly about: string
  readonly ask: FormatAsk
}

/** Answers whether it is new. */
export const askForFormat = (
  deps: FormatDeps,
  { secret, strategyId, about, ask }: Asked,
  isHoliday: IsHoliday,
): Promise<boolean> => {
  const scope = formatScope(deps, strategyId)
  return deps.people.inTurn(scope, async () => {
    const id = hashOfSecret(secret)
    if ((await deps.people.get(formatRequests, id)) !== undefined) return false
    if ((await deps.people.list(formatRequests, scope)).length >= mostFormatRequests)
      throw new Refusal('too-many', 'More has been asked for than we can take. Ask the people who organise this.')
    const day = today(deps)
    const due = await dayAfterWorkingDays(day, workingDaysToAnswer, isHoliday)
    const request: FormatRequest = { ...ask, id, scope, about, day, due, state: 'asked', said: '', saidOn: '' }
    await deps.people.commit({ puts: [row(formatRequests, request)] })
    return true
  })
}

/** Refuses with 'gone'. */
export async function ownFormatRequest({ people }: Pick<Deps, 'people'>, secret: string): Promise<FormatRequest> {
  const request = await people.get(formatRequests, hashOfSecret(secret))
  if (request === undefined)
    throw new Refusal('gone', 'Nothing is asked for at this address. It may be deleted, or the address not complete.')
  return request
}

/** Those of all these scopes. */
export async function queueOf({ people }: Pick<Deps, 'people'>, scopes: readonly string[]): Promise<FormatRequest[]> {
  const found = await Promise.all(scopes.map(scope => people.list(formatRequests, scope)))
  return inQueue(found.flat())
}

interface Change {
  readonly scopes: readonly string[]
  readonly id: string
}

/** By the team. Refuses with 'gone' what is not among these scopes. */
export async function setStateOf(
  deps: FormatDeps,
  { scopes, id }: Change,
  { state, said }: Pick<FormatRequest, 'state' | 'said'>,
): Promise<{ readonly request: FormatRequest; readonly isNew: boolean }> {
  const { scope } = await requestIn(deps, { scopes, id })
  return deps.people.inTurn(scope, async () => {
    const known = await requestIn(deps, { scopes, id })
    if ((state === 'done' || state === 'cannot') && said.trim() === '')
      throw new Refusal('malformed', 'Say in a sentence what came of it: whoever asked reads it.', {
        at: ['body', 'said'],
      })
    const request = { ...known, state, said, saidOn: today(deps) }
    await deps.people.commit({ puts: [row(formatRequests, request)] })
    return { request, isNew: known.state !== state }
  })
}

export async function removeRequest(deps: FormatDeps, change: Change): Promise<void> {
  const { id } = await requestIn(deps, change)
  await deps.people.commit({ removes: [{ kind: formatRequests.name, id }] })
}

async function requestIn({ people }: Pick<Deps, 'people'>, { scopes, id }: Change): Promise<FormatRequest> {
  const request = await people.get(formatRequests, id)
  if (request === undefined || !scopes.includes(request.scope))
    throw new Refusal('gone', 'This request is not here any more. Whoever asked may have taken it back.')
  return request
}

/** Whether each document of a strategy ends with the address where other formats are asked for: yes, until somebody says no. */
export const isInDocuments = async (deps: FormatDeps, strategyId: StrategyId): Promise<boolean> =>
  (await deps.people.get(formatTerms, formatScope(deps, strategyId)))?.isInDocuments ?? true

export async function setInDocuments(deps: FormatDeps, strategyId: StrategyId, isIn: boolean): Promise<void> {
  await deps.people.commit({ puts: [row(formatTerms, { id: formatScope(deps, strategyId), isInDocuments: isIn })] })
}

/** Once a strategy is gone, so is who asked for what of it. */
export async function forgetFormatRequests(deps: FormatDeps, strategyId: StrategyId): Promise<void> {
  const all = await deps.people.list(formatRequests, formatScope(deps, strategyId))
  await deps.people.commit({
    removes: [
      ...all.map(({ id }) => ({ kind: formatRequests.name, id })),
      { kind: formatTerms.name, id: formatScope(deps, strategyId) },
    ],
  })
}
