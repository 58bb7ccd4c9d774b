/** How the documents of this window are carried: its websockets, its one stream over HTTPS, and what it remembers of this network. */
import { batchType, streamPath } from '@waymark/shared/wire/over-https.ts'
import { byHttps, eventNames, type HttpsDeps } from './by-https.ts'
import { byWebsocket } from './by-websocket.ts'
import type { Carry } from './carry.ts'
import { choosing } from './choosing.ts'
import { later } from './later.ts'
import { unhurried } from './unhurried.ts'

interface Given {
  /** Milliseconds. */
  readonly now: () => number
  /** From 0 to 1. */
  readonly chance: () => number
}

let here: (() => Carry) | undefined

/** Before any document is opened. */
export function beginCarrying(given: Given): void {
  here ??= begin(given)
}

/** For one document; each has its own pauses. */
export function carryingHere(): Carry {
  if (here === undefined) throw new Error('beginCarrying comes first')
  return here()
}

function begin({ now, chance }: Given): () => Carry {
  const { carry, unseen } = choosing({
    websocket: byWebsocket,
    https: byHttps({ openStream, post, later }),
    now,
    later,
    kept,
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') unseen()
  })
  return () => unhurried({ carry, chance, later, onOnline })
}

function onOnline(act: () => void): () => void {
  addEventListener('online', act)
  return () => {
    removeEventListener('online', act)
  }
}

const openStream: HttpsDeps['openStream'] = heard => {
  const events = new EventSource(streamPath)
  for (const name of eventNames)
    events.addEventListener(name, ({ data }: MessageEvent<unknown>) => {
      heard.event(name, String(data))
    })
  const close = (): void => {
    events.close()
    removeEventListener('offline', broken)
  }
  const broken = (): void => {
    close()
    heard.broken()
  }
  // It would come back by itself, to a stream that is another one.
  events.onerror = broken
  // The device knows sooner; and a stream that seems open while no post gets away would be waited for.
  addEventListener('offline', broken)
  return close
}

const postWithinMs = 20_000
/** Asked too often, or something between us and the server that passes. */
const mayPass = new Set([408, 425, 429, 500, 502, 503, 504])

const post: HttpsDeps['post'] = async (id, batch) => {
  try {
    const { ok, status } = await fetch(`${streamPath}/${id}`, {
      method: 'POST',
      headers: { 'content-type': batchType },
      body: new Uint8Array(batch),
      signal: AbortSignal.timeout(postWithinMs),
    })
    if (ok) return 'taken'
    return mayPass.has(status) ? 'lost' : 'refused'
  } catch {
    return 'lost'
  }
}

const key = 'waymark-no-websocket-at'

const kept = {
  read: (): number | undefined => {
    try {
      return Number(sessionStorage.getItem(key)) || undefined
    } catch {
      return undefined
    }
  },
  write: (at: number | undefined): void => {
    try {
      if (at === undefined) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, String(at))
    } catch {
      // Where nothing may be kept, the next page finds out by itself.
    }
  },
}
