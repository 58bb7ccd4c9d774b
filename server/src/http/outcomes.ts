/** "You said, we did" over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { may, type Act } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/outcomes.ts'
import type { Deps } from '#deps.ts'
import { addUpdate, earlierOf, linesOf, sayOutcome, takeOutcomeBack, takeUpdateBack } from '#drafts/outcomes.ts'
import { addressOfPage } from '#drafts/versions.ts'
import { permit } from '#session/members.ts'
import { draftPlace } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { mount } from './mount.ts'

export function mountOutcomes(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: string | undefined, draftId: DraftId, act: Act) => {
    const { draft, strategy } = await draftPlace(deps, draftId)
    const member = await strategyMember(deps, browser, strategy.id)
    permit(member, act)
    return { draft, member, series: await seriesOf(deps, strategy.id) }
  }

  mount(app, wire.listOutcomes, async ({ browser, params: { draftId } }) => {
    const { member, ...asked } = await permitted(browser, draftId, 'read-draft')
    const { id, title, period } = asked.series.strategy
    return {
      strategy: { id, title, period },
      themes: await linesOf(deps, asked),
      mayWrite: may(member.role, 'write-draft'),
      address: await addressOfPage(deps, draftId, pages.youSaid),
    }
  })
  mount(app, wire.putOutcome, async ({ browser, params: { draftId, themeId }, body }) => {
    const asked = await permitted(browser, draftId, 'write-draft')
    return { theme: await sayOutcome(deps, { ...asked, themeId }, body) }
  })
  mount(app, wire.takeBackOutcome, async ({ browser, params: { draftId, themeId }, body: { revision } }) => {
    const asked = await permitted(browser, draftId, 'write-draft')
    return { theme: await takeOutcomeBack(deps, { ...asked, themeId }, revision) }
  })
  mount(app, wire.putUpdate, async ({ browser, params: { draftId, themeId, updateId }, body: { words } }) => {
    const asked = await permitted(browser, draftId, 'write-draft')
    return { theme: await addUpdate(deps, { ...asked, themeId }, { updateId, words }) }
  })
  mount(app, wire.takeBackUpdate, async ({ browser, params: { draftId, themeId, updateId } }) => {
    const asked = await permitted(browser, draftId, 'write-draft')
    return { theme: await takeUpdateBack(deps, { ...asked, themeId }, updateId) }
  })
  mount(app, wire.readEarlier, async ({ browser, params: { draftId, themeId } }) => {
    const asked = await permitted(browser, draftId, 'read-draft')
    return { earlier: await earlierOf(deps, { ...asked, themeId }) }
  })
}
