/** `24 March 2027`, in this browser's zone. */
import type { Instant } from '@waymark/shared/model/time.ts'

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

export const sayDay = (instant: Instant): string => days.format(new Date(instant))
