/** What was done about each theme, as the team says it: saying it, changing it, taking it back. What was said before is kept. */
import { saidThemes, type SaidTheme } from '@waymark/shared/drafting/said-themes.ts'
import type { Heard } from '@waymark/shared/drafting/chapters.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import { OutcomeId, type ThemeId, type UpdateId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import {
  mostRevisions,
  mostUpdates,
  type EarlierOutcome,
  type ThemeOutcome,
} from '@waymark/shared/model/theme-outcome.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import type { putOutcome, ThemeLine } from '@waymark/shared/wire/outcomes.ts'
import type { BodyOf } from '@waymark/shared/wire/route.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { earlierOutcomes, outcomes } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { hear, type Series } from './hear.ts'

type OutcomeDeps = Pick<Deps, 'store' | 'live' | 'now' | 'newId'>

/** Every theme in board order, each once, with what was done about it. */
export const saidOf = async (
  deps: Pick<Deps, 'store' | 'live'>,
  { draft, series }: Pick<Asked, 'draft' | 'series'>,
): Promise<SaidTheme[]> => saidThemes(await hear(deps, series), await deps.store.list(outcomes, draft.id))

export interface Asked {
  readonly draft: Draft
  readonly series: Series
  readonly member: Pick<Member, 'name' | 'role'>
  readonly themeId: ThemeId
}

/** As the team reads them. */
export async function linesOf(
  deps: Pick<Deps, 'store' | 'live'>,
  asked: Pick<Asked, 'draft' | 'series'>,
): Promise<ThemeLine[]> {
  const heard = await hear(deps, asked.series)
  const all = await deps.store.list(outcomes, asked.draft.id)
  return saidThemes(heard, all).map(said => lineOf(said, all))
}

/** Refuses with 'conflict' where it was changed since the revision that this is based on, 'gone' and 'too-many'. */
export const sayOutcome = (
  deps: OutcomeDeps,
  asked: Asked,
  { what, reason, revision }: BodyOf<typeof putOutcome>,
): Promise<ThemeLine> =>
  changed(deps, asked, ({ said, own }) => {
    if (own !== undefined && !own.isTakenBack && own.what === what && own.reason === reason) return undefined
    refuseOther(own, revision)
    return {
      ...base(deps, asked, { said, own }),
      what,
      reason,
      isTakenBack: false,
      by: asked.member.name ?? whoInWords[asked.member.role],
      at: deps.now(),
      revision: (own?.revision ?? 0) + 1,
    }
  })

export const takeOutcomeBack = (deps: OutcomeDeps, asked: Asked, revision: number): Promise<ThemeLine> =>
  changed(deps, asked, ({ said, own }) => {
    if (said.outcome === undefined) return undefined
    refuseOther(own, revision)
    return {
      ...base(deps, asked, { said, own }),
      isTakenBack: true,
      by: asked.member.name ?? whoInWords[asked.member.role],
      at: deps.now(),
      revision: (own?.revision ?? 0) + 1,
    }
  })

/** Adds what was done since, or puts it back. Refuses with 'conflict' where nothing was said yet, and 'too-many'. */
export const addUpdate = (
  deps: OutcomeDeps,
  asked: Asked,
  { updateId, words }: { readonly updateId: UpdateId; readonly words: string },
): Promise<ThemeLine> =>
  changed(deps, asked, ({ said, own }) => {
    if (said.outcome === undefined)
      throw new Refusal('conflict', 'Say first what was done about it. Then add what was done since.')
    const { updates } = said.outcome
    const known = updates.find(({ id }) => id === updateId)
    if (known === undefined && updates.length >= mostUpdates)
      throw new Refusal('too-many', `${mostUpdates} of them are kept about a theme: that is all that fit.`)
    const next =
      known === undefined
        ? [...updates, { id: updateId, at: deps.now(), words, isTakenBack: false }]
        : updates.map(one => (one.id === updateId ? { ...one, words, isTakenBack: false } : one))
    return { ...base(deps, asked, { said, own }), updates: next }
  })

export const takeUpdateBack = (deps: OutcomeDeps, asked: Asked, updateId: UpdateId): Promise<ThemeLine> =>
  changed(deps, asked, ({ said, own }) =>
    said.outcome?.updates.some(({ id }) => id === updateId) !== true
      ? undefined
      : {
          ...base(deps, asked, { said, own }),
          updates: said.outcome.updates.map(one => (one.id === updateId ? { ...one, isTakenBack: true } : one)),
        },
  )

