/** A page about one breakout, for those who may read its themes: asked for, refused, or drawn. */
import { useEffect, type ReactNode } from 'react'
import { Link } from 'wouter'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { BreakoutId, SessionId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readSession, type BreakoutView } from '@waymark/shared/wire/sessions.ts'
import type { AnyProblem } from '#api/call.ts'
import { isRefusal, useKeptAsked } from '#api/use-kept-asked.ts'
import { forgetRefused } from '#sync/copies-apart.ts'
import { useUnsent } from '#sync/unsent-words.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { WordsToTake } from '#ui/words-to-take.tsx'

export type Session = ReplyOf<typeof readSession>

export interface DeskShape {
  readonly session: Session
  readonly breakout: BreakoutView
  readonly again: () => Promise<void>
}

interface PageOf {
  readonly title: string
  readonly desk: (shape: DeskShape) => ReactNode
}

export function BreakoutPage({
  sessionId,
  breakoutId,
  ...page
}: PageOf & { readonly sessionId: string; readonly breakoutId: string }) {
  const session = SessionId.safeParse(sessionId)
  const breakout = BreakoutId.safeParse(breakoutId)
  return session.success && breakout.success ? (
    <AskedPage sessionId={session.data} breakoutId={breakout.data} {...page} />
  ) : (
    <Nothing />
  )
}

function AskedPage({
  sessionId,
  breakoutId,
  title,
  desk: Desk,
}: PageOf & { readonly sessionId: SessionId; readonly breakoutId: BreakoutId }) {
  const asked = useKeptAsked(readSession, { params: { sessionId }, body: {} }, { mayKeep })
  const isRefused = asked.state === 'no' && isRefusal(asked.problem)
  useEffect(() => {
    if (isRefused) void forgetRefused(themesDocName(breakoutId))
  }, [isRefused, breakoutId])
  if (asked.state === 'no')
    return <Refused title={title} problem={asked.problem} again={asked.again} breakoutId={breakoutId} />
  if (asked.state === 'asking')
    return (
      <Page title={title} mainClass="pagewide">
        <h1>{title}</h1>
        <Loading what="Fetching the notes." />
      </Page>
    )
  const breakout = asked.value.breakouts.find(({ id }) => id === breakoutId)
  if (breakout === undefined) return <Nothing />
  if (!may(asked.value.me.role, 'read-themes', breakout.step)) return <NotForMe title={title} session={asked.value} />
  return <Desk key={breakout.id} session={asked.value} breakout={breakout} again={asked.again} />
}

const mayKeep = ({ me }: Session): boolean => may(me.role, 'write-themes')

function Nothing() {
  return (
    <Page title="No such page" mainClass="column stack">
      <h1>There is no breakout at this address</h1>
      <p>Look at the link you were sent: it may have lost its end on the way.</p>
      <p>
        <Link className="btn" href={pages.home()}>
          Go to the start
        </Link>
      </p>
    </Page>
  )
}

function Refused({
  title,
  problem,
  again,
  breakoutId,
}: {
  readonly title: string
  readonly problem: AnyProblem
  readonly again: () => Promise<void>
  readonly breakoutId: BreakoutId
}) {
  const { words, letGo } = useUnsent(themesDocName(breakoutId))
  return (
    <Page title={title} mainClass="column">
      <Trouble
        title="This page cannot be shown"
        message={problem.message}
        onAgain={() => {
          void again()
        }}
      >
        <Link className="btn" href={problem.goTo ?? pages.home()}>
          {problem.goTo === undefined ? 'Go to the start' : 'Go on'}
        </Link>
      </Trouble>
      <WordsToTake words={words} onLetGo={letGo} />
    </Page>
  )
}

function NotForMe({ title, session: { me } }: { readonly title: string; readonly session: Session }) {
  return (
    <Page title={title} mainClass="column stack">
      <h1>{title}</h1>
      <p>
        The facilitators are grouping what was said. You will be shown what comes of it, and asked whether it is right.
      </p>
      <p>
        <Link className="btn" href={me.roomId === null ? pages.home() : pages.room(me.roomId)}>
          {me.roomId === null ? 'Go to the start' : 'Back to my room'}
        </Link>
      </p>
    </Page>
  )
}
