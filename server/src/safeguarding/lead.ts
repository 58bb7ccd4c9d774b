/**
 * Who is the lead of a strategy, and their keys. It belongs to the strategy by a keyed hash of its id. Organisers name a lead and invite
 * them; what the lead then chooses, and what is told to them, no organiser ever sees.
 */
import { StrategyId } from '@waymark/shared/model/ids.ts'
import type { LeadKey, Safeguarding, SafeguardingForm } from '@waymark/shared/model/safeguarding.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf, hashOfSecret, idOfSecret, secretOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { leadKeys, safeguardings } from '#store/people-kinds.ts'
import { row } from '#store/store.ts'
import { wrapByPassphrase, wrapByRecovery } from './key-wrap.ts'
import { wrongWithPassphrase } from './passphrase.ts'
import { newPair } from './sealed.ts'

export const safeguardingIdOf = ({ peopleKey }: Pick<Deps, 'peopleKey'>, strategyId: StrategyId): string =>
  blindIdOf(peopleKey, `safeguarding ${strategyId}`)

type Door = 'safeguarding' | 'lead' | 'log'

/** The end of an address: of which strategy it is, and, for a lead, a secret or a key of their own. */
const tokenOf = ({ linkKey }: Pick<Deps, 'linkKey'>, door: Door, ...of: readonly [StrategyId, string]): string =>
  secretOf(linkKey, [door, ...of].join('.'))

export const publicTokenOf = (deps: Pick<Deps, 'linkKey'>, strategyId: StrategyId): string =>
  tokenOf(deps, 'safeguarding', strategyId, '')
export const logTokenOf = (deps: Pick<Deps, 'linkKey'>, strategyId: StrategyId, keyId: string): string =>
  tokenOf(deps, 'log', strategyId, keyId)

/** Refuses with 'gone' what is no address of ours. */
export function readToken(
  { linkKey }: Pick<Deps, 'linkKey'>,
  door: Door,
  token: string,
): { readonly strategyId: StrategyId; readonly more: string } {
  const [before, id, more] = (idOfSecret(linkKey, token) ?? '').split('.')
  const strategyId = StrategyId.safeParse(id)
  if (before !== door || !strategyId.success || more === undefined)
    throw new Refusal('gone', 'There is nothing at this address. Copy it again, right to the end.')
  return { strategyId: strategyId.data, more }
}

export const safeguardingOf = (
  deps: Pick<Deps, 'people' | 'peopleKey'>,
  strategyId: StrategyId,
): Promise<Safeguarding | undefined> => deps.people.get(safeguardings, safeguardingIdOf(deps, strategyId))

const inTurn = <T>(
  deps: Deps,
  strategyId: StrategyId,
  act: (known: Safeguarding | undefined) => Promise<T>,
): Promise<T> =>
  deps.people.inTurn(safeguardingIdOf(deps, strategyId), async () => act(await safeguardingOf(deps, strategyId)))

export async function setSafeguarding(deps: Deps, strategyId: StrategyId, form: SafeguardingForm): Promise<void> {
  const before = await inTurn(deps, strategyId, async known => {
    const id = safeguardingIdOf(deps, strategyId)
    const { invitation, keyId } = known ?? { invitation: '', keyId: '' }
    await deps.people.commit({ puts: [row(safeguardings, { ...form, id, invitation, keyId })] })
    return known
  })
  const did = before === undefined ? 'lead-named' : before.lead === form.lead ? undefined : 'lead-changed'
  if (did !== undefined) await audit(deps, { by: 'organiser', did, strategyId })
}

/** Answers the end of an address that is shown this once, works once, and ends the one before. */
export const inviteLead = (deps: Deps, strategyId: StrategyId): Promise<string> =>
  inTurn(deps, strategyId, async known => {
    if (known === undefined) throw new Refusal('conflict', 'Say first who is the lead.')
    const token = tokenOf(deps, 'lead', strategyId, deps.newId())
    await deps.people.commit({ puts: [row(safeguardings, { ...known, invitation: hashOfSecret(token) })] })
    return token
  })

export const takeInvitationBack = (deps: Deps, strategyId: StrategyId): Promise<void> =>
  inTurn(deps, strategyId, async known => {
    if (known !== undefined) await deps.people.commit({ puts: [row(safeguardings, { ...known, invitation: '' })] })
  })

const used = 'This invitation was used or taken back. Ask the people who sent it for another one.'

export async function invitedAt(
  deps: Deps,
  token: string,
): Promise<{ readonly strategyId: StrategyId; readonly known: Safeguarding }> {
  const { strategyId } = readToken(deps, 'lead', token)
  const known = await safeguardingOf(deps, strategyId)
  if (known?.invitation !== hashOfSecret(token)) throw new Refusal('gone', used)
  return { strategyId, known }
}

export interface NewLead {
  /** Shown once, and kept nowhere. */
  readonly recoveryCode: string
  readonly logToken: string
}

/** What was told to a lead before stays sealed to their key: it is not read by the new one. */
export async function becomeLead(deps: Deps, token: string, passphrase: string): Promise<NewLead> {
  const { strategyId } = await invitedAt(deps, token)
  const wrong = wrongWithPassphrase(passphrase)
  if (wrong !== undefined) throw new Refusal('malformed', wrong, { at: ['passphrase'] })
  const { publicKey, privateKey } = newPair()
  const keyId = deps.newId()
  const byPassphrase = await wrapByPassphrase(deps, passphrase, { keyId, privateKey })
  const { code, wrap: byRecovery } = wrapByRecovery(deps, { keyId, privateKey })
  const day = deps.now().slice(0, 10)
  await inTurn(deps, strategyId, async known => {
    if (known?.invitation !== hashOfSecret(token)) throw new Refusal('gone', used)
    const key: LeadKey = { id: keyId, of: known.id, name: known.lead, publicKey, byPassphrase, byRecovery, day }
    await deps.people.commit({
      puts: [row(leadKeys, key), row(safeguardings, { ...known, invitation: '', keyId })],
    })
  })
  await audit(deps, { by: 'lead', did: 'lead-changed', strategyId })
  return { recoveryCode: code, logToken: logTokenOf(deps, strategyId, keyId) }
}
