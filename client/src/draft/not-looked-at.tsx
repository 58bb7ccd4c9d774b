/** Says that notes have not been looked at, and leads to them. Says nothing when all have. */
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { DraftReply } from './sources.ts'

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
        {unfinished(reply).map(({ id, sessionId, question }) => (
          <li key={id}>
            <Link href={pages.synthesis(sessionId, id)}>Look at the notes of “{question}”</Link>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The breakouts with notes that stand in no theme: those that nobody has looked at are among them. */
function unfinished({ breakouts, notes, themes }: DraftReply): DraftReply['breakouts'] {
  const placed = new Set(themes.flatMap(({ noteIds }) => noteIds))
  const open = new Set(notes.filter(({ id }) => !placed.has(id)).map(({ breakoutId }) => breakoutId))
  return breakouts.filter(({ id }) => open.has(id))
}
