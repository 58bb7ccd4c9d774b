/** What servers tell each other about a document, over the bus: read as strictly as anything that comes from elsewhere. Pure. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { LogPlace } from '#store/store.ts'
import { presenceFrame, readMessage, readPresence, type PresenceEntry } from './messages.ts'

const grown = 0
const here = 1
const whoIsHere = 2
const believedGone = 3
const mostPeople = 10_000

export type DocMessage =
  /** Its log goes as far as that now. */
  | { readonly kind: 'grown'; readonly place: LogPlace }
  /** Of people who are with a server; of all of them where it is the whole. */
  | {
      readonly kind: 'here'
      readonly node: string
      readonly entries: readonly PresenceEntry[]
      readonly isWhole: boolean
    }
  | { readonly kind: 'who-is-here' }
  /** A server was told of these clients at clocks at which its own people take them for gone. */
  | { readonly kind: 'believed-gone'; readonly entries: readonly PresenceEntry[] }

export function grownMessage({ head, epoch }: LogPlace): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, grown)
  encoding.writeVarUint(encoder, head)
  encoding.writeVarString(encoder, epoch)
  return encoding.toUint8Array(encoder)
}

export function hereMessage(node: string, entries: readonly PresenceEntry[], isWhole: boolean): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, here)
  encoding.writeVarString(encoder, node)
  encoding.writeVarUint(encoder, isWhole ? 1 : 0)
  encoding.writeVarUint8Array(encoder, presenceFrame(entries))
  return encoding.toUint8Array(encoder)
}

export function believedGoneMessage(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, believedGone)
  encoding.writeVarUint8Array(encoder, presenceFrame(entries))
  return encoding.toUint8Array(encoder)
}

export const whoIsHereMessage: Uint8Array = Uint8Array.of(whoIsHere)

/** Undefined for what is none of ours, as a server of another version may send it. */
export function readDocMessage(bytes: Uint8Array): DocMessage | undefined {
  try {
    const decoder = decoding.createDecoder(bytes)
    switch (decoding.readVarUint(decoder)) {
      case grown:
        return {
          kind: 'grown',
          place: { head: decoding.readVarUint(decoder), epoch: decoding.readVarString(decoder) },
        }
      case here:
        return readHere(decoder)
      case whoIsHere:
        return { kind: 'who-is-here' }
      case believedGone: {
        const entries = readEntries(decoder)
        return entries === undefined ? undefined : { kind: 'believed-gone', entries }
      }
      default:
        return undefined
    }
  } catch {
    return undefined
  }
}

function readHere(decoder: decoding.Decoder): DocMessage | undefined {
  const node = decoding.readVarString(decoder)
  const isWhole = decoding.readVarUint(decoder) === 1
  const entries = readEntries(decoder)
  return entries === undefined ? undefined : { kind: 'here', node, entries, isWhole }
}

function readEntries(decoder: decoding.Decoder): readonly PresenceEntry[] | undefined {
  const message = readMessage(decoding.readVarUint8Array(decoder))
  return message.kind === 'presence' ? readPresence(message.states, mostPeople) : undefined
}
