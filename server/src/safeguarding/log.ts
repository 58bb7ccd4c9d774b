/** The log of a lead: opened by their passphrase at each act, added to and never written over. Wrong tries are counted for all servers alike. */
import * as z from 'zod/mini'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { Concern, Entry, maxEntries, type LeadKey, type SealedConcern } from '@waymark/shared/model/safeguarding.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { logTries } from '#store/kinds.ts'
import { concernEntries, concerns, leadKeys } from '#store/people-kinds.ts'
import { row } from '#store/store.ts'
import { contextOf } from './concerns.ts'
import { openByPassphrase, openByRecovery, wrapByPassphrase, wrapByRecovery } from './key-wrap.ts'
import { readToken, safeguardingIdOf, safeguardingOf } from './lead.ts'
import { wrongWithPassphrase } from './passphrase.ts'
import { NotOpened, openWith, sealTo, type Pair } from './sealed.ts'

export interface LogPlace {
  readonly strategyId: StrategyId
  readonly key: LeadKey
  /** Whether new concerns come here; those of an earlier lead stay readable to them. */
  readonly isCurrent: boolean
  readonly keepYears: number
}

export async function logAt(deps: Deps, token: string): Promise<LogPlace> {
  const { strategyId, more } = readToken(deps, 'log', token)
  const [key, known] = [await deps.people.get(leadKeys, more), await safeguardingOf(deps, strategyId)]
  if (key === undefined || known === undefined || key.of !== safeguardingIdOf(deps, strategyId))
    throw new Refusal('gone', 'There is no log at this address any more.')
  return { strategyId, key, isCurrent: known.keyId === key.id, keepYears: known.keepYears }
}

export type OpenedBy = { readonly passphrase: string } | { readonly recoveryCode: string }

const freeTries = 3
const maxWaitMs = 3_600_000

export const triesIdOf = ({ linkKey }: Pick<Deps, 'linkKey'>, { id }: Pick<LeadKey, 'id'>): string =>
  blindIdOf(linkKey, `log tries ${id}`)

/** Answers the key of the lead. Three tries are free; then each takes twice as long as the one before. */
export async function unlock(deps: Deps, { strategyId, key }: LogPlace, by: OpenedBy): Promise<Pair> {
  const id = triesIdOf(deps, key)
  const opened = await deps.store.inTurn(`log-tries ${id}`, async () => {
    const tried = await deps.store.get(logTries, id)
    const wait = Date.parse(tried?.until ?? deps.now()) - Date.parse(deps.now())
    if (wait > 0)
      throw new Refusal('too-many', `That was wrong too often. Wait ${sayWait(wait)}, then try again.`, {
        retryAfter: Math.ceil(wait / 1000),
      })
    const privateKey = await (
      'passphrase' in by
        ? openByPassphrase(key.byPassphrase, by.passphrase, key.id)
        : Promise.resolve().then(() => openByRecovery(key.byRecovery, by.recoveryCode, key.id))
    ).catch(ifNotOpened)
    if (privateKey !== undefined) {
      if (tried !== undefined) await deps.store.commit({ removes: [{ kind: logTries.name, id }] })
      return { publicKey: key.publicKey, privateKey }
    }
    const failed = (tried?.failed ?? 0) + 1
    const pause = failed < freeTries ? 0 : Math.min(maxWaitMs, 30_000 * 2 ** (failed - freeTries))
    const until = new Date(Date.parse(deps.now()) + pause).toISOString()
    await deps.store.commit({ puts: [row(logTries, { id, failed, until })] })
    return undefined
  })
  if (opened !== undefined) return opened
  await audit(deps, { by: 'lead', did: 'code-refused', strategyId })
  const what = 'passphrase' in by ? 'passphrase' : 'recovery code'
  throw new Refusal('not-allowed', `This ${what} does not open the log. Nobody can look it up for you.`, {
    at: ['passphrase' in by ? 'passphrase' : 'recoveryCode'],
  })
}

const sayWait = (ms: number): string =>
  ms <= 90_000 ? `${Math.ceil(ms / 1000)} seconds` : `${Math.ceil(ms / 60_000)} minutes`

function ifNotOpened(error: unknown): undefined {
  if (!(error instanceof NotOpened)) throw error
  return undefined
}

const InsideConcern = z.extend(Concern, { reference: z.string(), at: z.string() })
const InsideEntry = z.extend(Entry, { by: z.string(), at: z.string(), number: z.int() })
export type ReadEntry = z.infer<typeof InsideEntry>

export interface ReadConcern {
  readonly id: string
  readonly day: string
  /** Undefined where what is kept does not open: it was changed by somebody else than this software. */
  readonly inside: z.infer<typeof InsideConcern> | undefined
  readonly entries: readonly ReadEntry[]
  /** Entries that do not open. */
  readonly broken: number
  readonly isClosed: boolean
  readonly mayGo: boolean
}

