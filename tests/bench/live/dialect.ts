/** What a client says to each kind of server: y-protocols' messages, as they are or with the name of the document before each. */
import * as encoding from 'lib0/encoding'

export interface Told {
  readonly client: number
  readonly clock: number
  /** JSON. */
  readonly state: string
}

export interface Dialect {
  /** What a newcomer says first: "I have nothing; send what there is." */
  readonly hello: readonly Uint8Array[]
  readonly update: (update: Uint8Array) => Uint8Array
  readonly presence: (told: Told) => Uint8Array
  /** To the server's "this is what I have": a client that has nothing more answers so. */
  readonly nothingMore: Uint8Array
  readonly kindOf: (message: Uint8Array) => 'step1' | 'step2' | 'update' | 'other'
}

const sync = 0
const presence = 1
const auth = 2
const syncReply = 4
const nothing = Uint8Array.of(0)
const emptyUpdate = Uint8Array.of(0, 0)

type Part = number | Uint8Array | string

/** Numbers as varUints, bytes and words with their length before them. */
function message(...parts: readonly Part[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

function dialect(before: readonly Part[], hello: readonly Uint8Array[]): Dialect {
  const start = message(...before).length
  return {
    hello,
    update: update => message(...before, sync, 2, update),
    presence: ({ client, clock, state }) => message(...before, presence, message(1, client, clock, state)),
    nothingMore: message(...before, sync, 1, emptyUpdate),
    kindOf: heard => {
      const kind = heard[start]
      if (kind !== sync && kind !== syncReply) return 'other'
      return (['step1', 'step2', 'update'] as const)[heard[start + 1] ?? 3] ?? 'other'
    },
  }
}

export const yProtocols: Dialect = dialect([], [message(sync, 0, nothing)])

/** A relay has nothing to send to a newcomer, and a question would go to everybody in the room. */
export const toRelay: Dialect = dialect([], [])

/** Hocuspocus wants a token first, whatever it is, and the name of the document before every message. */
export const hocuspocus = (name: string): Dialect =>
  dialect([name], [message(name, auth, 0, 'anybody'), message(name, sync, 0, nothing)])
