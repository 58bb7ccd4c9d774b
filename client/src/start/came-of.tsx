/** From a strategy to what came of it: what was done about the themes, what was decided, and the numbers. */
import { Link } from 'wouter'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { SeenStrategy } from './journey.ts'

export function CameOf({ seen: { strategy, draftId, me } }: { readonly seen: SeenStrategy }) {
  if (!may(me.role, 'read-draft')) return null
  return (
    <section className="stack" aria-labelledby="came-of">
      <h2 id="came-of">What came of it</h2>
      <ul>
        <li>
          <Link href={pages.outcomes(draftId)}>You said, we did</Link>
        </li>
        <li>
          <Link href={pages.decisions(strategy.id)}>Decisions</Link>
        </li>
        {may(me.role, 'manage-strategy') && (
          <li>
            <Link href={pages.impact(strategy.id)}>In numbers</Link>
          </li>
        )}
      </ul>
    </section>
  )
}
