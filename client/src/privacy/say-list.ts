/** Days and waits of a list, in words. */
import { dayOf } from '@waymark/shared/model/time.ts'

/** `Wednesday 24 March 2027` of `2027-03-24`. */
export const sayDay = (day: string): string => dayOf({ local: `${day}T00:00`, zone: 'UTC' })

/** How long it has to stand yet before anything on it may be deleted. */
export function sayWait(minutes: number | null): string {
  if (minutes === null) return 'This list was made while a clock was wrong. Make a new one.'
  if (minutes === 0) return 'It stood for a day: what is on it can be deleted now.'
  const hours = Math.ceil(minutes / 60)
  return `It has to stand for a day, so that a clock that is wrong deletes nothing: ${hours === 1 ? 'an hour' : `${hours} hours`} to go.`
}
