/** What everybody can read of a draft: its published versions. Nothing of it asks who reads. */
import type { PublicationId } from '@waymark/shared/model/ids.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Version, VersionWords } from '@waymark/shared/model/version.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { drafts, publications, strategies } from '#store/kinds.ts'
import { versionOf, versionsOf } from './versions.ts'

export interface Published {
  readonly publicationId: PublicationId
  readonly strategy: Strategy
  /** The one that is shown. */
  readonly version: Version
  readonly words: VersionWords
  /** Those that are published, the newest first. */
  readonly versions: readonly Version[]
}

/** The newest, or the one of that number. Refuses with 'gone'. */
export async function publishedOf(
  deps: Pick<Deps, 'store'>,
  publicationId: PublicationId,
  number?: number,
): Promise<Published> {
  const publication = await deps.store.get(publications, publicationId)
  const draft = publication === undefined ? undefined : await deps.store.get(drafts, publication.draftId)
  const strategy = draft === undefined ? undefined : await deps.store.get(strategies, draft.strategyId)
  if (publication === undefined || publication.openedAt === null || draft === undefined || strategy === undefined)
    throw notShown()
  const all = (await versionsOf(deps, draft.id)).filter(({ publishedAt }) => publishedAt !== null)
  const shown = all.find(version => number === undefined || version.number === number)
  if (shown === undefined) throw notShown()
  const { version, words } = await versionOf(deps, { draftId: draft.id, versionId: shown.id })
  return { publicationId, strategy, version, words, versions: all }
}

/** A published version, and the published one before it. Refuses with 'gone', also where it is the first. */
export async function changesSince(
  deps: Pick<Deps, 'store'>,
  publicationId: PublicationId,
  number: number,
): Promise<{ readonly now: Published; readonly before: Published }> {
  const now = await publishedOf(deps, publicationId, number)
  const earlier = now.versions.find(version => version.number < number)
  if (earlier === undefined) throw notShown()
  return { now, before: await publishedOf(deps, publicationId, earlier.number) }
}

const notShown = (): Refusal =>
  new Refusal('gone', 'Nothing is published at this address now. Copy it again, or ask the people who sent it.')
