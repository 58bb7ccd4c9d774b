/** Planning a session of a strategy. */
import './setup.css'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readStrategy } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { NewSession } from './new-session.tsx'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'

export function SessionFormPage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? <OfStrategy id={id.data} /> : <NoAddress />
}

function OfStrategy({ id }: { readonly id: StrategyId }) {
  const asked = useAsked(readStrategy, { params: { strategyId: id }, body: {} })
  if (asked.state === 'asking') return <OnItsWay title="Add a session" />
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  if (may(asked.value.me.role, 'manage-strategy')) return <NewSession strategy={asked.value.strategy} />
  return (
    <NotHere
      problem={{
        code: 'not-allowed',
        message: 'Only an organiser can add a session.',
        at: [],
        goTo: pages.strategy(id),
      }}
      again={asked.again}
    />
  )
}
