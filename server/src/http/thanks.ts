/** Thanking people by name over HTTP, as organisers do it. Its addresses carry nothing of what anybody wrote. */
import type { FastifyInstance } from 'fastify'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/thanks.ts'
import { audit } from '#audit-row.ts'
import type { Deps } from '#deps.ts'
import { permit, type Browser } from '#session/members.ts'
import { strategyPlace } from '#session/places.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { reachOf, sendLetter } from '#thanks/thanks-letter.ts'
import { namesOf, setShown, setTermsOf, termsOf, thanksTokenOf } from '#thanks/thanks.ts'
import { mount } from './mount.ts'
import { bookedOf } from './thanks-links.ts'

export function mountThanks(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser, strategyId: StrategyId) => {
    const strategy = await strategyPlace(deps, strategyId)
    permit(await strategyMember(deps, browser, strategyId), 'thank-people')
    return strategy
  }
  mount(app, wire.readThanks, async ({ browser, params: { strategyId } }) => {
    const { title, period } = await permitted(browser, strategyId)
    return {
      title: `${title} ${period}`,
      terms: await termsOf(deps, strategyId),
      address: `${deps.address()}${pages.thanks(thanksTokenOf(deps, strategyId))}`,
      names: await namesOf(deps, strategyId),
      toWriteTo: (await reachOf(deps, strategyId, bookedOf(deps, strategyId))).length,
      sendsMail: deps.post !== undefined,
    }
  })
  mount(app, wire.setThanks, async ({ browser, params: { strategyId }, body }) => {
    await permitted(browser, strategyId)
    await setTermsOf(deps, strategyId, body)
    return {}
  })
  mount(app, wire.setNames, async ({ browser, params: { strategyId }, body }) => {
    await permitted(browser, strategyId)
    const done = await setShown(deps, strategyId, body)
    if (body.state === 'held') await audit(deps, { by: 'organiser', did: 'name-removed', strategyId, count: done })
    return { done }
  })
  mount(app, wire.sendThanksLetter, async ({ browser, params: { strategyId }, body }) => {
    await permitted(browser, strategyId)
    const done = await sendLetter(deps, strategyId, { letter: body, others: bookedOf(deps, strategyId) })
    await audit(deps, { by: 'organiser', did: 'letters-sent', strategyId, count: done.sent })
    return done
  })
}
