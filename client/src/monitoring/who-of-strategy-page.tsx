/** Who was in the room, session by session of one strategy: each as it may be shown by itself. They are never added up. */
import './monitoring.css'
import { Link } from 'wouter'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readWhoOfStrategy } from '@waymark/shared/wire/who.ts'
import { useAsked } from '#api/use-asked.ts'
import { Page } from '#ui/page.tsx'
import { NotShown, Shown, title } from './shown.tsx'
import { WhoCounts } from './who-result.tsx'

export function WhoOfStrategyPage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? <Open key={id.data} strategyId={id.data} /> : <NotShown />
}

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(readWhoOfStrategy, { params: { strategyId }, body: {} })
  return (
    <Shown asked={asked}>
      {({ strategy, sessions }) => (
        <Page title={title} where={strategy.title} whereMore={title} mainClass="pagewide stack">
          <p>
            <Link href={pages.strategy(strategyId)}>Back to the strategy</Link>
          </p>
          <h1>Who was in the room</h1>
          <p className="lead">
            Session by session, once each is closed. They stand beside each other and are not added up: somebody may
            have come to several, and a sum could give away what is not shown.
          </p>
          {sessions.length === 0 && <p className="soft">No form is closed yet.</p>}
          <div className="who-sessions">
            {sessions.map(({ sessionId, title: name, startsAt, result }) => (
              <section key={sessionId} className="card stack" aria-labelledby={`session-${sessionId}`}>
                <h2 id={`session-${sessionId}`}>
                  <Link href={pages.whoInRoom(sessionId)}>{name}</Link>
                </h2>
                <p className="soft">{sayWhen(startsAt)}</p>
                <WhoCounts result={result} />
              </section>
            ))}
          </div>
        </Page>
      )}
    </Shown>
  )
}
