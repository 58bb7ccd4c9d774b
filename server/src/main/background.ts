/** What the server does by itself, again and again. Of several servers of one store one at a time does what is for all of them. */
import { tellOfList } from '#privacy/tell-of-list.ts'
import { carryOn, purgeByItself } from '#privacy/purge.ts'
import { seeTime } from '#privacy/time-seen.ts'
import { goOnErasing } from '#erasing/go-on.ts'
import { tendBookings } from '#booking/send-due.ts'
import { forgetOldAsks } from '#session/help.ts'
import type { Deps } from '#deps.ts'

const sweepMs = 8000
const minuteMs = 60 * 1000
const hourMs = 60 * 60 * 1000
/** What one server could not end is gone on with. */
const erasingMs = 10_000

/** Answers how to stop it. */
export function startBackground(deps: Deps, onFailure: (error: unknown) => void): () => void {
  const sweeping = setInterval(() => {
    void deps.live.sweep()
  }, sweepMs)
  const forgetting = setInterval(() => {
    void deps.store.ifFree('every-hour', () => forgetOldAsks(deps)).catch(onFailure)
  }, hourMs)
  const server = deps.newId()
  const keeping = setInterval(() => {
    void keepAsLongAsSet(deps, server).catch(onFailure)
  }, hourMs)
  // Also what another server had begun.
  const purging = setInterval(() => {
    void carryOn(deps).catch(onFailure)
  }, minuteMs)
  const goOn = (): void => {
    void deps.store.ifFree('erasing', () => goOnErasing(deps)).catch(onFailure)
  }
  goOn()
  const erasing = setInterval(goOn, erasingMs)
  const booking = setInterval(() => {
    void deps.store.ifFree('bookings', () => tendBookings(deps)).catch(onFailure)
  }, minuteMs)
  return () => {
    clearInterval(erasing)
    clearInterval(booking)
    clearInterval(sweeping)
    clearInterval(keeping)
    clearInterval(purging)
    clearInterval(forgetting)
  }
}

/** Time is seen by each server, for it counts its own. */
export async function keepAsLongAsSet(deps: Deps, server: string): Promise<void> {
  await seeTime(deps, server)
  await deps.store.ifFree('retention-hour', async () => {
    const made = await purgeByItself(deps)
    if (made !== undefined) await tellOfList(deps, made)
    await carryOn(deps)
  })
}
