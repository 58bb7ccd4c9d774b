/** Says that notes have not been looked at, and leads to them. Says nothing when all have. */
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import { countNotes, type DraftReply } from './sources.ts'

export function NotLookedAt({ reply }: { readonly reply: DraftReply }) {
  const { notLookedAt } = reply.coverage
  if (notLookedAt === 0) return null
  return (
    <>
      <p>
        {notLookedAt === 1
          ? 'Nobody has looked at 1 note yet. The document will say so.'
          : `Nobody has looked at ${notLookedAt} notes yet. The document will say so.`}
      </p>
      <ul className="look-at">
        {reply.breakouts.map(
          ({ id, sessionId, question, notLookedAt: here }) =>
            here > 0 && (
              <li key={id}>
                <Link href={pages.synthesis(sessionId, id)}>
                  Look at {countNotes(here)} of “{question}”
                </Link>
              </li>
            ),
        )}
      </ul>
    </>
  )
}
