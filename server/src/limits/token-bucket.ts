/** How often something may happen: a bucket that fills at a steady pace, and from which each time takes its cost. Pure. */
export interface Rate {
  readonly perSecond: number
  /** So much at once, after a while without any. */
  readonly burst: number
}

export interface TokenBucket {
  /** Answers false, and takes nothing, where less than the cost is left. A cost above the burst is never let through. */
  readonly take: (cost?: number) => boolean
  /** Milliseconds until this cost could be taken; 0 for now, Infinity for never. */
  readonly waitFor: (cost?: number) => number
  readonly isFull: () => boolean
}

/** `monotonic` answers milliseconds that only grow. */
export function tokenBucket({ perSecond, burst }: Rate, monotonic: () => number): TokenBucket {
  let left = burst
  let at = monotonic()
  const fill = (): void => {
    const now = monotonic()
    left = Math.min(burst, left + (Math.max(0, now - at) * perSecond) / 1000)
    at = now
  }
  return {
    take: (cost = 1) => {
      fill()
      if (cost > left) return false
      left -= cost
      return true
    },
    waitFor: (cost = 1) => {
      fill()
      if (cost <= left) return 0
      return cost > burst ? Infinity : ((cost - left) / perSecond) * 1000
    },
    isFull: () => {
      fill()
      return left >= burst
    },
  }
}
