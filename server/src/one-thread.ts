/** A thread that takes one order at a time. Whoever starts it decides how many wait, and when it ends. */
import { Worker } from 'node:worker_threads'

export interface SentOrder<Order> {
  readonly number: number
  readonly order: Order
}

/** `done` is undefined where it could not be done. */
export interface ReturnedOrder<Done> {
  readonly number: number
  readonly done: Done | undefined
}

export interface OneThread<Order, Done> {
  /** Undefined where it could not be done, or the thread ended meanwhile. Not asked before the one before is answered. */
  readonly take: (order: Order) => Promise<Done | undefined>
  readonly isLost: () => boolean
  readonly end: () => Promise<void>
}

/** `worker` answers each `SentOrder` with a `ReturnedOrder` of the same number; needing more than `mostHeapMb` ends it. */
export function startThread<Order, Done>(worker: URL, mostHeapMb: number): OneThread<Order, Done> {
  let number = 0
  let isLost = false
  let answer: ((done: Done | undefined) => void) | undefined
  const thread = new Worker(worker, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: mostHeapMb } })
  thread.unref()
  thread.on('message', (returned: ReturnedOrder<Done>) => {
    if (returned.number === number) answer?.(returned.done)
  })
  const lost = (): void => {
    isLost = true
    answer?.(undefined)
  }
  thread.on('error', lost)
  thread.on('exit', lost)
  return {
    isLost: () => isLost,
    take: order =>
      new Promise(resolve => {
        answer = resolve
        number += 1
        if (isLost) resolve(undefined)
        else thread.postMessage({ number, order } satisfies SentOrder<Order>)
      }),
    end: async () => {
      await thread.terminate()
    },
  }
}
