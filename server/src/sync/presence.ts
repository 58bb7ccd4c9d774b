/**
 * Who is here in one document. Each client's latest state, under the identity that the server gave its connection: what a client
 * says of itself beyond the fields below is left out, and of others it can say nothing.
 */
import type { Identity } from '@waymark/shared/wire/sync.ts'
import type { PresenceTidings } from './late-presence.ts'
import { presenceFrame, readPresence, type PresenceEntry } from './messages.ts'

/** A window is one client; a few more are let in while it reconnects. */
const mostOwn = 3
/** y-websocket sends back what it hears of others, so a message may hold the whole room; of it only the sender's own is taken. */
const mostRead = 1000
const mostLetters = 4000

interface Told extends PresenceEntry {
  readonly by: object
}

export interface PresenceChanges extends PresenceTidings {
  readonly by: ReadonlySet<object>
}

export interface PresenceBook {
  /** Takes what a connection says. Answers false when it cannot be read. */
  readonly take: (by: object, identity: Identity, states: Uint8Array) => boolean
  /** The connection is gone, and all it told of with it. */
  readonly leave: (by: object) => void
  readonly hasChanges: () => boolean
  /** What has changed since the last call, and whose connections told of it; undefined where nothing has. */
  readonly changes: () => PresenceChanges | undefined
  /** A frame of everybody: for newcomers, and as the sign of life that y-websocket expects every 30 s. */
  readonly everybody: () => Uint8Array
}

/** For those who are not told who is here, and expect a sign of life all the same. */
export const nobodyFrame: Uint8Array = presenceFrame([])

export function presenceBook(): PresenceBook {
  const told = new Map<number, Told>()
  let changed = new Map<number, Told>()

  const takeOne = (by: object, identity: Identity, entry: PresenceEntry): void => {
    const known = told.get(entry.client)
    if (known === undefined ? ownCount(told, by) >= mostOwn : known.by !== by || known.clock >= entry.clock) return
    const state = sanitised(entry.state, identity)
    if (state === undefined) {
      if (known !== undefined) told.delete(entry.client)
      if (known !== undefined) changed.set(entry.client, { ...entry, state: 'null', by })
      return
    }
    const now = { client: entry.client, clock: entry.clock, state, by }
    told.set(entry.client, now)
    if (known?.state !== state) changed.set(entry.client, now)
  }

  return {
    take: (by, identity, states) => {
      const entries = states.byteLength > mostRead * mostLetters ? undefined : readPresence(states, mostRead)
      if (entries === undefined) return false
      for (const entry of entries) takeOne(by, identity, entry)
      return true
    },
    leave: by => {
      for (const { client, clock, by: teller } of told.values()) {
        if (teller !== by) continue
        told.delete(client)
        changed.set(client, { client, clock: clock + 1, state: 'null', by })
      }
    },
    hasChanges: () => changed.size > 0,
    changes: () => {
      if (changed.size === 0) return undefined
      const entries = [...changed.values()]
      changed = new Map()
      return { frame: presenceFrame(entries), entries, by: new Set(entries.map(({ by }) => by)) }
    },
    everybody: () => presenceFrame([...told.values()]),
  }
}

function ownCount(told: ReadonlyMap<number, Told>, by: object): number {
  let own = 0
  for (const entry of told.values()) if (entry.by === by) own += 1
  return own
}

/** Undefined for a client that says it is gone, and for what is no state at all. */
function sanitised(state: string, identity: Identity): string | undefined {
  if (state.length > mostLetters) return undefined
  const said = parsed(state)
  if (said === undefined) return undefined
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
