/** The draft over HTTP: its sources, its building, its exports. */
import type { FastifyInstance } from 'fastify'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import {
  buildDraft as buildDraftRoute,
  exportPath,
  readDraft as readDraftRoute,
  readNew,
} from '@waymark/shared/wire/drafts.ts'
import type { Deps } from '#deps.ts'
import { buildDraft, newInDraft, readDraft } from '#drafts/drafts.ts'
import { exporter } from '#export/exporter.ts'
import { viewOfMe } from '#session/members.ts'
import { whatIsAsked } from './asked-export.ts'
import { browserOf } from './browser.ts'
import { endOf, mountExports, sendExported } from './exports.ts'
import { mount } from './mount.ts'
import { openedDraft } from './opened-draft.ts'
import { wholeToSend } from './whole-to-send.ts'

export function mountDrafts(app: FastifyInstance, deps: Deps): void {
  const opened = (browser: string | undefined, draftId: DraftId, act: Act) =>
    openedDraft(deps, browser, { draftId, act })

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
  const files = exporter()
  app.addHook('onClose', files.stop)
  mountExports(app, deps, files)
  app.get(exportPath(':draftId', ':format'), async (request, reply) => {
    const asked = whatIsAsked(request, deps.now())
    const { draft, series } = await opened(browserOf(request), asked.draftId, 'read-draft')
    const signal = endOf(reply)
    const whole = await wholeToSend(deps, draft, series)
    return sendExported(reply, await files.write({ ...asked, whole }, { signal }))
  })
}
