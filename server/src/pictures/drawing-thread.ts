/** A thread that draws, one order after the other. It begins with the first and ends when nobody asked for a while. */
import { startThread, type OneThread } from '#one-thread.ts'
import { Refusal } from '#refusal.ts'
import type { Drawn, Order } from './drawing-worker.ts'

export interface DrawingThread {
  /** Refused where too many wait, or where it takes too long. */
  readonly order: (order: Order) => Promise<Drawn>
  readonly stop: () => Promise<void>
}

const mostWaiting = 80
/** In milliseconds: for one order, and until the thread rests. */
const longestMs = 20_000
const restMs = 60_000
const mostHeapMb = 256

const tooLong = 'That picture takes too long to draw. Take another size, or make points of the notes first.'
const tooMany = 'More pictures are being drawn than this server can. Wait a few seconds, then ask again.'

export function drawingThread(): DrawingThread {
  let running: OneThread<Order, Drawn> | undefined
  let rest: NodeJS.Timeout | undefined
  let queued = 0
  let last: Promise<unknown> = Promise.resolve()

  const stop = async (): Promise<void> => {
    clearTimeout(rest)
    const ended = running
    running = undefined
    await ended?.end()
  }
  const run = async (order: Order): Promise<Drawn> => {
    clearTimeout(rest)
    const thread = (running ??= startThread(new URL('drawing-worker.ts', import.meta.url), mostHeapMb))
    const tooSlow = setTimeout(() => void stop(), longestMs)
    const drawn = await thread.take(order)
    clearTimeout(tooSlow)
    if (thread.isLost() && running === thread) await stop()
    rest = setTimeout(() => void stop(), restMs).unref()
    if (drawn === undefined) throw new Refusal('too-large', tooLong)
    return drawn
  }
  return {
    stop,
    order: order => {
      if (queued >= mostWaiting) return Promise.reject(new Refusal('too-many', tooMany, { retryAfter: 5 }))
      queued += 1
      const drawn = last
        .then(() => run(order))
        .finally(() => {
          queued -= 1
        })
      last = drawn.catch(() => undefined)
      return drawn
    },
  }
}
