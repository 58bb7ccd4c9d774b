/** How much of the time is left, by the server's clock. In words, and never spoken by itself; on the big screen in digits. */
import { useEffect, useState } from 'react'
import { Icon } from '#ui/icon.tsx'
import { sayLeft } from './say-left.ts'
import type { Clock } from './use-watched.ts'

export function TimeLeft({
  endsAt,
  clock,
  inDigits = false,
}: {
  readonly endsAt: string | null
  readonly clock: Clock | undefined
  readonly inDigits?: boolean
}) {
  const [now, setNow] = useState<number>()
  useEffect(() => {
    const tick = (): void => {
      setNow(performance.now())
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => {
      clearInterval(timer)
    }
  }, [])
  if (endsAt === null || clock === undefined || now === undefined) return null
  const leftMs = Date.parse(endsAt) - (clock.serverNow + Math.max(0, now - clock.at))
  return (
    <p className="timer" role="timer" aria-live="off">
      <Icon name="clock" /> <span className="num">{sayLeft(leftMs, inDigits)}</span>
    </p>
  )
}
