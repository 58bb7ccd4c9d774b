/** y-websocket's messages: read with the same decoder that applies them, so that no spelling of one can mean two things. Pure. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import {
  aliveMessage,
  epochMessage,
  identityMessage,
  lookAgainMessage,
  savedMessage,
  severalMessage,
  type Identity,
} from '@waymark/shared/wire/sync.ts'

const sync = 0
const presence = 1
const queryPresence = 3
const step1 = 0
const step2 = 1
const update = 2

export type Message =
  /** "This is what I have; send the rest." */
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** A change. `asked` when it answers our step 1. */
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly asked: boolean }
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  | { readonly kind: 'query-presence' }
  | { readonly kind: 'malformed' }

/** Whether its answer costs the server more than any other: all of the document, or everybody who is here. */
export const asksForAll = (frame: Uint8Array): boolean => {
  const { kind } = readMessage(frame)
  return kind === 'step1' || kind === 'query-presence'
}

/** Never throws. What is left over after a message, and kinds that are not ours, are malformed: refused, not ignored. */
export function readMessage(frame: Uint8Array): Message {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readKind(decoder)
    return decoding.hasContent(decoder) ? { kind: 'malformed' } : message
  } catch {
    return { kind: 'malformed' }
  }
}

function readKind(decoder: decoding.Decoder): Message {
  switch (decoding.readVarUint(decoder)) {
    case sync:
      return readSync(decoder)
    case presence:
      return { kind: 'presence', states: decoding.readVarUint8Array(decoder) }
    case queryPresence:
      return { kind: 'query-presence' }
    default:
      return { kind: 'malformed' }
  }
}

function readSync(decoder: decoding.Decoder): Message {
  const kind = decoding.readVarUint(decoder)
  const body = decoding.readVarUint8Array(decoder)
  if (kind === step1) return { kind: 'step1', stateVector: body }
  return kind === step2 || kind === update
    ? { kind: 'update', update: body, asked: kind === step2 }
    : { kind: 'malformed' }
}

function syncFrame(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}

export const step1Frame = (stateVector: Uint8Array): Uint8Array => syncFrame(step1, stateVector)
export const step2Frame = (state: Uint8Array): Uint8Array => syncFrame(step2, state)
export const updateFrame = (change: Uint8Array): Uint8Array => syncFrame(update, change)

/** `count` of a connection's document messages are on disk. */
export function savedFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, savedMessage)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

export function identityFrame(identity: Identity): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, identityMessage)
  encoding.writeVarString(encoder, JSON.stringify(identity))
  return encoding.toUint8Array(encoder)
}

export const lookAgainFrame: Uint8Array = Uint8Array.of(lookAgainMessage)
export const aliveFrame: Uint8Array = Uint8Array.of(aliveMessage)

export function epochFrame(epoch: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, epochMessage)
  encoding.writeVarString(encoder, epoch)
  return encoding.toUint8Array(encoder)
}

/** Several messages in one frame, in their order. */
export function severalFrame(messages: readonly Uint8Array[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, severalMessage)
  for (const message of messages) encoding.writeVarUint8Array(encoder, message)
  return encoding.toUint8Array(encoder)
}

export interface PresenceEntry {
  readonly client: number
  readonly clock: number
  /** JSON; 'null' says that the client is gone. */
  readonly state: string
}

export function presenceFrame(entries: readonly PresenceEntry[]): Uint8Array {
  const states = encoding.createEncoder()
  encoding.writeVarUint(states, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(states, client)
    encoding.writeVarUint(states, clock)
    encoding.writeVarString(states, state)
  }
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, presence)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(states))
  return encoding.toUint8Array(encoder)
}

/** One more is still a number that every client can read. */
const mostNumber = 2 ** 32

/** Undefined for what cannot be read. At most `most` entries are read; more are malformed. */
export function readPresence(states: Uint8Array, most: number): PresenceEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(states)
    const count = decoding.readVarUint(decoder)
    if (count > most) return undefined
    const entries = Array.from({ length: count }, () => ({
      client: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    }))
    return entries.every(({ client, clock }) => client < mostNumber && clock < mostNumber) ? entries : undefined
  } catch {
    return undefined
  }
}