/** What was said before of a theme and of those that were merged into it, the newest first. */
export async function earlierOf(deps: OutcomeDeps, { draft, series, themeId }: Asked): Promise<EarlierOutcome[]> {
  const { said } = await themeIn(deps, await hear(deps, series), { draft, themeId })
  const ids = new Set([said.theme, ...said.merged].map(({ id }) => id))
  return (await deps.store.list(earlierOutcomes, draft.id))
    .filter(one => ids.has(one.themeId))
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at) || b.revision - a.revision)
}

interface Now {
  readonly said: SaidTheme
  /** Its own, also where it is taken back. */
  readonly own: ThemeOutcome | undefined
}

/** One after the other: whoever comes second sees what the first has done. `change` answers undefined where nothing is to be done. */
const changed = (deps: OutcomeDeps, asked: Asked, change: (now: Now) => ThemeOutcome | undefined): Promise<ThemeLine> =>
  deps.store.inTurn(asked.draft.id, async () => {
    const heard = await hear(deps, asked.series)
    const { said, own, all } = await themeIn(deps, heard, asked)
    const next = change({ said, own })
    if (next === undefined) return lineOf(said, all)
    if (next.revision > mostRevisions)
      throw new Refusal('too-many', `This was changed ${mostRevisions} times: more is not kept.`)
    const earlier = own !== undefined && own.revision !== next.revision ? [before(own)] : []
    await deps.store.commit({ puts: [row(outcomes, next), ...earlier] })
    const after = [...all.filter(({ id }) => id !== next.id), next]
    const line = saidThemes(heard, after).find(({ theme }) => theme.id === said.theme.id)
    return lineOf(line ?? said, after)
  })

const before = ({ id, revision, ...own }: ThemeOutcome): Row => {
  const { draftId, themeId, what, reason, by, at, isTakenBack } = own
  return row(earlierOutcomes, {
    id: `${id}.${revision}`,
    draftId,
    themeId,
    what,
    reason,
    by,
    at,
    revision,
    isTakenBack,
  })
}

/** What a change begins with: its own, or what it answers with for a theme that was merged into it, which stays as it was. */
function base(deps: OutcomeDeps, { draft }: Asked, { said, own }: Now): ThemeOutcome {
  if (own !== undefined) return own
  const { outcome, theme } = said
  return {
    ...(outcome ?? { what: 'adopted', reason: '', updates: [], by: '', at: deps.now(), isTakenBack: false }),
    id: OutcomeId.parse(deps.newId()),
    draftId: draft.id,
    themeId: theme.id,
    revision: 1,
  }
}

function refuseOther(own: ThemeOutcome | undefined, revision: number): void {
  if ((own?.revision ?? 0) !== revision)
    throw new Refusal(
      'conflict',
      'Somebody has changed what is said of this theme meanwhile. Read it, then save yours again.',
    )
}

/** Refuses with 'gone'. */
async function themeIn(
  deps: Pick<Deps, 'store'>,
  heard: Heard,
  { draft, themeId }: Pick<Asked, 'draft' | 'themeId'>,
): Promise<Now & { readonly all: readonly ThemeOutcome[] }> {
  const all = await deps.store.list(outcomes, draft.id)
  const said = saidThemes(heard, all).find(({ theme, merged }) => [theme, ...merged].some(({ id }) => id === themeId))
  if (said === undefined) throw new Refusal('gone', 'This theme is not there any more.')
  return { said, own: ownIn(said, all), all }
}

const ownIn = ({ theme }: SaidTheme, all: readonly ThemeOutcome[]): ThemeOutcome | undefined =>
  all.find(({ themeId }) => themeId === theme.id)

function lineOf(said: SaidTheme, all: readonly ThemeOutcome[]): ThemeLine {
  const { theme, chapter, notes, routes, merged, outcome, also } = said
  return {
    themeId: theme.id,
    name: nameOfTheme(theme),
    said: theme.said,
    chapter: { key: chapter?.key ?? '', letter: chapter?.letter ?? '', title: chapter?.title ?? '' },
    notes,
    routes: [...routes],
    merged: merged.map(nameOfTheme),
    outcome: outcome === undefined ? null : shown(outcome),
    also: also.map(shown),
    revision: ownIn(said, all)?.revision ?? 0,
  }
}

const shown = ({ what, reason, by, at, updates }: ThemeOutcome): NonNullable<ThemeLine['outcome']> => ({
  what,
  reason,
  by,
  at,
  updates: updates.filter(({ isTakenBack }) => !isTakenBack).map(({ id, at: on, words }) => ({ id, at: on, words })),
})
