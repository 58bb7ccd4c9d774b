/** Taking the demo away, whole: with the words goes what was kept of its people and of who was in the room. */
import type { removeDemo as removeDemoRoute } from '@waymark/shared/wire/sessions.ts'
import type { Asked } from '#asked.ts'
import { forgetSessions } from '#booking/bookings.ts'
import type { Deps } from '#deps.ts'
import { forgetFormatRequests } from '#formats/format-requests.ts'
import { forgetForms } from '#monitoring/forms.ts'
import { forgetPayments } from '#payments/payments.ts'
import { forgetSafeguarding } from '#safeguarding/forget.ts'
import { sessionsOf, setsOfStrategy } from '#session/places.ts'
import * as strategies from '#session/strategies.ts'
import { forgetThanks } from '#thanks/thanks.ts'

export async function removeDemo(deps: Deps, asked: Asked<typeof removeDemoRoute>): Promise<void> {
  const { strategyId } = asked.params
  const sets = await setsOfStrategy(deps, strategyId)
  const held = (await sessionsOf(deps, strategyId)).map(({ id }) => id)
  // Whoever may not is refused here, before anything else goes.
  await strategies.removeDemo(deps, asked)
  await forgetPayments(deps, sets)
  await forgetForms(deps, held)
  await forgetSessions(deps, held)
  await forgetFormatRequests(deps, strategyId)
  await forgetThanks(deps, strategyId)
  await forgetSafeguarding(deps, strategyId)
}
