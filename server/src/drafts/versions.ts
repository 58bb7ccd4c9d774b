/** Versions of a draft: kept under a name, and published for everybody to read. */
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, giveStatementIds, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { chaptersOf, coverageOfHeard, type Heard } from '@waymark/shared/drafting/chapters.ts'
import { linesOfPart } from '@waymark/shared/drafting/part-lines.ts'
import type { Block, Draft } from '@waymark/shared/model/draft.ts'
import { draftParts } from '@waymark/shared/model/draft-part.ts'
import { PublicationId, type DraftId, type VersionId } from '@waymark/shared/model/ids.ts'
import type { Member } from '@waymark/shared/model/member.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { mostVersions, type Publication, type Version, type VersionWords } from '@waymark/shared/model/version.ts'
import { whoInWords } from '@waymark/shared/rules/activity-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { publications, versions, versionWords } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { hear, type Series } from './hear.ts'

export type VersionDeps = Pick<Deps, 'store' | 'live' | 'now' | 'newId' | 'address'>

/** The newest first. */
export const versionsOf = async ({ store }: Pick<Deps, 'store'>, draftId: DraftId): Promise<Version[]> =>
  (await store.list(versions, draftId)).toSorted((a, b) => b.number - a.number)

export interface Asked {
  readonly draft: Draft
  readonly series: Series
  readonly member: Pick<Member, 'name' | 'role'>
  readonly versionId: VersionId
}

/** Refuses with 'too-many'. */
export const keepVersion = (deps: VersionDeps, asked: Asked, name: string): Promise<Version> =>
  deps.store.inTurn(asked.draft.id, async () => {
    const { draft, versionId } = asked
    const known = await deps.store.get(versions, versionId)
    if (known !== undefined && known.draftId !== draft.id)
      throw new Refusal('conflict', 'There is a version of another draft under this id.')
    const version = known ?? (await newVersion(deps, asked, name))
    const words = known === undefined ? [row(versionWords, await wordsNow(deps, asked))] : []
    await deps.store.commit({ puts: [row(versions, { ...version, name }), ...words] })
    return { ...version, name }
  })

/** Refuses with 'too-many'. Call in the turn of the draft. */
export async function newVersion(
  deps: VersionDeps,
  { draft, member, versionId }: Omit<Asked, 'series'>,
  name: string,
): Promise<Version> {
  const all = await versionsOf(deps, draft.id)
  if (all.length >= mostVersions)
    throw new Refusal('too-many', `${mostVersions} versions are kept of this draft: that is all that fit.`)
  return {
    id: versionId,
    draftId: draft.id,
    number: (all[0]?.number ?? 0) + 1,
    name,
    madeAt: deps.now(),
    by: member.name ?? whoInWords[member.role],
    publishedAt: null,
    changes: '',
  }
}

async function wordsNow(
  deps: VersionDeps,
  { draft, series, versionId }: Pick<Asked, 'draft' | 'series' | 'versionId'>,
): Promise<VersionWords> {
  const heard = await hear(deps, series)
  const live = await deps.live.open(draftDocName(draft.id))
  let blocks: Block[] = []
  await live.change(doc => {
    giveStatementIds(draftFragment(doc), deps.newId)
    blocks = readBlocks(draftFragment(doc))
  })
  return wordsOf({ draftId: draft.id, versionId }, blocks, heard)
}

/** What is said, with the themes that it cites as they are now. */
export function wordsOf(
  { draftId, versionId }: { readonly draftId: DraftId; readonly versionId: VersionId },
  blocks: readonly Block[],
  heard: Heard,
): VersionWords {
  const cited = new Set(
    blocks.flatMap(block =>
      block.kind === 'statement' ? block.cites.flatMap(cite => ('themeId' in cite ? [cite.themeId] : [])) : [],
    ),
  )
  const themes = heard.breakouts.flatMap(({ themes: all, placements, mergedIn }) =>
    all
      .filter(({ id }) => cited.has(id) || (mergedIn?.get(id) ?? []).some(merged => cited.has(merged.id)))
      .map(theme => ({
        id: theme.id,
        name: nameOfTheme(theme),
        said: theme.said,
        notes: new Set(placements.flatMap(({ noteId, themeId }) => (themeId === theme.id ? [noteId] : []))).size,
      })),
  )
  const chapters = chaptersOf(heard)
  const parts = draftParts.map(part => ({
    part,
    lines: linesOfPart(part, { heard, chapters, blocks }).map(({ text }) => text),
  }))
  return { id: versionId, draftId, blocks, themes, parts: parts.filter(({ lines }) => lines.length > 0) }
}

/** Refuses with 'gone'. */
export async function versionOf(
  { store }: Pick<Deps, 'store'>,
  { draftId, versionId }: { readonly draftId: DraftId; readonly versionId: VersionId },
): Promise<{ readonly version: Version; readonly words: VersionWords }> {
  const version = await store.get(versions, versionId)
  const words = await store.get(versionWords, versionId)
  if (version === undefined || words === undefined || version.draftId !== draftId)
    throw new Refusal('gone', 'This version is not here any more.')
  return { version, words }
}

/** Undefined while nothing is shown to everybody. */
export async function publicationOf(
  { store }: Pick<Deps, 'store'>,
  draftId: DraftId,
): Promise<Publication | undefined> {
  const [publication] = await store.list(publications, draftId)
  return publication
}

export const addressOf = (deps: Pick<Deps, 'store' | 'address'>, draftId: DraftId): Promise<string> =>
  addressOfPage(deps, draftId, pages.direction)

/** Of a page beside it. Empty while nothing is shown. */
export async function addressOfPage(
  deps: Pick<Deps, 'store' | 'address'>,
  draftId: DraftId,
  page: (id: PublicationId) => string,
): Promise<string> {
  const publication = await publicationOf(deps, draftId)
  return publication === undefined || publication.openedAt === null ? '' : `${deps.address()}${page(publication.id)}`
}

/** Refuses with 'conflict' while there are notes that nobody has looked at, unless it is known. */
export const publishVersion = (
  deps: VersionDeps,
  { draft, series, versionId }: Pick<Asked, 'draft' | 'series' | 'versionId'>,
  { changes, knowsNotLookedAt }: { readonly changes: string; readonly knowsNotLookedAt: boolean },
): Promise<Version> =>
  deps.store.inTurn(draft.id, async () => {
    const { version } = await versionOf(deps, { draftId: draft.id, versionId })
    const { notLookedAt } = coverageOfHeard(await hear(deps, series))
    if (notLookedAt > 0 && !knowsNotLookedAt)
      throw new Refusal(
        'conflict',
        notLookedAt === 1
          ? 'Nobody has looked at 1 note yet. Look at it first, or publish all the same.'
          : `Nobody has looked at ${notLookedAt} notes yet. Look at them first, or publish all the same.`,
      )
    const known = await publicationOf(deps, draft.id)
    const publication: Publication = {
      id: known?.id ?? PublicationId.parse(deps.newId()),
      draftId: draft.id,
      openedAt: known?.openedAt ?? deps.now(),
    }
    const published: Version = { ...version, publishedAt: version.publishedAt ?? deps.now(), changes }
    await deps.store.commit({ puts: [row(publications, publication), row(versions, published)] })
    return published
  })

export const takeDown = (deps: Pick<Deps, 'store'>, draftId: DraftId): Promise<void> =>
  deps.store.inTurn(draftId, async () => {
    const publication = await publicationOf(deps, draftId)
    if (publication === undefined) return
    await deps.store.commit({ puts: [row(publications, { ...publication, openedAt: null })] })
  })
