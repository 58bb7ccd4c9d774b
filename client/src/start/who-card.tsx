/** Who is in the room: the way there for organisers, and to the form or what came of it for everybody. */
import { Link } from 'wouter'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readWhoLink } from '@waymark/shared/wire/who.ts'
import { useAsked } from '#api/use-asked.ts'

export function WhoCard({ sessionId, mayMonitor }: { readonly sessionId: SessionId; readonly mayMonitor: boolean }) {
  const asked = useAsked(readWhoLink, { params: { sessionId }, body: {} })
  const link = asked.state === 'here' ? asked.value.link : null
  if (link === null && !mayMonitor) return null
  return (
    <section className="card stack" aria-labelledby="who">
      <h2 id="who">Who is in the room</h2>
      {link !== null && (
        <p>
          <a href={link.path} target="_blank" rel="noreferrer">
            {link.isResult ? 'Read what came of it' : 'A few questions, if you like'}
            <span className="sr"> (opens a page of its own)</span>
          </a>
          . {link.isResult ? 'Only counts that could be many people.' : 'Nothing leads from them to you.'}
        </p>
      )}
      {mayMonitor && (
        <Link className="btn wide" href={pages.whoInRoom(sessionId)}>
          {link === null ? 'Ask who is in the room' : 'See how it stands'}
        </Link>
      )}
    </section>
  )
}
