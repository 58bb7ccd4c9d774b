/** The draft over HTTP: its sources, its building, its exports. */
import type { FastifyInstance } from 'fastify'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import {
  ExportParams,
  buildDraft as buildDraftRoute,
  exportFormats as formats,
  exportPath,
  readDraft as readDraftRoute,
  readNew,
} from '@waymark/shared/wire/drafts.ts'
import { ExportAsked, cannotDo, evidencePlaces } from '@waymark/shared/wire/export-choices.ts'
import type { Deps } from '#deps.ts'
import { buildDraft, newInDraft, readDocument, readDraft } from '#drafts/drafts.ts'
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
  mount(app, readNew, async ({ browser, params: { draftId } }) => {
    const { draft, series } = await opened(browser, draftId, 'read-draft')
    return { themes: await newInDraft(deps, draft, series) }
  })
  mount(app, buildDraftRoute, async ({ browser, params: { draftId } }) => {
    const { draft, series } = await opened(browser, draftId, 'write-draft')
    return { added: await buildDraft(deps, draft, series) }
  })
  app.get(exportPath(':draftId', ':format'), async (request, reply) => {
    const { draftId, format, choices } = whatIsAsked(request.params, request.query)
    const { draft, series } = await opened(browserOf(request), draftId, 'read-draft')
    const tree = await readDocument(deps, draft, series)
    const { write, mediaType } = exportFormats[format]
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', asAttachment(tree.title, format))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await write(tree, { ...choices, writtenAt: deps.now() })))
  })
}

function whatIsAsked(params: unknown, query: unknown) {
  const place = ExportParams.safeParse(params)
  if (!place.success)
    throw new Refusal(
      'gone',
      `We do not write files of that kind. Choose ${formats.map(kind => exportFormats[kind].label).join(', ')}.`,
    )
  const asked = ExportAsked.safeParse(query)
  if (!asked.success)
    throw new Refusal(
      'malformed',
      `We do not know that choice. People’s words can stand in places called ${evidencePlaces.join(', ')}, and print can be usual or large.`,
      { at: [String(asked.error.issues[0]?.path[0] ?? 'query')] },
    )
  const choices = { evidence: asked.data.evidence ?? 'inline', isLarge: asked.data.print === 'large' }
  const { format } = place.data
  for (const name of cannotDo(format, choices))
    throw new Refusal(
      'malformed',
      `${exportFormats[format].label} cannot be written that way. Choose another kind of file.`,
      {
        at: [name],
      },
    )
  return { ...place.data, choices }
}
