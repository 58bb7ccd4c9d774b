/** Beside the notes: the question, where we are, the form, and what comes next. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { isAtLeast } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { TimerPart } from '#timer/timer-part.tsx'
import { Notice } from '#ui/notice.tsx'
import { stepsOf, type Stepping } from '@waymark/shared/rules/steps-of.ts'
import { stepNames, whatHappensNext, whyClosed } from '@waymark/shared/rules/step-words.ts'
import { TalkToSomeone } from './talk-to-someone.tsx'
import { WhoLink } from './who-link.tsx'

import { AskForHelp } from './ask-for-help.tsx'
import { mayAdd, type RoomReply } from './use-room.ts'

export function Guide({
  reply,
  left,
  again,
  children,
}: {
  readonly reply: RoomReply
  /** Seconds of the timer; undefined where none runs. */
  readonly left: number | undefined
  readonly again: () => Promise<void>
  readonly children: ReactNode
}) {
  const { breakout, breakouts, session, room, fromDesk, me } = reply
  return (
    <section className="guide" aria-labelledby="question">
      <div className="asked">
        <p className="eyebrow">
          Breakout {breakout.number} of {breakouts}
        </p>
        <h1 id="question" dir="auto">
          {breakout.question}
        </h1>
        {room.facilitator !== '' && <p className="soft">With {room.facilitator}</p>}
      </div>
      <Steps breakout={breakout} />
      <TimerPart breakout={breakout} left={left} mayChange={may(me.role, 'change-step')} again={again} />
      {!mayAdd(reply) && <Closed reply={reply} />}
      {children}
      <p className="nextup">
        <b>What happens next:</b> {whatHappensNext(breakout)}
      </p>
      {may(me.role, 'wish-to-talk') && <TalkToSomeone sessionId={session.id} />}
      <p className="small">
        <a href={pages.safeguardingIn(session.id)} target="_blank" rel="noreferrer">
          Something worries you?<span className="sr"> (opens in another window)</span>
        </a>
      </p>
      {may(me.role, 'ask-for-help') && me.role !== 'organiser' && <AskForHelp roomId={room.id} help={fromDesk.help} />}
      <WhoLink sessionId={session.id} />
      {isAtLeast(me.role, 'facilitator') && (
        <nav className="teamlinks" aria-label="For the team">
          <Link href={pages.session(session.id)}>Session page</Link>
          <Link href={pages.desk(session.id)}>Desk</Link>
          <Link href={pages.synthesis(session.id, breakout.id)}>Group the notes of all rooms</Link>
        </nav>
      )}
      {me.role === 'reader' && (
        <nav className="teamlinks" aria-label="More of this session">
          <Link href={pages.session(session.id)}>Session page</Link>
        </nav>
      )}
    </section>
  )
}

function Steps({ breakout }: { readonly breakout: Stepping }) {
  const steps = stepsOf(breakout)
  const at = steps.indexOf(breakout.step)
  return (
    <ol className="steps" aria-label="Steps of this session">
      {steps.map((one, number) => (
        <li key={one} className={number < at ? 'done' : ''} aria-current={number === at ? 'step' : undefined}>
          {stepNames[one]}
          {number === at && <span className="sr"> (now)</span>}
          {number < at && <span className="sr"> (done)</span>}
        </li>
      ))}
    </ol>
  )
}

function Closed({ reply: { me, breakout } }: { readonly reply: RoomReply }) {
  if (me.role === 'reader')
    return (
      <Notice tone="plain">
        <p>You are reading along. Notes are written by the people in the room.</p>
      </Notice>
    )
  return (
    <Notice tone="plain">
      <p>{whyClosed[breakout.step]}</p>
      {may(me.role, 'change-own-note', breakout.step) && <p>You can still change or withdraw your own.</p>}
    </Notice>
  )
}
