/**
 * The messages of sync.ts where a network lets no websocket through. One stream of server-sent events carries down what is for all
 * documents of a window, each on a channel of its own; posts carry up what the window has to say (up-batch.ts).
 *
 * Down, as events: `stream`, the id of the stream, once and first; `message`, a channel, a space and a frame in base64; `closed`, a
 * channel, a code, and a word about it; `alive`, at intervals.
 */

/** `GET` opens a stream; `POST` of a batch goes to the path, a slash, and its id. */
export const streamPath = '/sync-stream'

export const batchType = 'application/octet-stream'

/** Open at once on one stream. */
export const mostChannels = 64

/** As much as one frame of a websocket may have. */
export const mostFrameBytes = 2 * 1024 * 1024
/** That, and what stands around it. */
export const mostBatchBytes = mostFrameBytes + 64 * 1024
/** Of one batch; a channel that says so much at once is over its limits anyway. */
export const mostPieces = 4000

/** So often there is an event, so that nobody takes the stream for dead. */
export const aliveEveryMs = 10_000

export interface ChannelFrame {
  readonly channel: number
  readonly base64: string
}

export interface ChannelClosed {
  readonly channel: number
  readonly code: number
  readonly reason: string
}

export const frameEvent = ({ channel, base64 }: ChannelFrame): string => `${channel} ${base64}`

export function readFrameEvent(data: string): ChannelFrame | undefined {
  const at = data.indexOf(' ')
  const channel = Number(data.slice(0, Math.max(at, 0)))
  return at > 0 && Number.isInteger(channel) ? { channel, base64: data.slice(at + 1) } : undefined
}

export const closedEvent = ({ channel, code, reason }: ChannelClosed): string => `${channel} ${code} ${reason}`

export function readClosedEvent(data: string): ChannelClosed | undefined {
  const [, channel, code, reason] = /^(\d{1,10}) (\d{4}) (.{0,120})$/.exec(data) ?? []
  return reason === undefined ? undefined : { channel: Number(channel), code: Number(code), reason }
}
