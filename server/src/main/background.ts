/** What the server does by itself, again and again. Of several servers of one store one at a time does what is for all of them. */
import { goOnErasing } from '#erasing/go-on.ts'
import { forgetOldAsks } from '#session/help.ts'
import type { Deps } from '#deps.ts'

const sweepMs = 8000
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
  const goOn = (): void => {
    void deps.store.ifFree('erasing', () => goOnErasing(deps)).catch(onFailure)
  }
  goOn()
  const erasing = setInterval(goOn, erasingMs)
  return () => {
    clearInterval(erasing)
    clearInterval(sweeping)
    clearInterval(forgetting)
  }
}
