/** The audit record over HTTP: for whoever holds the link to the whole server, and nobody else. */
import type { FastifyInstance } from 'fastify'
import { create } from 'content-disposition'
import { auditTablePath, readAudit } from '@waymark/shared/wire/audit.ts'
import { auditPage, auditTable } from '#audit/audit-record.ts'
import type { Deps } from '#deps.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'

export function mountAudit(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser): Promise<void> => {
    permit(await knownMember(deps, browser, { strategyId: null, sessionId: null }), 'read-audit')
  }
  mount(app, readAudit, async ({ browser, params }) => {
    await permitted(browser)
    return auditPage(deps, params)
  })
  app.get(auditTablePath, async (request, reply) => {
    await permitted(browserOf(request))
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create('Audit record.csv'))
      .header('cache-control', 'no-store')
      .send(await auditTable(deps))
  })
}
