/** What was left of the timer when the page was made. */
import type { Timer } from '@waymark/shared/model/session.ts'
import type { Instant } from '@waymark/shared/model/time.ts'
import { isLongOver, sayLeft, secondsLeft } from '@waymark/shared/rules/countdown.ts'
import { html, type Html } from './html.ts'

export function timerLine(timer: Timer | null, now: Instant): Html | false {
  const heard = { now, heardAt: 0 }
  if (timer === null || isLongOver(timer, heard, 0)) return false
  const left = secondsLeft(timer, heard, 0)
  return html`<p class="timer">${sayLeft(left)}${left > 0 && ', when this page was loaded.'}</p>`
}
