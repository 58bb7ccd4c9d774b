/** A countdown that tells its moments, once each: at five minutes, at one, at the end, and when there is more time. */
import { useEffect, useRef } from 'react'
import type { Timer } from '@waymark/shared/model/session.ts'
import { sayLeft, toldBetween, type Heard } from '@waymark/shared/rules/countdown.ts'
import { comfortNow } from '#ui/comfort.ts'
import { playTone } from '#ui/tone.ts'
import { useCountdown } from './use-countdown.ts'

interface Known {
  readonly endsAt: string
  readonly left: number
}

/** From so many seconds on there is a sound too, for those who want one. */
const lastMinute = 60

/** `tell` says it politely. */
export function useToldCountdown(timer: Timer | null, heard: Heard, tell: (words: string) => void): number | undefined {
  const left = useCountdown(timer, heard)
  const known = useRef<Known>(undefined)
  const endsAt = timer?.endsAt
  useEffect(() => {
    const before = known.current
    known.current = endsAt === undefined || left === undefined ? undefined : { endsAt, left }
    if (before === undefined || known.current === undefined) return
    const news = newsOf(before, known.current)
    if (news === undefined) return
    tell(news)
    if (before.endsAt === endsAt && known.current.left <= lastMinute && comfortNow('sound') === 'on') playTone()
  }, [endsAt, left, tell])
  return left
}

function newsOf(before: Known, now: Known): string | undefined {
  if (before.endsAt === now.endsAt) return toldBetween(before.left, now.left)
  return before.endsAt < now.endsAt ? `There is more time: ${sayLeft(now.left)}.` : undefined
}