/** The newest first, those that are closed last. */
export async function readLog(deps: Deps, place: LogPlace, pair: Pair): Promise<ReadConcern[]> {
  const all = await deps.people.list(concerns, place.key.id)
  const read = await Promise.all(all.map(one => readOne(deps, { place, pair, one })))
  await audit(deps, { by: 'lead', did: 'concerns-opened', strategyId: place.strategyId, count: read.length })
  return read.toSorted((a, b) => Number(a.isClosed) - Number(b.isClosed) || (whenOf(a) < whenOf(b) ? 1 : -1))
}

const whenOf = ({ inside, day }: ReadConcern): string => inside?.at ?? day

async function readOne(
  deps: Deps,
  { place, pair, one }: { readonly place: LogPlace; readonly pair: Pair; readonly one: SealedConcern },
): Promise<ReadConcern> {
  const open = <T>(schema: z.ZodMiniType<T>, sealed: string, entryId = ''): T | undefined => {
    try {
      return schema.parse(JSON.parse(openWith(pair, sealed, contextOf(one.id, place.key.id, entryId))))
    } catch {
      return undefined
    }
  }
  const kept = await deps.people.list(concernEntries, one.id)
  const entries = kept
    .map(entry => open(InsideEntry, entry.sealed, entry.id))
    .filter(entry => entry !== undefined)
    .toSorted((a, b) => a.number - b.number)
  const turned = entries.filter(({ kind }) => kind === 'closed' || kind === 'opened-again').at(-1)
  const isClosed = turned?.kind === 'closed'
  return {
    id: one.id,
    day: one.day,
    inside: open(InsideConcern, one.sealed),
    entries,
    broken: kept.length - entries.length,
    isClosed,
    mayGo: isClosed && isOver(one.day, place.keepYears, deps.now()),
  }
}

const isOver = (day: string, years: number, now: string): boolean =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}` <= now.slice(0, 10)

async function concernOf(deps: Deps, { key }: LogPlace, concernId: string): Promise<SealedConcern> {
  const known = await deps.people.get(concerns, concernId)
  if (known?.keyId !== key.id) throw new Refusal('gone', 'This is not in your log any more.')
  return known
}

/** `form`: made with the page, so that one that is sent twice is one entry. */
export async function addEntry(
  deps: Deps,
  place: LogPlace,
  { concernId, form, entry }: { readonly concernId: string; readonly form: string; readonly entry: Entry },
): Promise<void> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(form)) throw new Refusal('malformed', 'We could not read what was sent.')
  const { key } = place
  await deps.people.inTurn(`concern ${concernId}`, async () => {
    await concernOf(deps, place, concernId)
    const kept = await deps.people.list(concernEntries, concernId)
    const id = blindIdOf(deps.peopleKey, `entry ${concernId} ${form}`)
    if (kept.some(one => one.id === id)) return
    if (kept.length >= maxEntries) throw new Refusal('too-many', `At most ${maxEntries} entries fit to one concern.`)
    const inside = JSON.stringify({ ...entry, by: key.name, at: deps.now(), number: kept.length })
    const sealed = sealTo(key.publicKey, inside, contextOf(concernId, key.id, id))
    const day = deps.now().slice(0, 10)
    await deps.people.commit({ puts: [row(concernEntries, { id, keyId: key.id, concernId, day, sealed })] })
  })
}

/** Only what is closed, and was kept for as long as it has to be. */
export async function removeConcern(
  deps: Deps,
  place: LogPlace,
  { pair, concernId }: { readonly pair: Pair; readonly concernId: string },
): Promise<void> {
  await deps.people.inTurn(`concern ${concernId}`, async () => {
    const one = await concernOf(deps, place, concernId)
    if (!(await readOne(deps, { place, pair, one })).mayGo)
      throw new Refusal('conflict', 'This has to be closed, and kept for as long as was agreed, before it is deleted.')
    const kept = await deps.people.list(concernEntries, concernId)
    await deps.people.commit({
      removes: [...kept.map(({ id }) => ({ kind: concernEntries.name, id })), { kind: concerns.name, id: concernId }],
    })
  })
}

/** Both ways in are made anew; the recovery code is answered this once. */
export async function changePassphrase(
  deps: Deps,
  { key, strategyId }: LogPlace,
  { pair, passphrase }: { readonly pair: Pair; readonly passphrase: string },
): Promise<string> {
  const wrong = wrongWithPassphrase(passphrase)
  if (wrong !== undefined) throw new Refusal('malformed', wrong, { at: ['newPassphrase'] })
  const wrapping = { keyId: key.id, privateKey: pair.privateKey }
  const byPassphrase = await wrapByPassphrase(deps, passphrase, wrapping)
  const { code, wrap: byRecovery } = wrapByRecovery(deps, wrapping)
  await deps.people.commit({ puts: [row(leadKeys, { ...key, byPassphrase, byRecovery })] })
  await audit(deps, { by: 'lead', did: 'lead-changed', strategyId })
  return code
}

/** As it is kept, for whoever holds the passphrase to open elsewhere. */
export async function sealedLog(deps: Deps, { key }: LogPlace): Promise<string> {
  const all = await deps.people.list(concerns, key.id)
  const entries = (await Promise.all(all.map(({ id }) => deps.people.list(concernEntries, id)))).flat()
  return JSON.stringify({ format: 'waymark concerns 1', key, concerns: all, entries }, undefined, 2)
}
