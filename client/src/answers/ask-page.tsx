/** Asking questions in writing that continue no session, such as a survey at the end of a year. */
import './answers.css'
import { Link, useLocation } from 'wouter'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { askOnTheirOwn } from '@waymark/shared/wire/question-sets.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readStrategy } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Page } from '#ui/page.tsx'
import { No, Waiting } from './not-shown.tsx'
import { SetForm } from './set-form.tsx'

export function AskPage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? (
    <Open key={id.data} strategyId={id.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(readStrategy, { params: { strategyId }, body: {} })
  if (asked.state === 'asking') return <Waiting />
  if (asked.state === 'no') return <No message={asked.problem.message} goTo={asked.problem.goTo} />
  if (!may(asked.value.me.role, 'manage-questions'))
    return <No message="Only an organiser can ask questions in writing." goTo={pages.strategy(strategyId)} />
  return <Shown seen={asked.value} />
}

function Shown({ seen: { strategy, sessions } }: { readonly seen: ReplyOf<typeof readStrategy> }) {
  const [, navigate] = useLocation()
  // On the clocks that its sessions are on.
  const zone = sessions.at(-1)?.startsAt.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <Page
      title="Ask questions in writing"
      where="Questions in writing"
      whereMore={strategy.title}
      mainClass="column stack"
    >
      <p>
        <Link href={pages.strategy(strategy.id)}>Back to {strategy.title}</Link>
      </p>
      <h1>Ask questions in writing</h1>
      <p className="lead">
        These questions continue no session: people answer them in their own time, such as at the end of a year. They
        stand on the path like a session, and their answers are grouped like notes.
      </p>
      <p className="soft">Questions about a session are asked from the page of that session.</p>
      <SetForm
        zone={zone}
        breakouts={[]}
        done={() => Promise.resolve()}
        add={async body => {
          const answer = await call(askOnTheirOwn, { params: { strategyId: strategy.id }, body })
          if (answer.ok) navigate(pages.questions(answer.value.sessionId))
          return answer
        }}
      />
    </Page>
  )
}
