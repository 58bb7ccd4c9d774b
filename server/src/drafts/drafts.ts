/** The draft: what it rests on, putting in what the themes say, and reading it whole for an export. */
import type { Draft } from '@waymark/shared/model/draft.ts'
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { chaptersOf, coverageOfHeard } from '@waymark/shared/drafting/chapters.ts'
import type { WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { draftFromThemes } from '@waymark/shared/drafting/draft-from-themes.ts'
import { outcomeNodes } from '@waymark/shared/drafting/outcome-nodes.ts'
import { saidThemes } from '@waymark/shared/drafting/said-themes.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { boardTree, readingOrder } from '@waymark/shared/rules/board-tree.ts'
import { coverageOf } from '@waymark/shared/rules/coverage.ts'
import { readGrouping } from '@waymark/shared/rules/grouping.ts'
import type { readDraft as readDraftRoute, readNew as readNewRoute } from '@waymark/shared/wire/drafts.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Deps } from '#deps.ts'
import { outcomes } from '#store/kinds.ts'
import { hear, type Series } from './hear.ts'
import { usualZone } from './zone.ts'

type DraftDeps = Pick<Deps, 'live' | 'store'>

export async function readDraft(deps: DraftDeps, series: Series): Promise<Omit<ReplyOf<typeof readDraftRoute>, 'me'>> {
  const heard = await hear(deps, series)
  const { id, title, period } = series.strategy
  const read = heard.breakouts.map(({ breakout, notes, themes, placements, parked, mergedIn }) => {
    const grouping = readGrouping(themes, placements, parked)
    const inOrder = readingOrder(boardTree({ sections: breakout.sections, notes, themes, grouping }))
    return {
      notLookedAt: coverageOf(notes, grouping).notLookedAt,
      notes: inOrder,
      themes: themes.map(theme => ({
        id: theme.id,
        name: theme.name,
        said: theme.said,
        merged: (mergedIn?.get(theme.id) ?? []).map(({ id: merged }) => merged),
        noteIds: inOrder
          .filter(note => grouping.themesOf.get(note.id)?.includes(theme.id) === true)
          .map(note => note.id),
      })),
    }
  })
  return {
    strategy: { id, title, period },
    breakouts: series.breakouts.map(({ session, breakout }, at) => ({
      id: breakout.id,
      sessionId: session.id,
      question: breakout.question,
      sections: breakout.sections,
      notLookedAt: read[at]?.notLookedAt ?? 0,
    })),
    notes: read.flatMap(({ notes }) => notes),
    themes: read.flatMap(({ themes }) => themes),
    coverage: coverageOfHeard(heard),
  }
}

/** What building it would bring in, by name. Changes nothing. */
export async function newInDraft(
  deps: DraftDeps,
  draft: Draft,
  series: Series,
): Promise<ReplyOf<typeof readNewRoute>['themes']> {
  const chapters = chaptersOf(await hear(deps, series))
  const live = await deps.live.open(draftDocName(draft.id))
  const existing = live.read(doc => readBlocks(draftFragment(doc)))
  return draftFromThemes(series.strategy, chapters, existing).themes.map(theme => ({
    id: theme.id,
    name: nameOfTheme(theme),
  }))
}

/** Answers, once it is on disk, how many themes came in. */
export async function buildDraft(deps: DraftDeps, draft: Draft, series: Series): Promise<number> {
  const chapters = chaptersOf(await hear(deps, series))
  const live = await deps.live.open(draftDocName(draft.id))
  let added = 0
  await live.change(doc => {
    const fragment = draftFragment(doc)
    const { additions, themes } = draftFromThemes(series.strategy, chapters, readBlocks(fragment))
    // From the end, so that the places of those before stay true.
    for (const { at, blocks } of additions.toReversed()) insertBlocks(fragment, at, blocks)
    added = themes.length
  })
  return added
}

export async function readWhole(deps: Pick<Deps, 'live' | 'store'>, draft: Draft, series: Series): Promise<WholeDraft> {
  const live = await deps.live.open(draftDocName(draft.id))
  const heard = await hear(deps, series)
  const said = saidThemes(heard, await deps.store.list(outcomes, draft.id))
  return {
    blocks: live.read(doc => readBlocks(draftFragment(doc))),
    heard,
    outcomes: outcomeNodes(said, usualZone),
  }
}
