/** What kind of session it is, before one comes in; and where to read more of it. */
import { Link } from 'wouter'
import { aboutSession, type LookedAt } from '@waymark/shared/wire/entry-words.ts'
import { pages } from '@waymark/shared/wire/pages.ts'

export function AboutSession({ seen, secret }: { readonly seen: LookedAt; readonly secret: string }) {
  const { session } = seen
  if (session === null) return null
  return (
    <div className="stack tight">
      <ul className="join-about">
        {aboutSession(seen).map(said => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      <p>
        <Link href={`${pages.whatToExpect(session.id)}#${secret}`}>What to expect</Link>
      </p>
      <p>
        <a href={pages.safeguardingIn(session.id)}>How we keep people safe</a>
      </p>
    </div>
  )
}
