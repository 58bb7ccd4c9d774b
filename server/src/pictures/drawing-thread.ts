/** A thread that draws, one order after the other. It begins with the first and ends when nobody asked for a while. */
import { Worker } from 'node:worker_threads'
import { Refusal } from '#refusal.ts'
import type { Drawn, Order, Returned, Sent } from './drawing-worker.ts'

export interface DrawingThread {
  /** Refused where too many wait, or where it takes too long. */
  readonly order: (order: Order) => Promise<Drawn>
  readonly stop: () => Promise<void>
}

const mostWaiting = 80
/** In milliseconds: for one order, and until the thread rests. */
const longestMs = 20_000
const restMs = 60_000

const tooLong = 'That picture takes too long to draw. Take another size, or make points of the notes first.'
const tooMany = 'More pictures are being drawn than this server can. Wait a few seconds, then ask again.'

export function drawingThread(): DrawingThread {
  let running: OneThread | undefined
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
    const thread = (running ??= startThread())
    const tooSlow = setTimeout(() => void stop(), longestMs)
    const drawn = await thread.draw(order)
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

interface OneThread {
  /** Undefined where it could not be drawn, or the thread ended meanwhile. */
  readonly draw: (order: Order) => Promise<Drawn | undefined>
  readonly isLost: () => boolean
  readonly end: () => Promise<void>
}

/** Takes one order at a time. */
function startThread(): OneThread {
  let number = 0
  let isLost = false
  let done: ((drawn: Drawn | undefined) => void) | undefined
  const worker = new Worker(new URL('drawing-worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  worker.unref()
  worker.on('message', (returned: Returned) => {
    if (returned.number === number) done?.(returned.drawn)
  })
  const lost = (): void => {
    isLost = true
    done?.(undefined)
  }
  worker.on('error', lost)
  worker.on('exit', lost)
  return {
    isLost: () => isLost,
    draw: order =>
      new Promise(resolve => {
        done = resolve
        number += 1
        if (isLost) resolve(undefined)
        else worker.postMessage({ number, order } satisfies Sent)
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}
