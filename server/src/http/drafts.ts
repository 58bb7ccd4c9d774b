/** The draft over HTTP: its sources, its building, its exports. */
import type { FastifyInstance } from 'fastify'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import {
  ExportFormat,
  buildDraft as buildDraftRoute,
  exportPath,
  readDraft as readDraftRoute,
} from '@waymark/shared/wire/drafts.ts'
import type { Deps } from '#deps.ts'
import { buildDraft, readDocument, readDraft } from '#drafts/drafts.ts'
import { asAttachment, exportFormats } from '#export/export-format.ts'
import { Refusal } from '#refusal.ts'
import { permit, viewOfMe } from '#session/members.ts'
import { draftPlace } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'

export function mountDrafts(app: FastifyInstance, deps: Deps): void {
  const opened = async (browser: string | undefined, draftId: DraftId, act: Act) => {
    const { draft, strategy } = await draftPlace(deps, draftId)
    const member = await strategyMember(deps, browser, strategy.id)
    permit(member, act)
    return { draft, member, series: await seriesOf(deps, strategy.id) }
  }

  mount(app, readDraftRoute, async ({ browser, params: { draftId } }) => {
    const { member, series } = await opened(browser, draftId, 'read-draft')
    return { ...(await readDraft(deps, series)), me: viewOfMe(member) }
  })
  mount(app, buildDraftRoute, async ({ browser, params: { draftId } }) => {
    const { draft, series } = await opened(browser, draftId, 'write-draft')
    return { added: await buildDraft(deps, draft, series) }
  })
  app.get(exportPath(':draftId', ':format'), async (request, reply) => {
    const params = readDraftRoute.params.safeParse(request.params)
    const format = ExportFormat.safeParse(
      request.params !== null && typeof request.params === 'object' && 'format' in request.params
        ? request.params.format
        : undefined,
    )
    if (!params.success || !format.success)
      throw new Refusal('gone', 'We do not write files of that kind. Choose Word, web page or Markdown.')
    const { draft, series } = await opened(browserOf(request), params.data.draftId, 'read-draft')
    const tree = await readDocument(deps, draft, series)
    const { write, mediaType } = exportFormats[format.data]
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', asAttachment(tree.title, format.data))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await write(tree)))
  })
}
