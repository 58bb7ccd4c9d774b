/** The path: the sessions in their order, and the draft that they lead to. */
import { useId } from 'react'
import { Link } from 'wouter'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { sayType } from '@waymark/shared/rules/session-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Icon } from '#ui/icon.tsx'
import { stopsOf, type SeenStrategy, type SessionLine, type Stop } from './journey.ts'
import { sayCount, sayWhatCame } from './said.ts'

const stopSaid: Record<Stop, string> = { done: 'Behind us', now: 'We are here', 'to-come': 'To come' }

export function Path({ seen }: { readonly seen: SeenStrategy }) {
  const heading = useId()
  const { strategy, sessions, draftId, me } = seen
  const stops = stopsOf(sessions)
  const adds = may(me.role, 'manage-strategy')
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>The path</h2>
      {sessions.length === 0 && (
        <div className="empty">
          <Icon name="sign" />
          <strong>No sessions yet</strong>
          <p>{adds ? 'Plan the first one: the path begins there.' : 'An organiser plans them. Come back later.'}</p>
        </div>
      )}
      <ol className="journey">
        {sessions.map((session, at) => (
          <Session key={session.id} session={session} stop={stops[at] ?? 'to-come'} />
        ))}
        {may(me.role, 'read-draft') && (
          <li>
            <p className="small soft">Where the path leads</p>
            <h3>
              <Link href={pages.draft(draftId)}>The draft of {strategy.title}</Link>
            </h3>
            <p>It grows from what was said, and says where each sentence comes from.</p>
          </li>
        )}
      </ol>
      {adds && (
        <p>
          {sessions.length > 0 && (
            <>
              <Link className="btn" href={pages.startSession(strategy.id)}>
                <Icon name="plus" />
                Add a session
              </Link>{' '}
              <LikeTheLast seen={seen} />{' '}
            </>
          )}
          <Link className="btn quiet" href={pages.askOnTheirOwn(strategy.id)}>
            <Icon name="envelope" />
            Ask questions in writing
          </Link>
        </p>
      )}
    </section>
  )
}

function LikeTheLast({ seen: { strategy, sessions } }: { readonly seen: SeenStrategy }) {
  const last = sessions.at(-1)
  return (
    last !== undefined && (
      <Link className="btn" href={pages.startSessionLike(strategy.id, last.id)}>
        <Icon name="redo" />
        Start like the last one
      </Link>
    )
  )
}

function Session({ session, stop }: { readonly session: SessionLine; readonly stop: Stop }) {
  const { id, title, startsAt, rooms, people, notes } = session
  return (
    <li className={stop === 'to-come' ? undefined : stop}>
      <p className="small soft">
        {sayWhen(startsAt)}. {sayType(session)}
        <span className="sr">. {stopSaid[stop]}.</span>
      </p>
      <h3>
        <Link href={pages.session(id)}>{title}</Link>
      </h3>
      <p>
        {sayCount(rooms, 'room', 'rooms')}. {sayWhatCame({ people, notes })}
      </p>
    </li>
  )
}
