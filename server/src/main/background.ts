/** What the server does by itself, again and again. Of several servers of one store one at a time does what is for all of them. */
import { tendBookings } from '#booking/send-due.ts'
import { forgetOldAsks } from '#session/help.ts'
import type { Deps } from '#deps.ts'

const sweepMs = 8000
const minuteMs = 60 * 1000
const hourMs = 60 * 60 * 1000

/** Answers how to stop it. */
export function startBackground(deps: Deps, onFailure: (error: unknown) => void): () => void {
  const sweeping = setInterval(() => {
    void deps.live.sweep()
  }, sweepMs)
  const forgetting = setInterval(() => {
    void deps.store.ifFree('every-hour', () => forgetOldAsks(deps)).catch(onFailure)
  }, hourMs)
  const booking = setInterval(() => {
    void deps.store.ifFree('bookings', () => tendBookings(deps)).catch(onFailure)
  }, minuteMs)
  return () => {
    clearInterval(booking)
    clearInterval(sweeping)
    clearInterval(forgetting)
  }
}
