/** From a strategy to what is kept of people, apart from their words: other formats, thanks, safeguarding, and who was in the room. */
import { Link } from 'wouter'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { SeenStrategy } from './journey.ts'

export function PeopleOf({ seen: { strategy, me } }: { readonly seen: SeenStrategy }) {
  if (!may(me.role, 'handle-format-requests')) return null
  const links = [
    {
      act: 'handle-format-requests',
      to: pages.formatRequests(strategy.id),
      label: 'Other formats that were asked for',
    },
    { act: 'thank-people', to: pages.thankPeople(strategy.id), label: 'Thanking people' },
    { act: 'monitor', to: pages.whoOfStrategy(strategy.id), label: 'Who was in the room, in all sessions' },
    { act: 'manage-safeguarding', to: pages.safeguardingSetUp(strategy.id), label: 'Safeguarding' },
  ] as const
  return (
    <section className="stack tight" aria-labelledby="people-of">
      <h2 id="people-of">People</h2>
      <ul>
        {links
          .filter(({ act }) => may(me.role, act))
          .map(({ to, label }) => (
            <li key={to}>
              <Link href={to}>{label}</Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
