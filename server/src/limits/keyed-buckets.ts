/** A bucket for each of many: addresses, or browsers. Those that are full are forgotten, which makes no difference to anybody. */
import { tokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

export interface KeyedBuckets {
  /** Milliseconds to wait; 0 where it was taken. */
  readonly take: (key: string) => number
  readonly size: () => number
}

/** No more than `most` are kept: beyond, whoever has not come for longest begins anew. */
export function keyedBuckets(rate: Rate, monotonic: () => number, most = 50_000): KeyedBuckets {
  const buckets = new Map<string, TokenBucket>()
  let tidyAt = 1000

  const tidy = (): void => {
    for (const [key, bucket] of buckets) if (bucket.isFull()) buckets.delete(key)
    for (const key of buckets.keys()) {
      if (buckets.size <= most) break
      buckets.delete(key)
    }
    tidyAt = Math.min(most, Math.max(1000, 2 * buckets.size))
  }

  return {
    take: key => {
      const bucket = buckets.get(key) ?? tokenBucket(rate, monotonic)
      // Taken out and put back, so that the first one is the one that has not come for longest.
      buckets.delete(key)
      buckets.set(key, bucket)
      const wait = bucket.take() ? 0 : bucket.waitFor()
      if (buckets.size > tidyAt) tidy()
      return wait
    },
    size: () => buckets.size,
  }
}
