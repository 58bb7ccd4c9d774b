/** One document's share of a stream, as a line. */
import { closedEvent, frameEvent } from '@waymark/shared/wire/over-https.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Line } from '#sync/line.ts'

/** Where a channel's events go. */
export interface Stream {
  readonly isOpen: () => boolean
  /** `left` is called once it has left this machine, or never will. */
  readonly write: (event: 'message' | 'closed', data: string, left: () => void) => void
  /** Ends it, and with it all its channels. */
  readonly cut: () => void
}

export interface Channel {
  readonly line: Line
  readonly hear: (frame: Uint8Array) => void
  /** Its client has closed it, or its stream is gone. */
  readonly lost: () => void
}

/** Behind so much that is not read, a word would not be read either; and what is not read takes memory. */
const mostLeftBehind = 512 * 1024

/** `gone` is called once, when it is closed. */
export function channelOn(stream: Stream, channel: number, gone: () => void): Channel {
  let early: Uint8Array[] = []
  const hearFrames: ((frame: Uint8Array | undefined) => void)[] = []
  const hearClosing: (() => void)[] = []
  let isHere = true
  let unsent = 0
  const isOpen = (): boolean => isHere && stream.isOpen()
  const write = (event: 'message' | 'closed', data: string): void => {
    unsent += data.length
    stream.write(event, data, () => {
      unsent -= data.length
    })
  }
  const lost = (): void => {
    if (!isHere) return
    isHere = false
    gone()
    for (const hear of hearClosing) hear()
  }
  const line: Line = {
    isOpen,
    send: frame => {
      if (isOpen()) write('message', frameEvent({ channel, base64: base64Of(frame) }))
    },
    unsent: () => unsent,
    close: (code, reason) => {
      if (isOpen()) write('closed', closedEvent({ channel, code, reason }))
      lost()
      if (unsent > mostLeftBehind) stream.cut()
    },
    onFrame: hear => {
      hearFrames.push(hear)
      for (const frame of early) hear(frame)
      early = []
    },
    onClose: hear => {
      if (isHere) hearClosing.push(hear)
      else hear()
    },
  }
  return {
    line,
    hear: frame => {
      if (!isOpen()) return
      if (hearFrames.length > 0) for (const hear of hearFrames) hear(frame)
      else if (early.length < mostEarly) early.push(frame)
      else line.close(closeCodes.tooMany, 'too many')
    },
    lost,
  }
}

/** More than a client says before it is heard. */
const mostEarly = 100

const spelt = new WeakMap<Uint8Array, string>()
const oftenSentBytes = 64 * 1024

/** A frame that goes to many is spelt once. */
function base64Of(frame: Uint8Array): string {
  const known = spelt.get(frame)
  if (known !== undefined) return known
  const base64 = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64')
  if (frame.byteLength < oftenSentBytes) spelt.set(frame, base64)
  return base64
}
