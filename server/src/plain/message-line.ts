/** What the team says to a room or to all, with the time of the session's place. */
import type { Session } from '@waymark/shared/model/session.ts'
import { hourOf, onTheClock } from '@waymark/shared/model/time.ts'
import type { FromDesk } from '@waymark/shared/wire/desk.ts'
import { html, type Html } from './html.ts'
import { notice } from './page.ts'

export type Message = Pick<NonNullable<FromDesk['message']>, 'text' | 'at'>

export const messageLine = ({ startsAt }: Pick<Session, 'startsAt'>, { text, at }: Message): Html =>
  notice('info', html`<p>From the team, ${hourOf(onTheClock(startsAt.zone, at))}: <span dir="auto">${text}</span></p>`)
