/** The queue of my asks in this browser: in IndexedDB for all its windows, or in this window's memory where nothing may be kept. */
import { createStore, update, type UseStore } from 'idb-keyval'
import { Waiting, type Queue } from './waiting-queue.ts'
import type { QueueStore, WaitingDeps } from './waiting-notes.ts'

const name = 'waymark-waiting'

export function keptQueue(deps: Pick<WaitingDeps, 'newId' | 'now'>): QueueStore {
  const base = openBase()
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(name) : undefined
  let inMemory: Queue = []
  return {
    change: async to => {
      const kept = base === undefined ? undefined : await changeIn(base, to).catch(() => undefined)
      if (kept?.isChanged === true) channel?.postMessage('changed')
      inMemory = kept?.queue ?? to(inMemory)
      return inMemory
    },
    alone: aloneIn(base, deps),
    onElsewhere: listener => {
      if (channel !== undefined) channel.onmessage = listener
    },
  }
}

async function changeIn(base: UseStore, to: (queue: Queue) => Queue): Promise<{ queue: Queue; isChanged: boolean }> {
  let queue: Queue = []
  let isChanged = false
  await update<unknown>(
    'queue',
    kept => {
      const { readable, unreadable } = readQueue(kept)
      queue = to(readable)
      isChanged = JSON.stringify(readable) !== JSON.stringify(queue)
      return [...queue, ...unreadable]
    },
    base,
  )
  return { queue, isChanged }
}

function openBase(): UseStore | undefined {
  try {
    return createStore(name, 'asks')
  } catch {
    return undefined
  }
}

/** What an older or newer page kept, and this one cannot read, stays where it is. */
function readQueue(kept: unknown): { readable: Waiting[]; unreadable: unknown[] } {
  const readable: Waiting[] = []
  const unreadable: unknown[] = []
  for (const one of Array.isArray(kept) ? kept : []) {
    const parsed = Waiting.safeParse(one)
    if (parsed.success) readable.push(parsed.data)
    else unreadable.push(one)
  }
  return { readable, unreadable }
}

/** Longer than a call may take. */
const leaseMs = 20_000
const lookAgainMs = 1000

/** One window at a time: by a lock where the browser has them (they need https or this machine), otherwise by a lease in the base. */
function aloneIn(base: UseStore | undefined, { newId, now }: Pick<WaitingDeps, 'newId' | 'now'>): QueueStore['alone'] {
  if ('locks' in navigator) return run => navigator.locks.request(name, run)
  if (base === undefined) return run => run()
  const window = newId()
  const take = async (until: number): Promise<boolean> => {
    let mine = true
    await update<unknown>(
      'lease',
      lease => {
        mine = !isHeldByOther(lease, window, now())
        return mine ? { window, until } : lease
      },
      base,
    ).catch(() => undefined)
    return mine
  }
  return async run => {
    while (!(await take(now() + leaseMs))) await new Promise(resolve => setTimeout(resolve, lookAgainMs))
    const renewing = setInterval(() => void take(now() + leaseMs), leaseMs / 4)
    await run()
    clearInterval(renewing)
    await take(0)
  }
}

const isHeldByOther = (lease: unknown, window: string, now: number): boolean =>
  typeof lease === 'object' &&
  lease !== null &&
  'window' in lease &&
  'until' in lease &&
  lease.window !== window &&
  Number(lease.until) > now
