/** The live core of one server, made of what it stands on: its documents, who has them open, and its way to the other servers of its store. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Bus } from '#bus/bus.ts'
import { elsewhere } from './elsewhere.ts'
import { guestBook, type Guests } from './guests.ts'
import { lately, type Lately } from './lately.ts'
import { liveDocs, type LiveDocs, type LiveDocsDeps } from './live-docs.ts'
import { othersOn } from './others.ts'
import type { Timers } from './saving.ts'
import { signalsOf } from './signals.ts'

export interface LiveCore {
  readonly live: LiveDocs
  readonly guests: Guests
  readonly lately: Lately
}

export interface LiveCoreDeps extends Omit<LiveDocsDeps, 'others' | 'signals'> {
  readonly bus: Bus
  /** By which people are known for a while to be somewhere; the one of `timers` where it is left out. */
  readonly monotonic?: Timers['monotonic']
}

export function liveCore(given: LiveCoreDeps): LiveCore {
  const deps = { ...given, timers: ofNobody(given.timers) }
  const { bus, newId, timers } = deps
  const monotonic = deps.monotonic ?? timers.monotonic
  const node = newId()
  const signals = signalsOf({ ...deps, node })
  return {
    live: liveDocs({ ...deps, others: othersOn(bus, node), signals }),
    guests: guestBook({ signals, elsewhere: elsewhere({ bus, node, timers: { ...timers, monotonic } }) }),
    lately: lately({ bus, monotonic }),
  }
}

/**
 * What is done later is done for everybody, and in nobody's turn: a turn that was lost would otherwise keep the words of all others from
 * being saved.
 */
function ofNobody(timers: Timers): Timers {
  const apart = AsyncLocalStorage.snapshot()
  return { ...timers, after: (ms, act) => timers.after(ms, () => apart(act)) }
}
