/** The stream of events of one window: many channels down, and what its posts bring, taken once and in order. */
import type { ServerResponse } from 'node:http'
import { mostChannels } from '@waymark/shared/wire/over-https.ts'
import { inbox, type Piece } from '@waymark/shared/wire/up-batch.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Line } from '#sync/line.ts'
import { channelOn, type Channel } from './channel.ts'

export interface EventStream {
  /** What the batch was; a stream whose batches cannot be used is of no use, and ends. */
  readonly take: (batch: Uint8Array) => 'taken' | 'gap' | 'malformed'
  /** A sign of life. */
  readonly alive: () => void
  readonly channels: () => number
  readonly end: () => void
}

export interface StreamAsks {
  readonly id: string
  /** A client comes on a channel: asks for what stands in `at`. */
  readonly arrive: (line: Line, at: string) => void
  /** Once, however it ended. */
  readonly onEnd: () => void
}

/** All channels together; one may have as much as a websocket. */
const mostUnsent = 16 * 1024 * 1024

/** Some proxies keep back the first kilobytes of an answer until there are more. */
const padding = `: ${' '.repeat(4096)}\n\n`

/** `response` has its head already. */
export function eventStream(response: ServerResponse, { id, arrive, onEnd }: StreamAsks): EventStream {
  const channels = new Map<number, Channel>()
  const takeBatch = inbox()
  let newest = -1
  let hasEnded = false
  const isOpen = (): boolean => !hasEnded && !response.destroyed && !response.writableEnded

  const over = (): void => {
    if (hasEnded) return
    hasEnded = true
    for (const { lost } of channels.values()) lost()
    onEnd()
  }
  const cut = (): void => {
    response.destroy()
    over()
  }
  const write = (event: string, data: string, left: () => void = () => undefined): void => {
    if (!isOpen()) return
    // `message` is what an event without a name is.
    response.write(event === 'message' ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`, left)
    if (response.writableLength > mostUnsent) cut()
  }
  const stream = { isOpen, write, cut }

  const open = (number: number, at: string): boolean => {
    if (number <= newest) return false
    newest = number
    const channel = channelOn(stream, number, () => channels.delete(number))
    channels.set(number, channel)
    if (channels.size > mostChannels) channel.line.close(closeCodes.tooMany, 'too many')
    else arrive(channel.line, at)
    return true
  }
  const takePiece = (piece: Piece): boolean => {
    if (piece.kind === 'open') return open(piece.channel, piece.at)
    const channel = channels.get(piece.channel)
    if (piece.kind === 'frame') channel?.hear(piece.frame)
    else channel?.lost()
    // One that the server has closed may still be spoken to by who has not heard of it.
    return piece.channel <= newest
  }

  response.on('close', over).on('error', cut)
  response.write(padding)
  write('stream', id)
  return {
    take: bytes => {
      const batch = takeBatch(bytes)
      const isUsable = batch.is === 'again' || (batch.is === 'new' && batch.pieces.every(takePiece))
      if (isUsable) return 'taken'
      cut()
      return batch.is === 'gap' ? 'gap' : 'malformed'
    },
    alive: () => {
      write('alive', 'alive')
    },
    channels: () => channels.size,
    end: () => {
      over()
      response.end()
    },
  }
}
