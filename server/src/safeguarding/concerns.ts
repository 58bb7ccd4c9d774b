/** Telling the lead of something: sealed at once, so that nothing of it stands anywhere but in their letter. */
import { createHmac } from 'node:crypto'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { maxConcerns, maxPerDay, type Concern } from '@waymark/shared/model/safeguarding.ts'
import type { AuditActor } from '@waymark/shared/model/audit.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { concerns, leadKeys } from '#store/people-kinds.ts'
import { row } from '#store/store.ts'
import { logTokenOf, safeguardingIdOf, safeguardingOf } from './lead.ts'
import { sealTo } from './sealed.ts'

export const contextOf = (concernId: string, keyId: string, entryId = ''): string =>
  `waymark concern ${keyId} ${concernId} ${entryId}`

/** A form sent twice has the same one. It opens nothing. */
export function referenceOf({ peopleKey }: Pick<Deps, 'peopleKey'>, concernId: string): string {
  const bytes = createHmac('sha256', peopleKey).update(`reference ${concernId}`).digest()
  const syllables = [...bytes.subarray(0, 6)].map(byte => `${'bdfghklmnprstvwz'[byte & 15]}${'aeiou'[(byte >> 4) % 5]}`)
  return [0, 2, 4].map(at => syllables.slice(at, at + 2).join('')).join('-')
}

export interface Told {
  /** Of the form, made with the page: sent twice it is one concern. */
  readonly form: string
  readonly concern: Concern
  readonly by: Extract<AuditActor, 'person' | 'facilitator'>
}

/** Answers the reference. Where nobody could read it, nothing is taken. */
export async function raiseConcern(deps: Deps, strategyId: StrategyId, { form, concern, by }: Told): Promise<string> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(form)) throw new Refusal('malformed', 'We could not read what was sent.')
  const id = createHmac('sha256', deps.peopleKey)
    .update(`concern ${strategyId} ${form}`)
    .digest('base64url')
    .slice(0, 22)
  const parent = safeguardingIdOf(deps, strategyId)
  const isNew = await deps.people.inTurn(`concerns ${parent}`, async () => {
    const known = await safeguardingOf(deps, strategyId)
    const key = known === undefined || known.keyId === '' ? undefined : await deps.people.get(leadKeys, known.keyId)
    if (key === undefined)
      throw new Refusal('closed', 'Nobody can read what is sent here yet. Reach them in another way.')
    if ((await deps.people.get(concerns, id)) !== undefined) return false
    const day = deps.now().slice(0, 10)
    refuseTooMany(await deps.people.list(concerns, key.id), day)
    const inside = JSON.stringify({ ...concern, reference: referenceOf(deps, id), at: deps.now() })
    const sealed = sealTo(key.publicKey, inside, contextOf(id, key.id))
    await deps.people.commit({ puts: [row(concerns, { id, keyId: key.id, day, sealed })] })
    return true
  })
  if (isNew) {
    await audit(deps, { by, did: 'concern-raised', strategyId })
    await tellLead(deps, strategyId)
  }
  return referenceOf(deps, id)
}

function refuseTooMany(all: readonly { readonly day: string }[], day: string): void {
  if (all.length >= maxConcerns || all.filter(one => one.day === day).length >= maxPerDay)
    throw new Refusal(
      'too-many',
      'More was sent here than can be taken today. This is not sent. Please reach the lead directly.',
    )
}

/** Without a word of it. That it is told stands in the log in any case, so a mail that does not go out stops nobody. */
async function tellLead(deps: Deps, strategyId: StrategyId): Promise<void> {
  const known = await safeguardingOf(deps, strategyId)
  if (known === undefined || known.mail === '') return
  const text = `A concern was raised. Open the log with your passphrase:\n${deps.address()}/safeguarding/log/${logTokenOf(deps, strategyId, known.keyId)}\n`
  // Whoever told it does not wait for a mail server.
  void deps.post?.send({ to: known.mail, subject: 'A concern was raised: open the log', text }).catch(() => undefined)
}
