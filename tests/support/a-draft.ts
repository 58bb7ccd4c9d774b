/** A draft that somebody writes in, with its versions, through the raw door. */
import { draftDocName } from '@waymark/shared/doc/doc-name.ts'
import { draftFragment, insertBlocks } from '@waymark/shared/doc/draft-doc.ts'
import type { StatementBlock } from '@waymark/shared/model/draft.ts'
import { DraftId, VersionId } from '@waymark/shared/model/ids.ts'
import { buildDraft } from '@waymark/shared/wire/drafts.ts'
import { publishVersion, putVersion } from '@waymark/shared/wire/versions.ts'
import { aSession } from '#support/a-session.ts'
import type { TestApp } from '#support/test-app.ts'
import { until } from '#support/wait.ts'

export const statement = (text: string, more: Partial<StatementBlock> = {}): StatementBlock => ({
  kind: 'statement',
  cites: [],
  ownWords: true,
  spans: [{ text, marks: [] }],
  ...more,
})

/** A draft of a session of its own, and Ama, a facilitator, who has it open. */
export async function aDraft(server: TestApp) {
  const a = await aSession({}, server)
  const ama = await a.newcomer('facilitator', 'Ama')
  const draftId = DraftId.parse(a.session.draftId)
  await ama.ask(buildDraft, { params: { draftId } })
  const open = await ama.openDoc(draftDocName(draftId))
  const fragment = draftFragment(open.doc)
  const write = async (...blocks: StatementBlock[]): Promise<void> => {
    insertBlocks(fragment, fragment.length, blocks)
    const live = await a.deps.live.open(draftDocName(draftId))
    await until('the server has it', () => live.read(doc => draftFragment(doc).length) === fragment.length)
  }
  const keep = async (name = 'First draft') => {
    const params = { draftId, versionId: VersionId.parse(a.deps.newId()) }
    const { version } = await ama.ask(putVersion, { params, body: { name } })
    return { version, params }
  }
  const publish = (params: { readonly draftId: DraftId; readonly versionId: VersionId }, changes = '') =>
    a.organiser.ask(publishVersion, { params, body: { changes, knowsNotLookedAt: true } })
  return { ...a, ama, draftId, fragment, write, keep, publish }
}
