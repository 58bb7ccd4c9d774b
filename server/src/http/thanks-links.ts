/** Where thanks and bookings meet: the way to be thanked from a page of a session, and the letter of thanks to those who booked and said that they may be written to. */
import type { SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { instantOf } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { bookingsOf, markThanked } from '#booking/bookings.ts'
import type { Deps } from '#deps.ts'
import { sessionPlace, sessionsOf } from '#session/places.ts'
import type { Others } from '#thanks/thanks-letter.ts'
import { termsOf, thanksTokenOf } from '#thanks/thanks.ts'

/** The same for all of the strategy: nothing of the person is in it. Undefined while no names are taken. */
export async function thanksAddress(deps: Deps, sessionId: SessionId): Promise<string | undefined> {
  const { strategy } = await sessionPlace(deps, sessionId)
  return (await termsOf(deps, strategy.id)).isOpen ? pages.thanks(thanksTokenOf(deps, strategy.id)) : undefined
}

/** Of the sessions that have begun: nobody is thanked for what is still to come, or for a place that they gave back. */
export const bookedOf =
  (deps: Deps, strategyId: StrategyId): Others =>
  async () => {
    const now = Date.parse(deps.now())
    const begun = (await sessionsOf(deps, strategyId)).filter(({ startsAt }) => Date.parse(instantOf(startsAt)) <= now)
    const booked = await Promise.all(
      begun.map(async ({ id }) =>
        (await bookingsOf(deps, id))
          .filter(({ state, mayWrite, mail }) => state === 'booked' && mayWrite && mail !== '')
          .map(one => ({
            mail: one.mail,
            isWrittenTo: one.isThanked === true,
            mark: () => markThanked(deps, id, one.id),
          })),
      ),
    )
    return booked.flat()
  }
