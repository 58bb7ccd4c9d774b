/** The people of a session, apart from their words: who books a place, and who is in the room; for everybody the form, or what came of it. */
import { Link } from 'wouter'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readWhoLink } from '@waymark/shared/wire/who.ts'
import { useAsked } from '#api/use-asked.ts'

export function PeopleCard({ sessionId, role }: { readonly sessionId: SessionId; readonly role: Role }) {
  const asked = useAsked(readWhoLink, { params: { sessionId }, body: {} })
  const link = asked.state === 'here' ? asked.value.link : null
  const books = may(role, 'run-desk')
  if (link === null && !books) return null
  return (
    <section className="card stack" aria-labelledby="people">
      <h2 id="people">{books ? 'People' : 'Who is in the room'}</h2>
      {books && <p className="soft">Kept apart from what people write.</p>}
      {link !== null && <WayIn link={link} />}
      {books && (
        <Link className="btn wide" href={pages.booking(sessionId)}>
          Booking
        </Link>
      )}
      {may(role, 'monitor') && (
        <Link className="btn wide" href={pages.whoInRoom(sessionId)}>
          {link === null ? 'Ask who is in the room' : 'Who is in the room'}
        </Link>
      )}
    </section>
  )
}

function WayIn({ link }: { readonly link: NonNullable<ReplyOf<typeof readWhoLink>['link']> }) {
  return (
    <p>
      <a href={link.path} target="_blank" rel="noreferrer">
        {link.isResult ? 'Read what came of it' : 'A few questions, if you like'}
        <span className="sr"> (opens a page of its own)</span>
      </a>
      . {link.isResult ? 'Only counts that could be many people.' : 'Nothing leads from them to you.'}
    </p>
  )
}
