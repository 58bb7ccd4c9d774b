/**
 * How much time has passed, by something that nobody can set: milliseconds that one server after the other has run. A clock on the wall
 * that leaps ten years ahead for a minute moves it by a minute. It is always less than the time that has passed, and never more.
 */
import type { TimeSeen } from '@waymark/shared/model/retention.ts'
import type { Deps } from '#deps.ts'
import { timesSeen } from '#store/kinds.ts'
import { row } from '#store/store.ts'

type TimeDeps = Pick<Deps, 'store' | 'now' | 'monotonic'>

/** After so long without a word of the server that counts, another one does. */
const quietMs = 3 * 60 * 60 * 1000

export const seenMs = async ({ store }: Pick<Deps, 'store'>): Promise<number> =>
  (await store.get(timesSeen, 'time-seen'))?.ms ?? 0

/** Called every hour. `server` is chance, made when it started. */
export const seeTime = (deps: TimeDeps, server: string): Promise<void> =>
  deps.store.inTurn('time-seen', async () => {
    const known = await deps.store.get(timesSeen, 'time-seen')
    const next = counted(known, { server, monotonic: deps.monotonic(), at: deps.now() })
    if (next !== undefined) await deps.store.commit({ puts: [row(timesSeen, next)] })
  })

/** Two that count would count each hour twice: the other one is left to it while it is heard of. */
export function counted(
  known: TimeSeen | undefined,
  { server, monotonic, at }: Pick<TimeSeen, 'server' | 'monotonic' | 'at'>,
): TimeSeen | undefined {
  const begun: TimeSeen = { id: 'time-seen', server, monotonic, at, ms: known?.ms ?? 0 }
  if (known === undefined) return begun
  if (known.server === server) return { ...begun, ms: known.ms + Math.max(0, monotonic - known.monotonic) }
  return Math.abs(Date.parse(at) - Date.parse(known.at)) > quietMs ? begun : undefined
}
