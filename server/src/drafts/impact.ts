/** What a strategy came to in numbers, gathered from what is kept. It reads who came only to count them: no member leaves it. */
import { saidThemes } from '@waymark/shared/drafting/said-themes.ts'
import type { Heard } from '@waymark/shared/drafting/chapters.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import type { CountingNote, ImpactYear } from '@waymark/shared/model/impact.ts'
import type { StrategyId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { instantOf, timeIn, type Instant } from '@waymark/shared/model/time.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import { impactOf, type ImpactFacts, type NoteFact } from '@waymark/shared/rules/impact.ts'
import type { Deps } from '#deps.ts'
import {
  authorships,
  countingNotes,
  decisions,
  members,
  outcomes,
  questionSets,
  responses,
  versions,
  versionWords,
} from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { hear, type Series } from './hear.ts'
import { statementsIn } from './you-said.ts'
import { usualZone } from './zone.ts'

type ImpactDeps = Pick<Deps, 'store' | 'live' | 'now'>

export interface Counted {
  readonly draft: Draft
  readonly series: Series
  /** In their order, those without a breakout among them. */
  readonly sessions: readonly Session[]
}

/** The newest year first. Reads all that there is: not to be asked for at each press of a key. */
export async function readNumbers(deps: ImpactDeps, counted: Counted): Promise<ImpactYear[]> {
  const heard = await hear(deps, counted.series)
  const notes = await noteFacts(deps, counted, heard)
  const wroteIn = new Set(notes.flatMap(({ session, isNobodys }) => (isNobodys ? [] : [session])))
  const facts: ImpactFacts = {
    sessions: await Promise.all(
      counted.sessions.map((session, at) => sessionFact(deps, { session, hasNotes: wroteIn.has(at) })),
    ),
    answers: (await Promise.all(counted.sessions.map(session => answerFacts(deps, session)))).flat(),
    notes,
    themes: await themeFacts(deps, counted, heard),
    statements: await statementFacts(deps, counted.draft),
    decisions: (await deps.store.list(decisions, counted.series.strategy.id)).map(one => ({
      year: yearOf(one.decidedOn),
    })),
  }
  return impactOf(facts)
}

const yearOf = (local: string): number => Number(local.slice(0, 4))
const yearIn = (zone: string, at: Instant): number => yearOf(timeIn(zone, at).local)

async function sessionFact(
  { store, now }: ImpactDeps,
  { session: { id, type, isPaid, startsAt }, hasNotes }: { readonly session: Session; readonly hasNotes: boolean },
): Promise<ImpactFacts['sessions'][number]> {
  const came = (await store.list(members, id)).filter(({ role, roomId }) => role === 'participant' && roomId !== null)
  return {
    year: yearOf(startsAt.local),
    type,
    isPaid,
    wasHeld: hasNotes || Date.parse(instantOf(startsAt)) <= Date.parse(now()),
    people: came.length,
  }
}

async function answerFacts({ store }: ImpactDeps, { id, startsAt }: Session): Promise<ImpactFacts['answers']> {
  const sets = await store.list(questionSets, id)
  const all = (await Promise.all(sets.map(set => store.list(responses, set.id)))).flat()
  return all.flatMap(({ sentAt, withdrawnAt, wayIn }) =>
    sentAt === null || withdrawnAt !== null ? [] : [{ year: yearIn(startsAt.zone, sentAt), wayIn }],
  )
}

async function noteFacts({ store }: ImpactDeps, { series, sessions }: Counted, heard: Heard): Promise<NoteFact[]> {
  const places = new Map(sessions.map(({ id }, at) => [id, at]))
  const facts = series.breakouts.map(async ({ session, rooms }, at) => {
    const rows = (await Promise.all(rooms.map(room => store.list(authorships, room.id)))).flat()
    const nobodys = new Set(rows.filter(({ memberId }) => memberId === null).map(({ id }) => id))
    const [year, place] = [yearOf(session.startsAt.local), places.get(session.id) ?? 0]
    return (heard.breakouts[at]?.notes ?? []).map(({ id, route, text }) => ({
      session: place,
      year,
      route,
      text,
      isNobodys: nobodys.has(id),
    }))
  })
  return (await Promise.all(facts)).flat()
}

async function themeFacts(
  { store }: ImpactDeps,
  { draft, series }: Counted,
  heard: Heard,
): Promise<ImpactFacts['themes']> {
  const yearOfTheme = new Map<ThemeId, number>()
  for (const [at, { themes }] of heard.breakouts.entries())
    for (const { id } of themes)
      if (!yearOfTheme.has(id)) yearOfTheme.set(id, yearOf(series.breakouts[at]?.session.startsAt.local ?? ''))
  return saidThemes(heard, await store.list(outcomes, draft.id)).map(({ theme, outcome }) => ({
    id: theme.id,
    year: yearOfTheme.get(theme.id) ?? 0,
    outcome: outcome?.what,
  }))
}

/** Those that only have an id once a version is kept: every version that was published is one. */
async function statementFacts({ store }: ImpactDeps, draft: Draft): Promise<ImpactFacts['statements']> {
  const words = new Map((await store.list(versionWords, draft.id)).map(one => [one.id, one.blocks]))
  return (await store.list(versions, draft.id))
    .flatMap(({ id, publishedAt }) => (publishedAt === null ? [] : [{ id, publishedAt }]))
    .toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt))
    .flatMap(({ id, publishedAt }) =>
      statementsIn(words.get(id) ?? []).flatMap(block =>
        block.id === undefined ? [] : [{ id: block.id, year: yearIn(usualZone, publishedAt) }],
      ),
    )
}

export const countingNotesOf = ({ store }: Pick<Deps, 'store'>, strategyId: StrategyId): Promise<CountingNote[]> =>
  store.list(countingNotes, strategyId)

export const sayHowCounted = (
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { strategyId, member }: { readonly strategyId: StrategyId; readonly member: Pick<Member, 'name' | 'role'> },
  { year, words }: Pick<CountingNote, 'year' | 'words'>,
): Promise<unknown> =>
  store.inTurn(strategyId, () =>
    store.commit({
      puts: [
        row(countingNotes, {
          id: `${strategyId}.${year}`,
          strategyId,
          year,
          words,
          by: member.name ?? whoInWords[member.role],
          at: now(),
        }),
      ],
    }),
  )
