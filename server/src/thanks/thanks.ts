/** Who wants to be thanked by name, kept apart from the words: it belongs to a strategy by a keyed hash, and says nothing of what anybody did. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import {
  mostAcknowledgements,
  type Acknowledgement,
  type ThanksAsk,
  type ThanksTerms,
} from '@waymark/shared/model/acknowledgement.ts'
import { onTheClock } from '@waymark/shared/model/time.ts'
import type { Deps } from '#deps.ts'
import { hashOfSecret, idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { acknowledgements, thanksTerms } from '#store/people-kinds.ts'
import { thanksScope } from '#scopes-of-people.ts'
import { row } from '#store/store.ts'

export type ThanksDeps = Pick<Deps, 'people' | 'peopleKey' | 'now'>

/** With a full stop, which no other id has, so that none opens another door. */
const before = 'thanks.'

/** The end of the address where people give their names. */
export const thanksTokenOf = ({ linkKey }: Pick<Deps, 'linkKey'>, strategyId: StrategyId): string =>
  secretOf(linkKey, `${before}${strategyId}`)

/** The id of a strategy, as it stands in the address. Refuses with 'gone' what was never handed out. */
export function strategyOfToken({ linkKey }: Pick<Deps, 'linkKey'>, token: string): string {
  const id = idOfSecret(linkKey, token)
  if (id?.startsWith(before) !== true)
    throw new Refusal('gone', 'There is nothing at this address. Copy it again, right to the end.')
  return id.slice(before.length)
}

export const termsOf = async (deps: ThanksDeps, strategyId: StrategyId): Promise<ThanksTerms> => {
  const id = thanksScope(deps, strategyId)
  return (await deps.people.get(thanksTerms, id)) ?? { id, isOpen: false, intro: '', letter: null }
}

export const setTermsOf = (
  deps: ThanksDeps,
  strategyId: StrategyId,
  change: Partial<Omit<ThanksTerms, 'id'>>,
): Promise<void> =>
  deps.people.inTurn(thanksScope(deps, strategyId), async () => {
    await deps.people.commit({ puts: [row(thanksTerms, { ...(await termsOf(deps, strategyId)), ...change })] })
  })

/** Those that were not taken back, by name. */
export const namesOf = async (deps: ThanksDeps, strategyId: StrategyId): Promise<Acknowledgement[]> =>
  (await deps.people.list(acknowledgements, thanksScope(deps, strategyId)))
    .filter(({ state }) => state !== 'withdrawn')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))

/** What everybody can read at this moment. */
export async function thanked(
  deps: ThanksDeps,
  strategyId: StrategyId,
): Promise<{ readonly intro: string; readonly names: readonly string[] }> {
  const names = (await namesOf(deps, strategyId)).filter(({ state }) => state === 'shown').map(({ name }) => name)
  return { intro: (await termsOf(deps, strategyId)).intro, names }
}

interface Given {
  /** All chance, made with the form; the same form twice is one name. */
  readonly secret: string
  readonly ask: ThanksAsk
}

export const giveName = (deps: ThanksDeps, strategyId: StrategyId, { secret, ask }: Given): Promise<void> => {
  const scope = thanksScope(deps, strategyId)
  return deps.people.inTurn(scope, async () => {
    if (!(await termsOf(deps, strategyId)).isOpen) throw new Refusal('closed', 'No names are taken here now.')
    const id = hashOfSecret(secret)
    if ((await deps.people.get(acknowledgements, id)) !== undefined) return
    if ((await deps.people.list(acknowledgements, scope)).length >= mostAcknowledgements)
      throw new Refusal('too-many', 'More names were given than fit here. Tell the people who organise this.')
    await put(deps, { ...ask, id, scope, day: '', state: 'wanted', isWrittenTo: false })
  })
}

/** Refuses with 'gone'. */
export async function ownName({ people }: Pick<Deps, 'people'>, secret: string): Promise<Acknowledgement> {
  const own = await people.get(acknowledgements, hashOfSecret(secret))
  if (own === undefined)
    throw new Refusal('gone', 'No name is kept at this address. It may be deleted, or the address not complete.')
  return own
}

/** Another name is looked at anew before it is shown. */
export const changeName = (deps: ThanksDeps, secret: string, ask: ThanksAsk): Promise<void> =>
  onOwn(deps, secret, own => ({
    ...own,
    ...ask,
    state: ask.name === own.name && own.state !== 'withdrawn' ? own.state : 'wanted',
    isWrittenTo: own.isWrittenTo && ask.mail === own.mail,
  }))

/** The name and the address for letters are gone at once. */
export const withdrawName = (deps: ThanksDeps, secret: string): Promise<void> =>
  onOwn(deps, secret, async own => {
    // What is removed is gone from every file of the store; what is written over may stand in one for a while.
    await deps.people.commit({ removes: [{ kind: acknowledgements.name, id: own.id }] })
    return { ...own, name: '', mail: '', state: 'withdrawn' }
  })

async function onOwn(
  deps: ThanksDeps,
  secret: string,
  change: (own: Acknowledgement) => Acknowledgement | Promise<Acknowledgement>,
): Promise<void> {
  const { scope } = await ownName(deps, secret)
  await deps.people.inTurn(scope, async () => {
    await put(deps, await change(await ownName(deps, secret)))
  })
}

/** Only as they were seen: what was changed or taken back meanwhile stays as it is. Answers how many. */
export const setShown = (
  deps: ThanksDeps,
  strategyId: StrategyId,
  {
    names,
    state,
  }: { readonly names: readonly Pick<Acknowledgement, 'id' | 'name'>[]; readonly state: 'shown' | 'held' },
): Promise<number> =>
  deps.people.inTurn(thanksScope(deps, strategyId), async () => {
    const seen = new Map(names.map(({ id, name }) => [id, name]))
    const found = (await namesOf(deps, strategyId)).filter(one => seen.get(one.id) === one.name)
    await deps.people.commit({ puts: found.map(one => row(acknowledgements, { ...one, state })) })
    return found.length
  })

async function put(deps: ThanksDeps, own: Acknowledgement): Promise<void> {
  const day = onTheClock('Europe/London', deps.now()).local.slice(0, 10)
  await deps.people.commit({ puts: [row(acknowledgements, { ...own, day })] })
}

/** Once a strategy is gone, so is who was to be thanked in it. */
export const forgetThanks = (deps: ThanksDeps, strategyId: StrategyId): Promise<void> => {
  const scope = thanksScope(deps, strategyId)
  return deps.people.inTurn(scope, async () => {
    const all = await deps.people.list(acknowledgements, scope)
    await deps.people.commit({
      removes: [...all.map(({ id }) => ({ kind: acknowledgements.name, id })), { kind: thanksTerms.name, id: scope }],
    })
  })
}
