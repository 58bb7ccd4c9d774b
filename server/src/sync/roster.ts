/** Who is here in one document, and what has changed of it since it was told: each client's latest state, by clocks that only grow. */
import type { PresenceEntry } from './messages.ts'

/** The clocks of so many who went are remembered. */
const mostGone = 1000

export interface Told extends PresenceEntry {
  readonly by: object
  /** Of another server's people, which server that is. */
  readonly node?: string
  /** Of the person. */
  readonly key: string
}

export interface Roster {
  /** Answers the clock at which the others believe it gone, where that is not older. */
  readonly take: (entry: Told) => number | undefined
  /** All that a connection or a server told of is gone, but for these. Answers who went, and at which clock. */
  readonly leave: (by: object, butFor?: ReadonlySet<number>) => readonly PresenceEntry[]
  readonly all: () => readonly Told[]
  readonly hasChanges: () => boolean
  /** What has changed since the last call. */
  readonly takeChanges: () => readonly Told[]
}

export function roster(): Roster {
  const told = new Map<number, Told>()
  const gone = clocksOfTheGone()
  let changed = new Map<number, Told>()
  const went = (entry: Told): void => {
    told.delete(entry.client)
    gone.add(entry)
    changed.set(entry.client, { ...entry, state: 'null' })
  }
  return {
    take: entry => {
      const { client, clock, state } = entry
      const known = told.get(client)
      if (known !== undefined && !isNewsOf(known, entry)) return undefined
      if (state === 'null') {
        if (known !== undefined) went(entry)
        return undefined
      }
      if (known === undefined && clock <= gone.clockOf(client)) return gone.clockOf(client)
      told.set(client, entry)
      // Where it was made to speak by a later clock, some may have it for gone.
      if (known?.state !== state || clock > known.clock + 1) changed.set(client, entry)
      return undefined
    },
    leave: (by, butFor = nobody) => {
      const leaving = [...told.values()]
        .filter(entry => entry.by === by && !butFor.has(entry.client))
        .map(entry => ({ ...entry, clock: entry.clock + 1, state: 'null' }))
      for (const entry of leaving) went(entry)
      return leaving
    },
    all: () => [...told.values()],
    hasChanges: () => changed.size > 0,
    takeChanges: () => {
      const entries = [...changed.values()]
      changed = new Map()
      return entries
    },
  }
}

const nobody: ReadonlySet<number> = new Set()

/** A window that came back by a new connection takes over from the old one, whose end may be heard of much later. */
const isNewsOf = (known: Told, entry: Told): boolean =>
  known.by === entry.by ? known.clock < entry.clock : known.key === entry.key && known.clock <= entry.clock

/** At which clock each of those who went did so; the latest of them. */
function clocksOfTheGone(): {
  readonly add: (entry: PresenceEntry) => void
  /** 0 where it is not known: that is how y-protocols begins, and 0 is no news to it. */
  readonly clockOf: (client: number) => number
} {
  const clocks = new Map<number, number>()
  return {
    add: ({ client, clock }) => {
      clocks.delete(client)
      clocks.set(client, clock)
      const [oldest] = clocks.keys()
      if (clocks.size > mostGone && oldest !== undefined) clocks.delete(oldest)
    },
    clockOf: client => clocks.get(client) ?? 0,
  }
}
