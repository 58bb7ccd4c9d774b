/** From a strategy to what is kept of people, apart from their words: who asked for other formats, and who is thanked. */
import { Link } from 'wouter'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { SeenStrategy } from './journey.ts'

export function PeopleOf({ seen: { strategy, me } }: { readonly seen: SeenStrategy }) {
  if (!may(me.role, 'handle-format-requests')) return null
  return (
    <section className="stack" aria-labelledby="people-of">
      <h2 id="people-of">People</h2>
      <ul>
        <li>
          <Link href={pages.formatRequests(strategy.id)}>Other formats that were asked for</Link>
        </li>
        {may(me.role, 'thank-people') && (
          <li>
            <Link href={pages.thankPeople(strategy.id)}>Thanking people</Link>
          </li>
        )}
      </ul>
    </section>
  )
}
