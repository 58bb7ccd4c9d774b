/** The demo series as rows and documents: what a newcomer sees at the first start. */
import { draftDocName, themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { chaptersOf, type HeardBreakout } from '@waymark/shared/drafting/chapters.ts'
import { draftFromThemes } from '@waymark/shared/drafting/draft-from-themes.ts'
import { AmbitionId, BreakoutId, DraftId, LinkId, SessionId, StrategyId, ValueId } from '@waymark/shared/model/ids.ts'
import type { Link } from '@waymark/shared/model/member.ts'
import { standingThemes } from '@waymark/shared/rules/standing-themes.ts'
import { freshBreakout, usualSession, type Breakout, type Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Deps } from '#deps.ts'
import { breakouts, drafts, lineages, links, sessions, strategies } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import type { DemoBreakout, DemoSeries } from './demo-series.ts'
import { keyedIds } from './keyed-ids.ts'
import { seedLineage } from './seed-lineage.ts'
import { seedRooms } from './seed-rooms.ts'
import { seedSections } from './seed-sections.ts'
import { seedThemes } from './seed-themes.ts'
import { written } from '#sync/written.ts'
import type { Seeding } from './seeding.ts'

/** One commit: it is there whole, or not at all. */
export async function seedDemo(
  { store, newId, now }: Pick<Deps, 'store' | 'newId' | 'now'>,
  series: DemoSeries,
): Promise<void> {
  const seeding: Seeding = { rows: [], updates: [], newId, idOf: keyedIds(newId) }
  const strategy: Strategy = {
    id: StrategyId.parse(newId()),
    title: series.strategy.title,
    period: series.strategy.period,
    ambitions: series.strategy.ambitions.map(({ key, ...ambition }) => ({
      ...ambition,
      id: seeding.idOf(AmbitionId, key),
    })),
    values: series.strategy.values.map(({ key, ...value }) => ({ ...value, id: seeding.idOf(ValueId, key) })),
    demo: true,
    createdAt: now(),
  }
  const { title, startsAt } = series.session
  const session: Session = {
    ...usualSession,
    id: SessionId.parse(newId()),
    strategyId: strategy.id,
    title,
    startsAt,
    createdAt: now(),
  }
  const draft = { id: DraftId.parse(newId()), strategyId: strategy.id, createdAt: now() }
  const lineage = seedLineage(seeding, series.strategy.lineage, strategy.id)
  seeding.rows.push(row(strategies, strategy), row(lineages, lineage), row(sessions, session), row(drafts, draft))
  for (const role of ['participant', 'facilitator', 'reader'] as const) {
    const link: Link = {
      id: LinkId.parse(newId()),
      role,
      strategyId: strategy.id,
      sessionId: session.id,
      createdAt: now(),
      revokedAt: null,
    }
    seeding.rows.push(row(links, link))
  }
  const heard = series.session.breakouts.map((demo, at) => {
    const breakout = newBreakout(seeding, demo, { strategy, session, number: at + 1 })
    return seedBreakout(seeding, demo, { breakout, roomNames: series.session.roomNames })
  })
  const { additions } = draftFromThemes(strategy, chaptersOf({ strategy, breakouts: heard }), [])
  const blocks = additions.flatMap(addition => addition.blocks)
  seeding.updates.push({
    doc: draftDocName(draft.id),
    update: written(doc => insertBlocks(draftFragment(doc), 0, blocks)),
  })
  await store.commit({ puts: seeding.rows, updates: seeding.updates })
}

interface Within {
  readonly strategy: Strategy
  readonly session: Session
  readonly number: number
}

const newBreakout = (seeding: Seeding, demo: DemoBreakout, { strategy, session, number }: Within): Breakout => ({
  ...freshBreakout,
  id: BreakoutId.parse(seeding.newId()),
  sessionId: session.id,
  number,
  purpose: demo.purpose,
  question: demo.question,
  sections: seedSections(seeding, demo, strategy),
  step: demo.step,
})

function seedBreakout(
  seeding: Seeding,
  demo: DemoBreakout,
  { breakout, roomNames }: { readonly breakout: Breakout; readonly roomNames: readonly string[] },
): HeardBreakout {
  seeding.rows.push(row(breakouts, breakout))
  const notes = seedRooms(seeding, demo, { breakout, roomNames })
  const grouped = seedThemes(seeding, demo, breakout.sections)
  const update = written(doc => {
    const { themes, placements, parked, links: boxLinks, tidied } = openThemesDoc(doc)
    for (const theme of grouped.themes) themes.put(theme)
    for (const placement of grouped.placements) placements.put(placement)
    for (const one of grouped.parked) parked.put(one)
    for (const link of grouped.links) boxLinks.put(link)
    for (const one of grouped.tidied) tidied.put(one)
  })
  seeding.updates.push({ doc: themesDocName(breakout.id), update })
  return { breakout, notes, ...standingThemes(grouped) }
}
