/** Going back to a version: what it says takes the place of what the draft says, which is kept first. */
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, giveStatementIds, readBlocks } from '@waymark/shared/doc/draft-doc.ts'
import { sameBlocks } from '@waymark/shared/doc/redo-blocks.ts'
import { setBlocks } from '@waymark/shared/doc/redo-draft.ts'
import type { Block } from '@waymark/shared/model/draft.ts'
import { VersionId } from '@waymark/shared/model/ids.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import { versions, versionWords } from '#store/kinds.ts'
import { row } from '#store/store.ts'
import { hear } from './hear.ts'
import { newVersion, versionOf, wordsOf, type Asked, type VersionDeps } from './versions.ts'

const longestName = 50

/**
 * Answers what was kept; null where the draft says the same already, and nothing was done. What is read to be kept is what is
 * replaced, in one change and one commit: what somebody writes in that moment is in the one or comes after the other.
 * Refuses with 'gone' and 'too-many'.
 */
export const restoreVersion = (
  deps: VersionDeps,
  { draft, series, member, versionId }: Asked,
): Promise<Version | null> =>
  deps.store.inTurn(draft.id, async () => {
    const { version, words } = await versionOf(deps, { draftId: draft.id, versionId })
    const heard = await hear(deps, series)
    const live = await deps.live.open(draftDocName(draft.id))
    if (live.read(doc => sameBlocks(readBlocks(draftFragment(doc)), words.blocks))) return null
    const keptId = VersionId.parse(deps.newId())
    const name = `Before going back to “${shortened(version.name, longestName)}”`
    const before = await newVersion(deps, { draft, member, versionId: keptId }, name)
    let said: readonly Block[] = []
    await live.change(
      doc => {
        const fragment = draftFragment(doc)
        giveStatementIds(fragment, deps.newId)
        said = readBlocks(fragment)
        setBlocks(fragment, words.blocks)
      },
      () => [row(versions, before), row(versionWords, wordsOf({ draftId: draft.id, versionId: keptId }, said, heard))],
    )
    return before
  })
