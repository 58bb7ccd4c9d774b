/** How many lines are open: from one address, on one document, on the whole server. Pure. */
import type { LimitTable } from './limit-table.ts'
import type { KeyedBuckets } from './keyed-buckets.ts'

/** What is full, or `hurry` where too many come from one address at once. */
export type Full = 'hurry' | 'address' | 'document' | 'server'

export type Taken =
  /** `leave` may be called twice. */
  | { readonly ok: true; readonly leave: () => void }
  | { readonly ok: false; readonly full: Full; readonly waitMs: number }

export interface Places {
  readonly take: (address: string, doc: string) => Taken
  readonly count: () => number
}

const aWhile = 5000

export function places(
  most: Pick<LimitTable, 'perAddress' | 'perDocument' | 'onServer'>,
  arrivals: Pick<KeyedBuckets, 'take'>,
): Places {
  const byAddress = new Map<string, number>()
  const byDocument = new Map<string, number>()
  let all = 0

  const fullOf = (address: string, doc: string): Full | undefined => {
    if (all >= most.onServer) return 'server'
    if ((byAddress.get(address) ?? 0) >= most.perAddress) return 'address'
    return (byDocument.get(doc) ?? 0) >= most.perDocument ? 'document' : undefined
  }

  return {
    take: (address, doc) => {
      const waitMs = arrivals.take(address)
      if (waitMs > 0) return { ok: false, full: 'hurry', waitMs }
      const full = fullOf(address, doc)
      if (full !== undefined) return { ok: false, full, waitMs: aWhile }
      const add = (by: number): void => {
        all += by
        count(byAddress, address, by)
        count(byDocument, doc, by)
      }
      let here = true
      add(1)
      return {
        ok: true,
        leave: () => {
          if (here) add(-1)
          here = false
        },
      }
    },
    count: () => all,
  }
}

function count(counts: Map<string, number>, key: string, by: number): void {
  const now = (counts.get(key) ?? 0) + by
  if (now === 0) counts.delete(key)
  else counts.set(key, now)
}
