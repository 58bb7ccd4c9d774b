/**
 * What goes up beside a stream, as numbered batches: each is sent until it is answered, and counts once however often it came. Pure.
 *
 * A batch is its number, then its pieces: a byte for the kind, the channel, how many bytes follow, and these. Numbers have four
 * bytes, the highest first.
 */
import { mostBatchBytes, mostPieces } from './over-https.ts'

export type Piece =
  /** `at`: the name of the document, and what is asked with it, as they stand in the address of a websocket. */
  | { readonly kind: 'open'; readonly channel: number; readonly at: string }
  | { readonly kind: 'frame'; readonly channel: number; readonly frame: Uint8Array }
  | { readonly kind: 'close'; readonly channel: number }

export interface Batch {
  readonly number: number
  readonly pieces: readonly Piece[]
}

export interface Outbox {
  readonly add: (piece: Piece) => void
  /** What has to be sent now: the same until it is answered. Undefined where there is nothing. */
  readonly batch: () => Uint8Array | undefined
  readonly answered: () => void
}

/** What was gathered since the last batch goes in the next. */
export function outbox(): Outbox {
  let number = 0
  let sending: Uint8Array | undefined
  let waiting: Uint8Array[] = []
  return {
    add: piece => {
      waiting.push(pieceBytes(piece))
    },
    batch: () => {
      if (sending === undefined && waiting.length > 0) {
        const count = fitting(waiting)
        sending = joined([fourBytes(number), ...waiting.slice(0, count)])
        waiting = waiting.slice(count)
      }
      return sending
    },
    answered: () => {
      if (sending !== undefined) number += 1
      sending = undefined
    },
  }
}

export type Taken =
  | { readonly is: 'new'; readonly pieces: readonly Piece[] }
  /** It was taken before. */
  | { readonly is: 'again' }
  /** One before it never came. */
  | { readonly is: 'gap' }
  | { readonly is: 'malformed' }

/** Answers the way to take batches as they come. */
export function inbox(): (bytes: Uint8Array) => Taken {
  let next = 0
  return bytes => {
    const batch = readBatch(bytes)
    if (batch === undefined) return { is: 'malformed' }
    if (batch.number !== next) return { is: batch.number < next ? 'again' : 'gap' }
    next += 1
    return { is: 'new', pieces: batch.pieces }
  }
}

const kinds = ['open', 'frame', 'close'] as const
const headBytes = 9
const longestAt = 300

/** How many of the first fit into a batch; at least one. */
function fitting(pieces: readonly Uint8Array[]): number {
  let bytes = 4
  let count = 0
  for (const piece of pieces) {
    bytes += piece.length
    if ((bytes > mostBatchBytes && count > 0) || count === mostPieces) break
    count += 1
  }
  return count
}

function pieceBytes(piece: Piece): Uint8Array {
  const body = bodyOf(piece)
  return joined([Uint8Array.of(kinds.indexOf(piece.kind)), fourBytes(piece.channel), fourBytes(body.length), body])
}

function bodyOf(piece: Piece): Uint8Array {
  switch (piece.kind) {
    case 'open':
      return Uint8Array.from(piece.at, letter => letter.charCodeAt(0))
    case 'frame':
      return piece.frame
    case 'close':
      return new Uint8Array()
  }
}

function fourBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number)
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Undefined for what cannot be read. The frames share the memory of `bytes`. */
function readBatch(bytes: Uint8Array): Batch | undefined {
  if (bytes.length < 4) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const pieces: Piece[] = []
  let at = 4
  while (at < bytes.length) {
    if (at + headBytes > bytes.length || pieces.length === mostPieces) return undefined
    const end = at + headBytes + view.getUint32(at + 5)
    if (end > bytes.length) return undefined
    const piece = readPiece(view.getUint8(at), view.getUint32(at + 1), bytes.subarray(at + headBytes, end))
    if (piece === undefined) return undefined
    pieces.push(piece)
    at = end
  }
  return { number: view.getUint32(0), pieces }
}

function readPiece(kind: number, channel: number, body: Uint8Array): Piece | undefined {
  switch (kinds[kind]) {
    case 'open':
      return body.length > longestAt ? undefined : { kind: 'open', channel, at: String.fromCharCode(...body) }
    case 'frame':
      return { kind: 'frame', channel, frame: body }
    case 'close':
      return body.length > 0 ? undefined : { kind: 'close', channel }
    case undefined:
      return undefined
  }
}
