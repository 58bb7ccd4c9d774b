/** Naming the lead for safeguarding over HTTP, and the team's way to tell them of words in a room. */
import type { FastifyInstance } from 'fastify'
import { SafeguardingForm } from '@waymark/shared/model/safeguarding.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/safeguarding.ts'
import type { Deps } from '#deps.ts'
import { raiseConcern } from '#safeguarding/concerns.ts'
import { inviteLead, publicTokenOf, safeguardingOf, setSafeguarding, takeInvitationBack } from '#safeguarding/lead.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { roomPlace, strategyPlace } from '#session/places.ts'
import { mount } from './mount.ts'

export function mountSafeguarding(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser, strategyId: StrategyId): Promise<string> => {
    const { title } = await strategyPlace(deps, strategyId)
    permit(await knownMember(deps, browser, { strategyId, sessionId: null }), 'manage-safeguarding')
    return title
  }
  mount(app, wire.readSafeguarding, async ({ browser, params: { strategyId } }) => {
    const title = await permitted(browser, strategyId)
    const known = await safeguardingOf(deps, strategyId)
    return {
      title,
      form: known === undefined ? null : SafeguardingForm.parse(known),
      isRead: known !== undefined && known.keyId !== '',
      isInvited: known !== undefined && known.invitation !== '',
      address: `${deps.address()}${pages.safeguarding(publicTokenOf(deps, strategyId))}`,
    }
  })
  mount(app, wire.setSafeguarding, async ({ browser, params: { strategyId }, body }) => {
    await permitted(browser, strategyId)
    await setSafeguarding(deps, strategyId, body)
    return {}
  })
  mount(app, wire.inviteLead, async ({ browser, params: { strategyId } }) => {
    await permitted(browser, strategyId)
    return { address: `${deps.address()}${pages.becomeLead(await inviteLead(deps, strategyId))}` }
  })
  mount(app, wire.takeInvitationBack, async ({ browser, params: { strategyId } }) => {
    await permitted(browser, strategyId)
    await takeInvitationBack(deps, strategyId)
    return {}
  })
  mount(app, wire.raiseFromRoom, async ({ browser, params: { roomId }, body: { form, concern } }) => {
    const { session, strategy } = await roomPlace(deps, roomId)
    permit(await knownMember(deps, browser, { sessionId: session.id, strategyId: strategy.id }), 'hold-note')
    const whole = { ...concern, who: '', where: '' }
    return { reference: await raiseConcern(deps, strategy.id, { form, concern: whole, by: 'facilitator' }) }
  })
}
