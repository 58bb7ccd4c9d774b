/** Decisions over HTTP, and all of them as a table. */
import { create } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { nameOfTheme } from '@waymark/shared/model/theme.ts'
import { may, type Act } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/decisions.ts'
import type { Deps } from '#deps.ts'
import { decisionsOf, dropDecision, recordDecision, todayOf } from '#drafts/decisions.ts'
import { decisionsTable } from '#drafts/decisions-table.ts'
import { saidOf } from '#drafts/outcomes.ts'
import { addressOfPage, versionOf, versionsOf } from '#drafts/versions.ts'
import { statementsIn, toldStatement } from '#drafts/you-said.ts'
import { permit } from '#session/members.ts'
import { strategyPlace } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { draftOf } from '#session/strategies.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'

export function mountDecisions(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: string | undefined, strategyId: StrategyId, act: Act) => {
    const strategy = await strategyPlace(deps, strategyId)
    const member = await strategyMember(deps, browser, strategyId)
    permit(member, act)
    return { strategy, member }
  }

  mount(app, wire.listDecisions, async ({ browser, params: { strategyId } }) => {
    const { strategy, member } = await permitted(browser, strategyId, 'read-draft')
    const draft = await draftOf(deps, strategyId)
    const themes = await saidOf(deps, { draft, series: await seriesOf(deps, strategyId) })
    return {
      strategy,
      decisions: await decisionsOf(deps, strategyId),
      today: todayOf(deps),
      themes: themes.map(({ theme }) => ({ id: theme.id, name: nameOfTheme(theme) })),
      statements: await statementsToLink(deps, draft.id),
      mayWrite: may(member.role, 'manage-strategy'),
      address: await addressOfPage(deps, draft.id, pages.directionDecisions),
    }
  })
  mount(app, wire.putDecision, async ({ browser, params, body }) => {
    const { member } = await permitted(browser, params.strategyId, 'manage-strategy')
    return { decision: await recordDecision(deps, { ...params, member }, body) }
  })
  mount(app, wire.removeDecision, async ({ browser, params }) => {
    await permitted(browser, params.strategyId, 'manage-strategy')
    await dropDecision(deps, params)
    return {}
  })
  app.get(wire.decisionsTablePath(':strategyId'), async (request, reply) => {
    const { strategyId } = paramsOf(wire.OfStrategy, request)
    await permitted(browserOf(request), strategyId, 'read-draft')
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create('Decisions.csv'))
      .header('cache-control', 'no-store')
      .send(decisionsTable(await decisionsOf(deps, strategyId)))
  })
}

/** Of the newest version that is kept: before there is one, statements have no ids. */
async function statementsToLink(deps: Deps, draftId: Parameters<typeof versionsOf>[1]) {
  const [newest] = await versionsOf(deps, draftId)
  if (newest === undefined) return []
  const { words } = await versionOf(deps, { draftId, versionId: newest.id })
  return statementsIn(words.blocks)
    .map(toldStatement)
    .filter(({ id }) => id !== '')
}
