/** Everything that is kept of one booking, for whoever has its secret; and an end to it. */
import { bookingStateWords, sayNeeds } from '@waymark/shared/rules/booking-words.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { bookingPages, wholeServer } from '#store/kinds.ts'
import { forgetBooking } from './bookings.ts'
import { bookingOfSecret, pageKeyOf } from './links.ts'

export interface AboutMe {
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

/** Undefined where there is no such booking. */
export async function bookingAboutMe(
  deps: Pick<Deps, 'people' | 'linkKey'>,
  secret: string,
): Promise<AboutMe | undefined> {
  const one = await bookingOfSecret(deps, secret)
  if (one === undefined) return undefined
  const lines = [
    ['What we may call you', one.name],
    ['E-mail address', one.mail],
    ['State', bookingStateWords[one.state]],
    ['What you need', sayNeeds(one.needs, one.needsMore)],
    ['Food', one.dietary],
    ['First time', one.isFirst ? 'Yes' : 'No'],
    ['We may write to you about later sessions, and to thank you', one.mayWrite ? 'Yes' : 'No'],
    ['Letter of thanks', one.isThanked === true ? 'Sent' : ''],
    ['You joined', one.hasJoined ? 'Yes' : 'No'],
    ['Your turn among those who booked', String(one.turn)],
  ] as const
  return {
    title: 'Your booking',
    lines: lines.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value })),
  }
}

/** Answers whether there was one. Whoever waits moves up. */
export async function eraseBooking(
  deps: Pick<Deps, 'store' | 'people' | 'peopleKey' | 'linkKey'>,
  secret: string,
): Promise<boolean> {
  const one = await bookingOfSecret(deps, secret)
  if (one === undefined) return false
  const all = await deps.store.list(bookingPages, wholeServer)
  const page = all.find(({ id }) => pageKeyOf(deps, id) === one.pageKey)
  if (page === undefined) throw new Refusal('gone', 'This session is not here any more.')
  await forgetBooking(deps, page.id, one.id)
  return true
}
