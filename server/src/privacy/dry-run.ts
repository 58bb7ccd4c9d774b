/** The list of what is due, made before anything goes: what goes, how much of it and where, and exactly which rows. */
import type { DryRun, DueLine, DuePart, DuePeoplePart } from '@waymark/shared/model/retention.ts'
import { sayDue } from '@waymark/shared/rules/retention-words.ts'
import { dueAt } from '@waymark/shared/rules/retention.ts'
import type { AuditActor } from '@waymark/shared/model/audit.ts'
import { auditRow } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf } from '#keyed-secret.ts'
import { Refusal } from '#refusal.ts'
import { dryRuns, dueParts } from '#store/kinds.ts'
import { duePeopleParts } from '#store/people-kinds.ts'
import { row } from '#store/store.ts'
import { everythingDue } from './due.ts'
import type { Due } from './due-shape.ts'
import { privacyOf } from './settings.ts'
import { classOfKind, isTimed } from './table-of-classes.ts'
import { seenMs } from './time-seen.ts'

export type DryRunDeps = Pick<Deps, 'store' | 'people' | 'peopleKey' | 'now' | 'newId'>

/** Rows in one part: a document is written anew for each, and one part is one commit. */
const partOf = 200

export const standingRun = ({ store }: Pick<Deps, 'store'>): Promise<DryRun | undefined> =>
  store.get(dryRuns, 'dry-run')

/** What its parts are listed under in the store of the people: nothing there can be led to this list by its id. */
export const peopleRunId = ({ peopleKey }: Pick<Deps, 'peopleKey'>, runId: string): string =>
  blindIdOf(peopleKey, `retention ${runId}`)

/** The one before goes. Only in the turn of 'retention'. */
export async function makeDryRun(
  deps: DryRunDeps,
  { by, isAutomatic }: { readonly by: AuditActor; readonly isAutomatic: boolean },
): Promise<DryRun> {
  const before = await standingRun(deps)
  if (before?.state === 'purging')
    throw new Refusal('conflict', 'What is due is being deleted now. Wait until that is done.')
  await forgetParts(deps, before)
  const { months } = await privacyOf(deps)
  const run = { runId: deps.newId(), at: deps.now(), seenMs: await seenMs(deps) }
  const lines: DueLine[] = []
  for await (const due of everythingDue(deps, { months, now: run.at })) {
    refuseWhatStays(due)
    await keepParts(deps, run.runId, due)
    lines.push(lineOf(due, months[due.of]))
  }
  const made: DryRun = { id: 'dry-run', ...run, isAutomatic, lines, state: 'listed', gone: 0 }
  const count = lines.reduce((sum, one) => sum + one.count, 0)
  await deps.store.commit({
    puts: [row(dryRuns, made), auditRow(deps, { by, did: 'retention-previewed', count })],
  })
  return made
}

const dayOf = (at: string): string => at.slice(0, 10)

/** A day of somebody in the store of the people stands nowhere else: the first of its month does. */
const monthOf = (at: string): string => `${at.slice(0, 7)}-01`

function lineOf({ of, in: store, strategy, session, since, rows }: Due, months: number | null): DueLine {
  const said = store === 'people' ? monthOf : dayOf
  return {
    of,
    strategyId: strategy?.id ?? null,
    sessionId: session?.id ?? null,
    title: [strategy?.title, session?.title].filter(one => one !== undefined).join(': '),
    what: countedIn(rows),
    count: rows.length,
    since: said(since),
    due: said(dueAt(since, months) ?? since),
  }
}

function countedIn(rows: Due['rows']): string[] {
  const counts = new Map<string, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => sayDue(kind, count))
}

/** Whatever finds it: what is the work itself is on no list. */
function refuseWhatStays({ rows }: Due): void {
  const stays = rows.find(({ kind }) => !isTimed(classOfKind.get(kind)))
  if (stays !== undefined) throw new Error(`${stays.kind} is in no class that is let go`)
}

/** By the moment from which each part's time is counted: that of its youngest row. */
async function keepParts(deps: DryRunDeps, runId: string, due: Due): Promise<void> {
  const ordered = due.of === 'words' ? due.rows : due.rows.toSorted((a, b) => (a.since < b.since ? -1 : 1))
  for (let at = 0; at < ordered.length; at += partOf) {
    const some = ordered.slice(at, at + partOf)
    const since = some.reduce((last, one) => (one.since > last ? one.since : last), '')
    const keys = some.map(({ kind, id }) => ({ kind, id }))
    if (due.in === 'people') {
      const part: DuePeoplePart = {
        id: deps.newId(),
        runId: peopleRunId(deps, runId),
        of: due.of,
        since: dayOf(since),
        keys,
      }
      await deps.people.commit({ puts: [row(duePeopleParts, part)] })
    } else {
      const part: DuePart = {
        id: deps.newId(),
        runId,
        of: due.of,
        since,
        strategyId: due.strategy?.id ?? null,
        sessionId: due.session?.id ?? null,
        keys,
      }
      await deps.store.commit({ puts: [row(dueParts, part)] })
    }
  }
}

export async function forgetParts(deps: DryRunDeps, run: DryRun | undefined): Promise<void> {
  if (run === undefined) return
  const words = await deps.store.list(dueParts, run.runId)
  const people = await deps.people.list(duePeopleParts, peopleRunId(deps, run.runId))
  await deps.store.commit({ removes: words.map(({ id }) => ({ kind: dueParts.name, id })) })
  await deps.people.commit({ removes: people.map(({ id }) => ({ kind: duePeopleParts.name, id })) })
}
