/** The clock of Postgres, which is everybody's: servers whose own clocks differ agree on what is open. */
import type { Instant } from '@waymark/shared/model/time.ts'
import type { Link } from './link.ts'

export interface Clock {
  /** By what was measured last, also while Postgres is away. */
  readonly now: () => Instant
  readonly close: () => void
}

export interface ClockSettings {
  readonly link: Link
  readonly monotonic: () => number
}

const everyMs = 10_000
const answerMs = 5000
/** While Postgres is away it is asked more often, which is also how it is noticed that it is back. */
const awayEveryMs = 1000
const firstTries = 3
/** Set back by more than that, it was wrong before; by less, time seems to stand still for a moment. */
const setBackMs = 2000

interface Measured {
  /** Between that clock and the one of this process. */
  readonly offset: number
  /** The clock of Postgres was asked at some moment within that. */
  readonly roundTrip: number
}

/** Throws what the link throws. */
export async function postgresClock({ link, monotonic }: ClockSettings): Promise<Clock> {
  const measure = async (): Promise<Measured> => {
    const asked = monotonic()
    const [answer] = await link.ask({
      text: 'select extract(epoch from clock_timestamp()) * 1000 as now',
      withinMs: answerMs,
    })
    const answered = monotonic()
    return { offset: Number(answer?.['now']) - (asked + answered) / 2, roundTrip: answered - asked }
  }
  let measured = await measure()
  for (let tries = 1; tries < firstTries; tries += 1) measured = better(measured, await measure())

  let measuredAt = monotonic()
  let isAsking = false
  const again = async (): Promise<void> => {
    isAsking = true
    const found = await measure().catch(() => undefined)
    isAsking = false
    if (found === undefined) return
    measured = newer(measured, found)
    measuredAt = monotonic()
  }
  const timer = setInterval(() => {
    if (!isAsking && (!link.isUp() || monotonic() - measuredAt >= everyMs)) void again()
  }, awayEveryMs)
  timer.unref()
  let last = 0
  return {
    now: () => {
      const time = monotonic() + measured.offset
      last = time < last && last - time < setBackMs ? last : time
      return new Date(last).toISOString()
    },
    close: () => {
      clearInterval(timer)
    },
  }
}

const better = (a: Measured, b: Measured): Measured => (b.roundTrip < a.roundTrip ? b : a)

/** Two measures agree as far as their round trips allow; where they do, the one that is surer holds. */
function newer(before: Measured, found: Measured): Measured {
  const agree = Math.abs(before.offset - found.offset) <= (before.roundTrip + found.roundTrip) / 2
  return agree ? better({ ...before, roundTrip: before.roundTrip * driftAllowed }, found) : found
}

/** What was measured long ago is less sure by now. */
const driftAllowed = 1.2
