/** Seconds left of a timer, drawn anew when other words are to be said; undefined where none runs, and long after it ended. */
import { useEffect, useState } from 'react'
import type { Timer } from '@waymark/shared/model/session.ts'
import { isLongOver, secondsLeft, untilNextWords, type Heard } from '@waymark/shared/rules/countdown.ts'

export function useCountdown(timer: Timer | null, { now, heardAt }: Heard): number | undefined {
  const endsAt = timer?.endsAt
  const [looked, setLooked] = useState(heardAt)
  useEffect(() => {
    if (endsAt === undefined) return undefined
    let waiting: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      clearTimeout(waiting)
      const at = performance.now()
      setLooked(at)
      const wait = untilNextWords({ endsAt }, { now, heardAt }, at)
      if (wait !== undefined) waiting = setTimeout(look, wait)
    }
    waiting = setTimeout(look, 0)
    // A page that is not looked at is woken late.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(waiting)
      document.removeEventListener('visibilitychange', look)
    }
  }, [endsAt, now, heardAt])
  const at = Math.max(looked, heardAt)
  if (endsAt === undefined || isLongOver({ endsAt }, { now, heardAt }, at)) return undefined
  return secondsLeft({ endsAt }, { now, heardAt }, at)
}
