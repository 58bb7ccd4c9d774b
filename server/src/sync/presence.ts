/**
 * Who is here in one document. Each client's latest state, under the identity that the server gave its connection: what a client
 * says of itself beyond the fields below is left out, and of others it can say nothing.
 */
import { Presence, type Identity } from '@waymark/shared/wire/sync.ts'
import type { PresenceTidings } from './late-presence.ts'
import { presenceFrame, readPresence, type PresenceEntry } from './messages.ts'

/** y-websocket sends back what it hears of others, so a message may hold the whole room; of it only the sender's own is taken. */
const mostRead = 1000
/** The clocks of so many who went are remembered. */
const mostGone = 1000
const mostLetters = 4000

interface Told extends PresenceEntry {
  readonly by: object
  /** Of the person. */
  readonly key: string
}

export interface PresenceChanges extends PresenceTidings {
  readonly by: ReadonlySet<object>
}

export interface PresenceBook {
  /**
   * Takes what a connection says of its own client: the one of which it spoke first. Answers a frame to send back where the others
   * would take it for old: they know that this client went, and hear of it again only by a later clock. y-protocols takes that clock
   * when it is told that it was gone itself.
   */
  readonly take: (by: object, identity: Identity, states: Uint8Array) => 'taken' | 'malformed' | Uint8Array
  /** The connection is gone, and all it told of with it. */
  readonly leave: (by: object) => void
  readonly hasChanges: () => boolean
  /** What has changed since the last call, and whose connections told of it; undefined where nothing has. */
  readonly changes: () => PresenceChanges | undefined
  /** A frame of everybody: for newcomers, and as the sign of life that y-websocket expects every 30 s. */
  readonly everybody: () => Uint8Array
  /** What each window has said of itself, with the key of whose it is. */
  readonly said: () => readonly Presence[]
}

/** For those who are not told who is here, and expect a sign of life all the same. */
export const nobodyFrame: Uint8Array = presenceFrame([])

export function presenceBook(): PresenceBook {
  const told = new Map<number, Told>()
  const gone = clocksOfTheGone()
  const own = new WeakMap<object, number>()
  let changed = new Map<number, Told>()

  const went = (entry: Told): void => {
    told.delete(entry.client)
    gone.add(entry)
    changed.set(entry.client, { ...entry, state: 'null' })
  }
  /** Answers the clock at which the others believe it gone, where that is not older. */
  const takeOwn = (entry: Told): number | undefined => {
    const { client, clock, state } = entry
    const known = told.get(client)
    if (known !== undefined && !isNewsOf(known, entry)) return undefined
    if (state === 'null') {
      if (known !== undefined) went(entry)
      return undefined
    }
    if (known === undefined && clock <= gone.clockOf(client)) return gone.clockOf(client)
    told.set(client, entry)
    if (known?.state !== state) changed.set(client, entry)
    return undefined
  }

  return {
    take: (by, identity, states) => {
      const entries = states.byteLength > mostRead * mostLetters ? undefined : readPresence(states, mostRead)
      if (entries === undefined) return 'malformed'
      const [first] = entries
      if (first !== undefined && !own.has(by)) own.set(by, first.client)
      const mine = entries.find(({ client }) => client === own.get(by))
      const old =
        mine === undefined
          ? undefined
          : takeOwn({ ...mine, state: sanitised(mine.state, identity), by, key: identity.key })
      return mine === undefined || old === undefined
        ? 'taken'
        : presenceFrame([{ client: mine.client, clock: old, state: 'null' }])
    },
    leave: by => {
      for (const entry of told.values()) if (entry.by === by) went({ ...entry, clock: entry.clock + 1 })
    },
    hasChanges: () => changed.size > 0,
    changes: () => {
      if (changed.size === 0) return undefined
      const entries = [...changed.values()]
      changed = new Map()
      return { frame: presenceFrame(entries), entries, by: new Set(entries.map(({ by }) => by)) }
    },
    everybody: () => presenceFrame([...told.values()]),
    said: () =>
      [...told.values()].flatMap(({ state }) => {
        const parsed = Presence.safeParse(JSON.parse(state))
        return parsed.success ? [parsed.data] : []
      }),
  }
}

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

/** 'null' for a client that says it is gone, and for what is no state at all. */
function sanitised(state: string, identity: Identity): string {
  const said = state.length > mostLetters ? undefined : parsed(state)
  if (said === undefined) return 'null'
  const { sectionId, writing, cursor } = said
  return JSON.stringify({
    user: identity,
    ...(typeof sectionId === 'string' && sectionId.length <= 40 && { sectionId }),
    ...(typeof writing === 'boolean' && { writing }),
    ...(typeof cursor === 'object' && { cursor }),
  })
}

function parsed(
  state: string,
): { readonly sectionId?: unknown; readonly writing?: unknown; readonly cursor?: unknown } | undefined {
  try {
    const said: unknown = JSON.parse(state)
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? said : undefined
  } catch {
    return undefined
  }
}
