/**
 * Who is here in one document. Each client's latest state, under the identity that the server gave its connection: what a client
 * says of itself beyond the fields below is left out, and of others it can say nothing.
 */
import { Presence, type Identity } from '@waymark/shared/wire/sync.ts'
import type { PresenceTidings } from './late-presence.ts'
import { presenceFrame, readPresence, type PresenceEntry } from './messages.ts'
import { peopleElsewhere, type PeopleElsewhere } from './people-elsewhere.ts'
import { roster, type Told } from './roster.ts'

/** y-websocket sends back what it hears of others, so a message may hold the whole room; of it only the sender's own is taken. */
const mostRead = 1000
const mostLetters = 4000

export interface PresenceChanges extends PresenceTidings {
  readonly by: ReadonlySet<object>
  /** Those among the entries who are with this server. */
  readonly own: readonly PresenceEntry[]
}

export interface PresenceBook extends PeopleElsewhere {
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
  /** All who are with this server. */
  readonly own: () => readonly PresenceEntry[]
  /** The connection of this server that spoke for a client. */
  readonly connectionOf: (client: number) => object | undefined
  /** What each window has said of itself, with the key of whose it is. */
  readonly said: () => readonly Presence[]
}

/** For those who are not told who is here, and expect a sign of life all the same. */
export const nobodyFrame: Uint8Array = presenceFrame([])

export function presenceBook(): PresenceBook {
  const people = roster()
  const elsewhere = peopleElsewhere(people, keyIn)
  const own = new WeakMap<object, number>()
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
          : people.take({ ...mine, state: sanitised(mine.state, identity), by, key: identity.key })
      return mine === undefined || old === undefined
        ? 'taken'
        : presenceFrame([{ client: mine.client, clock: old, state: 'null' }])
    },
    leave: people.leave,
    hasChanges: people.hasChanges,
    changes: () => {
      if (!people.hasChanges()) return undefined
      const entries = people.takeChanges()
      return {
        frame: presenceFrame(entries),
        entries,
        by: new Set(entries.map(({ by }) => by)),
        own: entries.filter(isHere),
      }
    },
    everybody: () => presenceFrame(people.all()),
    own: () => people.all().filter(isHere),
    connectionOf: client => people.all().find(one => one.client === client && isHere(one))?.by,
    ...elsewhere,
    said: () =>
      people.all().flatMap(({ state }) => {
        const parsed = Presence.safeParse(JSON.parse(state))
        return parsed.success ? [parsed.data] : []
      }),
  }
}

const isHere = ({ node }: Told): boolean => node === undefined

/** Empty for what no server of ours says. */
function keyIn(state: string): string {
  const user = parsed(state)?.user
  return typeof user === 'object' && user !== null && 'key' in user ? String(user.key) : ''
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
):
  | { readonly user?: unknown; readonly sectionId?: unknown; readonly writing?: unknown; readonly cursor?: unknown }
  | undefined {
  try {
    const said: unknown = JSON.parse(state)
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? said : undefined
  } catch {
    return undefined
  }
}
