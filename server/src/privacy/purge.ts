/**
 * Letting go what a list names, and nothing besides: part by part, each in one commit with the word that it is done, so that any server
 * goes on where another one died. What is not due any more by then, because it was set to be kept or published anew, stays.
 */
import type { DryRun, DuePart, Months, TimedClass } from '@waymark/shared/model/retention.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { automaticWaitMs, isDue, waitLeft, waitMs } from '@waymark/shared/rules/retention.ts'
import { auditRow } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { dryRuns, dueParts, sessions, strategies } from '#store/kinds.ts'
import { duePeopleParts } from '#store/people-kinds.ts'
import { Overtaken, row } from '#store/store.ts'
import { commentsSince, wordsSince } from './due-words.ts'
import { forgetParts, makeDryRun, peopleRunId, standingRun, type DryRunDeps } from './dry-run.ts'
import { closedStill } from './closed-still.ts'
import { changesFor, namelessDocs } from './let-go.ts'
import { privacyOf } from './settings.ts'
import { seenMs } from './time-seen.ts'

export type PurgeDeps = DryRunDeps & Pick<Deps, 'live'>

const turn = 'retention'
const dayMs = 24 * 60 * 60 * 1000

/** Milliseconds until what is on the list may go. */
export const waitFor = async (deps: PurgeDeps, run: DryRun, wait = waitMs): Promise<number> =>
  waitLeft(run, { now: deps.now(), seenMs: await seenMs(deps) }, wait)

export const listAnew = (deps: PurgeDeps): Promise<DryRun> =>
  deps.store.inTurn(turn, () => makeDryRun(deps, { by: 'organiser', isAutomatic: false }))

/** By an organiser who has read the list. Refuses with 'closed' while it is too young. */
export const beginPurge = (deps: PurgeDeps, runId: string): Promise<void> =>
  deps.store.inTurn(turn, async () => {
    const run = await standingRun(deps)
    if (run?.runId !== runId) throw new Refusal('conflict', 'There is a newer list by now. Read that one first.')
    if (run.state !== 'listed') return
    if ((await waitFor(deps, run)) > 0)
      throw new Refusal(
        'closed',
        'This list has to stand for a day before anything on it is deleted, so that a clock that is wrong deletes nothing. Come back later.',
      )
    await begin(deps, run)
  })

async function begin(deps: PurgeDeps, run: DryRun): Promise<void> {
  const begun: DryRun = { ...run, state: 'purging' }
  await deps.store.commit({ puts: [row(dryRuns, begun)] })
}

/** The list goes, and what is on it stays. */
export const dropList = (deps: PurgeDeps, runId: string): Promise<void> =>
  deps.store.inTurn(turn, async () => {
    const run = await standingRun(deps)
    if (run?.runId !== runId) return
    if (run.state === 'purging') throw new Refusal('conflict', 'It is being deleted already.')
    await forgetParts(deps, run)
    await deps.store.commit({ removes: [{ kind: dryRuns.name, id: run.id }] })
  })

/** Does some of what is to be done, until there is none or `until` says so. Nothing where another server is at it. */
export const carryOn = async (deps: PurgeDeps, until: () => boolean = () => false): Promise<void> => {
  await deps.store.ifFree('retention-going', async () => {
    for (;;) {
      const run = await standingRun(deps)
      if (run?.state !== 'purging') return
      const { months } = await privacyOf(deps)
      const words = await deps.store.list(dueParts, run.runId)
      for (const part of words) {
        if (until()) return
        await letPartGo(deps, { run, months, part })
      }
      const count = await letPeopleGo(deps, run, months)
      await end(deps, run, count)
    }
  })
}

async function end(deps: PurgeDeps, { runId }: DryRun, more: number): Promise<void> {
  const now = await standingRun(deps)
  if (now?.runId !== runId) return
  const gone = now.gone + more
  const ended: DryRun = { ...now, state: 'done', gone }
  await deps.store.commit({
    puts: [
      row(dryRuns, ended),
      auditRow(deps, { by: now.isAutomatic ? 'server' : 'organiser', did: 'retention-purged', count: gone }),
    ],
  })
}

interface Going {
  readonly run: DryRun
  readonly months: Months
  readonly part: DuePart
}

const mostTries = 5

async function letPartGo(deps: PurgeDeps, going: Going, tries = 1): Promise<void> {
  const { run, months, part } = going
  const isStill = isDue(await sinceOf(deps, part), months[part.of], deps.now())
  const keys = isStill ? await closedStill(deps, part) : []
  await namelessDocs(deps, keys)
  const { puts, removes } = await changesFor(deps, keys)
  const now = (await standingRun(deps)) ?? run
  try {
    await deps.store.commit({
      puts: [...puts, row(dryRuns, { ...now, gone: now.gone + keys.length })],
      removes: [...removes, { kind: dueParts.name, id: part.id }],
    })
  } catch (error) {
    // Somebody has written one of its rows at that moment: it is read again.
    if (!(error instanceof Overtaken) || tries === mostTries) throw error
    await letPartGo(deps, going, tries + 1)
  }
}

/** What was published again since, or opened again, is counted from then. */
async function sinceOf(deps: PurgeDeps, part: DuePart): Promise<Instant | undefined> {
  if (part.of !== 'words') return part.since
  if (part.sessionId !== null) {
    const session = await deps.store.get(sessions, part.sessionId)
    return session === undefined ? undefined : wordsSince(deps, session)
  }
  const strategy = part.strategyId === null ? undefined : await deps.store.get(strategies, part.strategyId)
  return strategy === undefined ? undefined : commentsSince(deps, strategy)
}

async function letPeopleGo(deps: PurgeDeps, { runId }: DryRun, months: Months): Promise<number> {
  let count = 0
  for (const part of await deps.people.list(duePeopleParts, peopleRunId(deps, runId))) {
    const isStill = isDueStill(part.of, part.since, { months, now: deps.now() })
    const removes = isStill ? part.keys : []
    await deps.people.commit({ removes: [...removes, { kind: duePeopleParts.name, id: part.id }] })
    count += removes.length
  }
  return count
}

const isDueStill = (of: TimedClass, day: string, { months, now }: { readonly months: Months; readonly now: Instant }) =>
  // A day ends a day later.
  isDue(`${day}T00:00:00.000Z`, months[of], new Date(Date.parse(now) + dayMs).toISOString())

/** Answers the list that was made by itself just now, for whoever is told. */
export const purgeByItself = (deps: PurgeDeps): Promise<DryRun | undefined> =>
  deps.store.inTurn(turn, async () => {
    const { isAutomatic } = await privacyOf(deps)
    const run = await standingRun(deps)
    if (!isAutomatic || run?.state === 'purging') return undefined
    if (run !== undefined && (await isEnough(deps, run))) return undefined
    const made = await makeDryRun(deps, { by: 'server', isAutomatic: true })
    return made.lines.length > 0 ? made : undefined
  })

/**
 * Whether the list that stands is enough for now; its own is let go once it is a week old. One that was made while a clock was wrong is
 * made anew, and so is one that is over, or that somebody else has read for a week.
 */
async function isEnough(deps: PurgeDeps, run: DryRun): Promise<boolean> {
  const wait = await waitFor(deps, run, automaticWaitMs)
  if (wait === Infinity) return false
  const isOwn = run.isAutomatic && run.state === 'listed'
  if (wait === 0 && isOwn) await begin(deps, run)
  return wait > 0 || isOwn
}
