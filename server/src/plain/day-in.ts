/** The day of a moment, for everybody alike: no page tells the hour at which somebody did something. */
import { dayOf, timeIn } from '@waymark/shared/model/time.ts'

export const dayIn = (at: string): string => dayOf(timeIn('Europe/London', at))
