/** Carried over HTTPS: one stream of events for all documents of this window, each on a channel of its own, and posts beside it. */
import { mostFrameBytes, readClosedEvent, readFrameEvent } from '@waymark/shared/wire/over-https.ts'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import { lost, type Carried, type Carry, type Ending, type Heard } from './carry.ts'
import { posts, type Posts, type PostsDeps } from './posts.ts'

export interface StreamHeard {
  readonly event: (name: string, data: string) => void
  readonly broken: () => void
}

export const eventNames = ['stream', 'message', 'closed', 'alive'] as const

export interface HttpsDeps extends PostsDeps {
  /** Answers the way to close it. Nothing is heard before. */
  readonly openStream: (heard: StreamHeard) => () => void
}

/** Longer than two signs of life are apart. */
const silentMs = 25_000
/** So that a page which opens what the last one had open finds the stream, and last words are posted. */
const lingerMs = 3000

export function byHttps(deps: HttpsDeps): Carry {
  let stream: Stream | undefined
  return (address, heard) => {
    if (stream === undefined || stream.isOver()) stream = openStream(deps)
    return stream.carry(address.slice(address.indexOf(`${syncPath}/`) + syncPath.length + 1), heard)
  }
}

interface Stream {
  readonly isOver: () => boolean
  readonly carry: (at: string, heard: Heard) => Carried
}

function openStream(deps: HttpsDeps): Stream {
  let isOver = false
  const end = (): void => {
    if (isOver) return
    isOver = true
    close()
    watch()
    up.stop()
    channels.endAll()
  }
  const up = posts(deps, end)
  const channels = channelsOver(up)
  let watch = deps.later(end, silentMs)
  const close = deps.openStream({
    event: (name, data) => {
      if (isOver) return
      watch()
      watch = deps.later(end, silentMs)
      channels.event(name, data)
    },
    broken: end,
  })
  const endWhereEmpty = (): void => {
    deps.later(() => {
      if (channels.count() === 0) end()
    }, lingerMs)
  }
  return {
    isOver: () => isOver,
    carry: (at, heard) => {
      const way = channels.add(at, heard)
      // Not before this has answered.
      deps.later(channels.openAll, 0)
      return {
        send: way.send,
        close: () => {
          way.close()
          endWhereEmpty()
        },
      }
    },
  }
}

interface Channels {
  readonly add: (at: string, heard: Heard) => Carried
  /** Opens those that are not, once there is a stream. */
  readonly openAll: () => void
  readonly event: (name: string, data: string) => void
  readonly endAll: () => void
  readonly count: () => number
}

function channelsOver(up: Posts): Channels {
  const channels = new Map<number, { readonly at: string; readonly heard: Heard; isOpen: boolean }>()
  let newest = 0
  let isReady = false

  const openAll = (): void => {
    if (!isReady) return
    for (const [number, channel] of channels) {
      if (channel.isOpen) continue
      channel.isOpen = true
      up.add({ kind: 'open', channel: number, at: channel.at })
      channel.heard.opened('https')
    }
  }
  const leave = (number: number): void => {
    if (channels.get(number)?.isOpen === true) up.add({ kind: 'close', channel: number })
    channels.delete(number)
  }
  const end = (number: number, how: Ending): void => {
    const channel = channels.get(number)
    channels.delete(number)
    channel?.heard.ended(how)
  }
  const send = (number: number, frame: Uint8Array): void => {
    if (channels.get(number)?.isOpen !== true) return
    if (frame.byteLength <= mostFrameBytes) return up.add({ kind: 'frame', channel: number, frame })
    up.add({ kind: 'close', channel: number })
    end(number, { code: 1009, reason: 'too large' })
  }

  return {
    openAll,
    count: () => channels.size,
    add: (at, heard) => {
      newest += 1
      const number = newest
      channels.set(number, { at, heard, isOpen: false })
      return { send: frame => send(number, frame), close: () => leave(number) }
    },
    event: (name, data) => {
      const frame = name === 'message' ? readFrameEvent(data) : undefined
      if (frame !== undefined) channels.get(frame.channel)?.heard.message(bytesOf(frame.base64))
      const closed = name === 'closed' ? readClosedEvent(data) : undefined
      if (closed !== undefined) end(closed.channel, closed)
      if (name !== 'stream') return
      isReady = true
      up.begin(data)
      openAll()
    },
    endAll: () => {
      for (const number of channels.keys()) end(number, lost)
    },
  }
}

function bytesOf(base64: string): ArrayBuffer {
  const letters = atob(base64)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at)
  return bytes.buffer
}
