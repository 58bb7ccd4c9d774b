/** The page of a session, with all that it shows at hand. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { maxBreakouts } from '@waymark/shared/model/session.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { sayType } from '@waymark/shared/rules/session-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Button, buttonClass } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { Afterwards } from './afterwards.tsx'
import { BreakoutSection } from './breakout-section.tsx'
import { HandOut } from './hand-out.tsx'
import { ChangeSession } from './change-session.tsx'
import { MyTrail } from './my-trail.tsx'
import { NewBreakout } from './new-breakout.tsx'
import { PeopleCard } from './people-card.tsx'
import { Record } from './record.tsx'
import { rolesSaid } from './said.ts'
import { Watching } from './watching.tsx'
import { WishesToTalk } from './wishes-to-talk.tsx'
import { SessionFiles } from './session-files.tsx'
import { mainThing, underWay, type SeenSession } from './seen-session.ts'

export interface SessionViewShape {
  readonly seen: SeenSession
  readonly again: () => Promise<void>
}

export function SessionView({ seen, again }: SessionViewShape) {
  const { session, strategy, breakouts, me } = seen
  const manages = may(me.role, 'manage-strategy')
  const isOver = breakouts.some(({ isInWriting }) => !isInWriting) && underWay(breakouts) === undefined
  return (
    <Page title={session.title} where={session.title} whereMore={strategy.title} mainClass="pagewide">
      <Head seen={seen} again={again} />
      <div className="desk">
        <div className="stack start-parts">
          {isOver && <Afterwards seen={seen} again={again} />}
          {breakouts.map(breakout => (
            <BreakoutSection key={breakout.id} breakout={breakout} seen={seen} again={again} />
          ))}
          {manages && breakouts.length < maxBreakouts && <AddBreakout seen={seen} again={again} />}
        </div>
        <div className="sidecol">
          {manages && <HandOut sessionId={session.id} />}
          {manages && <WishesToTalk session={session} again={again} />}
          <PeopleCard sessionId={session.id} role={me.role} />
          <SessionFiles sessionId={session.id} mayManage={may(me.role, 'manage-files')} />
          <Watching sessionId={session.id} role={me.role} />
          <Draft seen={seen} />
          <MyTrail sessionId={session.id} />
          {may(me.role, 'read-activity') && <Record seen={seen} />}
        </div>
      </div>
    </Page>
  )
}

const ForTheTeam = ({ sessionId }: { readonly sessionId: SessionId }) => (
  <>
    <Link className="btn compact" href={pages.desk(sessionId)}>
      <Icon name="people" />
      Run it from the desk
    </Link>
    <Link className="btn quiet compact" href={pages.questions(sessionId)}>
      Questions in writing
    </Link>
  </>
)

function Head({ seen, again }: SessionViewShape) {
  const { session, strategy, me } = seen
  const [changing, setChanging] = useState(false)
  return (
    <div className="stack tight session-head">
      <p className="eyebrow">
        {sayWhen(session.startsAt)}. {sayType(session)}
      </p>
      <h1>{session.title}</h1>
      <p className="soft">
        {me.role === 'participant' ? (
          `Part of ${strategy.title}, ${strategy.period}.`
        ) : (
          <>
            Part of{' '}
            <Link href={pages.strategy(strategy.id)}>
              {strategy.title}, {strategy.period}
            </Link>
            .
          </>
        )}{' '}
        {rolesSaid[me.role]}
      </p>
      <div className="row">
        {may(me.role, 'run-desk') && <ForTheTeam sessionId={session.id} />}
        {may(me.role, 'manage-strategy') && (
          <Button
            look="quiet"
            size="compact"
            icon="pencil"
            onClick={() => {
              setChanging(true)
            }}
          >
            Change title, kind and time
          </Button>
        )}
        <Link className="btn quiet compact" href={pages.whatToExpect(session.id)}>
          <Icon name="book" />
          What to expect
        </Link>
        <a className="btn quiet compact" href={pages.safeguardingIn(session.id)}>
          How we keep people safe
        </a>
      </div>
      {changing && (
        <ChangeSession
          session={session}
          onClose={() => {
            setChanging(false)
          }}
          onDone={again}
        />
      )}
    </div>
  )
}

function Draft({ seen }: { readonly seen: SeenSession }) {
  const { strategy, draftId, me } = seen
  if (!may(me.role, 'read-draft')) return null
  return (
    <section className="card stack" aria-labelledby="draft">
      <h2 id="draft">Where it leads</h2>
      <p className="soft">The draft of {strategy.title} grows from the themes of all sessions.</p>
      <Link
        className={buttonClass({ look: mainThing(seen) === 'draft' ? 'primary' : 'plain', wide: true })}
        href={pages.draft(draftId)}
      >
        <Icon name="doc" />
        Open the draft
      </Link>
    </section>
  )
}

function AddBreakout({ seen, again }: SessionViewShape) {
  const [adding, setAdding] = useState(false)
  return (
    <div>
      <Button
        icon="plus"
        onClick={() => {
          setAdding(true)
        }}
      >
        Add a breakout…
      </Button>
      {adding && (
        <NewBreakout
          sessionId={seen.session.id}
          onClose={() => {
            setAdding(false)
          }}
          onDone={again}
        />
      )}
    </div>
  )
}
