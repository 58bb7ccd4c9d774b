/** The trail of what is published, as everybody may follow it. */
import { saidThemes } from '@waymark/shared/drafting/said-themes.ts'
import { trailOf, type Trail } from '@waymark/shared/drafting/trail.ts'
import type { NoteId, PublicationId, ThemeId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf } from '#keyed-secret.ts'
import { notesNotQuoted } from '#not-quoted.ts'
import { excerpts, outcomes, questionSets, responses } from '#store/kinds.ts'
import { hear, type Series } from './hear.ts'
import type { Published } from './published.ts'
import { versionOf } from './versions.ts'
import { answersTo, type ToldAnswer } from './you-said.ts'

export interface OpenTrail {
  readonly trail: Trail
  /** Which note stands at an address. */
  readonly noteAt: ReadonlyMap<string, NoteId>
  readonly addressOf: (noteId: NoteId) => string
  /** Words that are shown to nobody: their author did not say that they may be quoted. */
  readonly isWithheld: (noteId: NoteId) => boolean
  /** What was done about a theme; none where nothing is said yet. */
  readonly answersTo: (themeId: ThemeId) => readonly ToldAnswer[]
}

/** The end of a note's address: nothing can be read out of it, and it is another one in another publication. */
export const trailKeyOf = ({ linkKey }: Pick<Deps, 'linkKey'>, publicationId: PublicationId, noteId: NoteId): string =>
  blindIdOf(linkKey, `trail ${publicationId} ${noteId}`)

/** Opens every document of the series: keep what it answers for a while. */
export async function openTrail(
  deps: Pick<Deps, 'store' | 'live' | 'linkKey'>,
  { publicationId, versions }: Pick<Published, 'publicationId' | 'versions'>,
  series: Series,
): Promise<OpenTrail> {
  const published = await Promise.all(
    versions.map(async ({ id, draftId, number }) => ({
      number,
      words: (await versionOf(deps, { draftId, versionId: id })).words,
    })),
  )
  const heard = await hear(deps, series)
  const trail = trailOf(heard, published)
  const said = saidThemes(
    heard,
    (await Promise.all(draftIdsOf(versions).map(id => deps.store.list(outcomes, id)))).flat(),
  )
  const answers = new Map(said.map(one => [one.theme.id, answersTo(one)]))
  const withheld = new Set([
    ...(await withheldIn(deps, series)),
    ...(await notesNotQuoted(deps, series.strategy.id, series.breakouts)),
  ])
  const addressOf = (noteId: NoteId): string => trailKeyOf(deps, publicationId, noteId)
  return {
    trail,
    noteAt: new Map([...trail.notes.keys()].map(id => [addressOf(id), id])),
    addressOf,
    isWithheld: id => withheld.has(id),
    answersTo: id => answers.get(id) ?? [],
  }
}

const draftIdsOf = (versions: Published['versions']) => [...new Set(versions.map(({ draftId }) => draftId))]

/** Passages of written answers whose authors were asked whether they may be quoted, and did not say yes. */
async function withheldIn({ store }: Pick<Deps, 'store'>, { breakouts }: Series): Promise<Set<NoteId>> {
  const sessionIds = [...new Set(breakouts.map(({ session }) => session.id))]
  const sets = (await Promise.all(sessionIds.map(id => store.list(questionSets, id)))).flat()
  const answers = await Promise.all(
    sets.filter(({ asksToQuote }) => asksToQuote).map(({ id }) => store.list(responses, id)),
  )
  const closed = new Set(answers.flat().flatMap(({ id, mayQuote }) => (mayQuote === true ? [] : [id])))
  const rooms = breakouts.flatMap(one => one.rooms).filter(({ kind }) => kind === 'written')
  const passages = (await Promise.all(rooms.map(({ id }) => store.list(excerpts, id)))).flat()
  return new Set(passages.flatMap(({ id, responseId }) => (closed.has(responseId) ? [id] : [])))
}
