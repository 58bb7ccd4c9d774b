/** What the parts of the page about a booking are drawn from. */
import type { readBooking } from '@waymark/shared/wire/booking.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'

export interface BookingShape {
  readonly seen: ReplyOf<typeof readBooking>
  /** Reads it anew. */
  readonly again: () => Promise<void>
}
