/** The pages of an archive, made of what stands on the boards and in the draft: one after the other, so that nobody is kept waiting. */
import { treeFromDraft } from '@waymark/shared/drafting/tree-from-draft.ts'
import type { SitePart } from '#archive/archive-entries.ts'
import { fileEntry } from '#archive/names-of-entries.ts'
import type { Deps } from '#deps.ts'
import { readWhole } from '#drafts/drafts.ts'
import { hearSynthesis } from '#drafts/hear-synthesis.ts'
import { breathe } from '#export/in-slices.ts'
import { readSynthesis } from '#export/read-synthesis.ts'
import { breakoutPage, type SitePicture } from '#export/site-breakout.ts'
import { indexPage, sessionPage, type SiteBreakout, type SiteSession } from '#export/site-index.ts'
import { withWayBack, type SiteLink } from '#export/site-page.ts'
import { toHtml } from '#export/to-html.ts'
import { filesOf } from '#files/session-files.ts'
import type { Draughtsman } from '#pictures/draughtsman.ts'
import { readPictures } from '#pictures/read-pictures.ts'
import { Refusal } from '#refusal.ts'
import { allRoomsOf, breakoutsOf, sessionsOf } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { draftOf } from '#session/strategies.ts'
import { questionSets } from '#store/kinds.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Breakout, Session } from '@waymark/shared/model/session.ts'

export interface SiteDeps extends Pick<Deps, 'store' | 'live'> {
  readonly artist: Draughtsman
}

const indexName = 'index.html'
const draftName = 'draft.html'

/** `onProgress` is told how much of it is done, from 0 to 1. */
export async function* siteOf(
  deps: SiteDeps,
  strategy: Strategy,
  onProgress: (part: number) => void,
): AsyncGenerator<SitePart> {
  const home = { href: indexName, name: `${strategy.title}, ${strategy.period}` }
  const all = await sessionsOf(deps, strategy.id)
  const sessions: SiteSession[] = []
  for (const [at, session] of all.entries()) {
    const href = `session-${at + 1}.html`
    const above = [home, { href, name: session.title }]
    const breakouts: SiteBreakout[] = []
    for (const breakout of await breakoutsOf(deps, session.id)) {
      const name = `session-${at + 1}-breakout-${breakout.number}`
      breakouts.push(yield* breakoutParts(deps, { strategy, session, breakout, name, above }))
      await breathe()
    }
    const seen = await siteSession(deps, { session, href, breakouts })
    sessions.push(seen)
    yield { name: href, text: sessionPage(seen, [home]) }
    onProgress((at + 1) / (all.length + 1))
  }
  const draft = await draftOf(deps, strategy.id)
  const { blocks, heard, outcomes } = await readWhole(deps, draft, await seriesOf(deps, strategy.id))
  const tree = treeFromDraft(blocks, heard, outcomes)
  yield { name: draftName, text: withWayBack(toHtml(tree), [home]) }
  yield { name: indexName, text: indexPage(strategy, { sessions, draft: { href: draftName, name: tree.title } }) }
  onProgress(1)
}

interface OneBreakout {
  readonly strategy: Strategy
  readonly session: Session
  readonly breakout: Breakout
  readonly name: string
  readonly above: readonly SiteLink[]
}

async function* breakoutParts(
  deps: SiteDeps,
  { strategy, session, breakout, name, above }: OneBreakout,
): AsyncGenerator<SitePart, SiteBreakout> {
  const rooms = await allRoomsOf(deps, breakout.id)
  const { file } = await hearSynthesis(deps, { strategy, session, breakout, rooms, marks: [] })
  const pictures: SitePicture[] = []
  for (const [at, { shown, words, under, hash }] of (await readPictures(deps, breakout, rooms)).entries()) {
    if (shown.pieces.length === 0) continue
    const drawn = await drawnSheets(deps, { shown, words, under, hash })
    const sheets = drawn.map((_, sheet) => `pictures/${name}-${at + 1}-${sheet + 1}.svg`)
    for (const [sheet, svg] of drawn.entries()) yield { name: sheets[sheet] ?? '', text: svg }
    pictures.push({ sheets, title: shown.title, ...words })
  }
  const read = readSynthesis(file)
  yield { name: `${name}.html`, text: breakoutPage(read, { above, pictures }) }
  return {
    href: `${name}.html`,
    name: breakout.question,
    notes: read.notes.length,
    isInWriting: breakout.isInWriting,
  }
}

type Read = Awaited<ReturnType<typeof readPictures>>[number]

/** None of one that takes too long to draw: its words stand there all the same. */
async function drawnSheets({ artist }: SiteDeps, { hash, ...picture }: Read): Promise<readonly string[]> {
  try {
    return await artist.draw({ ...picture, size: 'a4', look: 'paper' }, hash)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

async function siteSession(
  deps: SiteDeps,
  { session, href, breakouts }: Pick<SiteSession, 'session' | 'href' | 'breakouts'>,
): Promise<SiteSession> {
  const files = (await filesOf(deps, session.id)).filter(({ removedAt }) => removedAt === null)
  return {
    session,
    href,
    breakouts,
    files: files.map(file => ({ ...file, href: `../${fileEntry(file)}` })),
    questions: (await deps.store.list(questionSets, session.id)).toSorted((a, b) =>
      a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1,
    ),
  }
}
