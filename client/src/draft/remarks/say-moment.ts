/** When something was said, in this browser's zone: `24 March 2027 at 13:05`. */
import type { Instant } from '@waymark/shared/model/time.ts'

export const sayMoment = (at: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(at))
