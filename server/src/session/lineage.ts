/** Where a strategy comes from: read by whoever may read its draft, written by organisers. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { Before, Lineage, LineageSide } from '@waymark/shared/model/lineage.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import { faultsOf, type ReadLineage } from '@waymark/shared/rules/lineage.ts'
import { sayFault } from '@waymark/shared/rules/lineage-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import type { putLineage as putRoute, readLineage as readRoute } from '@waymark/shared/wire/lineage.ts'
import type { BodyOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Asked } from '#asked.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { lineages, strategies } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { permit, viewOfMe, type Browser } from './members.ts'
import { strategyPlace } from './places.ts'
import { findStrategyMember, strategyMember } from './strategy-member.ts'

type Stored = Pick<Deps, 'store'>

const sideOf = ({ title, period, ambitions, values }: LineageSide): LineageSide => ({
  title,
  period,
  ambitions: ambitions.map(({ id, title: called }) => ({ id, title: called })),
  values: values.map(({ id, title: called }) => ({ id, title: called })),
})

/** The series that comes with the software can be taken away. */
const goneSide: LineageSide = { title: 'A strategy that is not here any more', period: '', ambitions: [], values: [] }

async function oldSide({ store }: Stored, before: Before): Promise<LineageSide> {
  if (before.kind === 'typed') return sideOf(before)
  const known = await store.get(strategies, before.strategyId)
  return known === undefined ? goneSide : sideOf(known)
}

/** Undefined where it continues nothing. */
export async function lineageOf(deps: Stored, strategy: Strategy): Promise<ReadLineage | undefined> {
  const kept = await deps.store.get(lineages, strategy.id)
  if (kept === undefined || kept.before === null) return undefined
  return { old: await oldSide(deps, kept.before), now: sideOf(strategy), entries: kept.entries }
}

/** The lineage for somebody who may read it. */
export async function permittedLineage(
  deps: Stored,
  { browser, strategyId }: { readonly browser: Browser; readonly strategyId: StrategyId },
): Promise<{ readonly strategy: Strategy; readonly lineage: ReadLineage | undefined }> {
  const strategy = await strategyPlace(deps, strategyId)
  permit(await strategyMember(deps, browser, strategyId), 'read-draft')
  return { strategy, lineage: await lineageOf(deps, strategy) }
}

export async function readLineage(
  deps: Stored,
  { browser, params: { strategyId } }: Asked<typeof readRoute>,
): Promise<ReplyOf<typeof readRoute>> {
  const strategy = await strategyPlace(deps, strategyId)
  const member = await strategyMember(deps, browser, strategyId)
  permit(member, 'read-draft')
  const kept = await deps.store.get(lineages, strategyId)
  const before = kept?.before ?? null
  return {
    version: kept?.version ?? 0,
    before,
    old: before === null ? null : await oldSide(deps, before),
    now: sideOf(strategy),
    entries: kept?.entries ?? [],
    me: viewOfMe(member),
  }
}

export const putLineage = (
  deps: Stored,
  { browser, params: { strategyId }, body }: Asked<typeof putRoute>,
): Promise<ReplyOf<typeof putRoute>> =>
  deps.store.inTurn(`lineage ${strategyId}`, async () => {
    const strategy = await strategyPlace(deps, strategyId)
    permit(await strategyMember(deps, browser, strategyId), 'manage-strategy')
    const kept = await deps.store.get(lineages, strategyId)
    if (kept !== undefined && kept.version === body.version + 1 && isSame(kept, body)) return { version: kept.version }
    if ((kept?.version ?? 0) !== body.version)
      throw new Refusal(
        'conflict',
        'Somebody else has saved this since you opened it. What you did is still here. Look at what they saved, or save yours in its place.',
      )
    await refuseBefore(deps, { browser, strategyId, before: body.before, kept })
    await refuseFaults(deps, strategy, body)
    const version = body.version + 1
    await deps.store.commit({
      puts: [row(lineages, { id: strategyId, version, before: body.before, entries: body.entries })],
    })
    return { version }
  })

const isSame = (kept: Lineage, { before, entries }: BodyOf<typeof putRoute>): boolean =>
  JSON.stringify([kept.before, kept.entries]) === JSON.stringify([before, entries])

interface Chosen {
  readonly browser: Browser
  readonly strategyId: StrategyId
  readonly before: Before | null
  readonly kept: Lineage | undefined
}

/** A strategy that somebody cannot open is not shown to others by their choosing it; one that was chosen already stays. */
async function refuseBefore(deps: Stored, { browser, strategyId, before, kept }: Chosen): Promise<void> {
  if (before === null || before.kind === 'typed') return
  const refusal = (message: string): Refusal => new Refusal('malformed', message, { at: ['body', 'before'] })
  if (before.strategyId === strategyId) throw refusal('A strategy does not continue itself. Choose another.')
  const isChosen = kept?.before?.kind === 'strategy' && kept.before.strategyId === before.strategyId
  if (!isChosen && !(await mayOpen(deps, browser, before.strategyId)))
    throw refusal('You cannot open that strategy. Choose one that you can open, or type it in.')
}

/** The same no for one that is not there, so that nobody learns which are. */
async function mayOpen(deps: Stored, browser: Browser, id: StrategyId): Promise<boolean> {
  const member = await findStrategyMember(deps, browser, id)
  const isThere = (await deps.store.get(strategies, id)) !== undefined
  return isThere && member !== undefined && may(member.role, 'read-draft')
}

async function refuseFaults(
  deps: Stored,
  strategy: Strategy,
  { before, entries }: BodyOf<typeof putRoute>,
): Promise<void> {
  if (before === null && entries.length > 0)
    throw new Refusal('malformed', 'Say first what this strategy continues.', { at: ['body', 'before'] })
  if (before === null) return
  if (before.kind === 'typed') refuseDoubles(before)
  const faults = faultsOf({ old: await oldSide(deps, before), now: sideOf(strategy), entries })
  const [first] = faults
  if (first === undefined) return
  const [entry, [fault]] = first
  if (fault !== undefined)
    throw new Refusal('malformed', sayFault(fault, entry.how), {
      at: ['body', 'entries', String(entries.indexOf(entry))],
    })
}

function refuseDoubles({ ambitions, values }: Extract<Before, { kind: 'typed' }>): void {
  for (const [field, items] of [
    ['ambitions', ambitions],
    ['values', values],
  ] as const)
    if (new Set(items.map(({ id }) => id)).size < items.length)
      throw new Refusal('malformed', 'One of these was sent twice. Load the page again.', {
        at: ['body', 'before', field],
      })
}
