/** Making a strategy, or changing the words of one. */
import './setup.css'
import { useState } from 'react'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { changeStrategy, readStrategy, startStrategy } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { newId } from '#sync/new-id.ts'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { StrategyEditor } from './strategy-editor.tsx'
import { emptyStrategy, fieldsOfStrategy } from './strategy-form.ts'

/** Without an id: a new one. */
export function StrategyFormPage({ strategyId }: { readonly strategyId?: string }) {
  if (strategyId === undefined) return <NewStrategy />
  const id = StrategyId.safeParse(strategyId)
  return id.success ? <ChangedStrategy key={id.data} id={id.data} /> : <NoAddress />
}

function NewStrategy() {
  const [first] = useState(() => emptyStrategy(newId()))
  return (
    <StrategyEditor
      title="Start a strategy"
      first={first}
      label="Start it"
      exit={pages.home()}
      send={body => call(startStrategy, { params: {}, body })}
      pageAfter={({ strategyId }) => pages.strategy(strategyId)}
    />
  )
}

function ChangedStrategy({ id }: { readonly id: StrategyId }) {
  const asked = useAsked(readStrategy, { params: { strategyId: id }, body: {} })
  if (asked.state === 'asking') return <OnItsWay title="Change the strategy" />
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  const { strategy, me } = asked.value
  if (!may(me.role, 'manage-strategy'))
    return (
      <NotHere
        problem={{
          code: 'not-allowed',
          message: 'Only an organiser can change the strategy.',
          at: [],
          goTo: pages.strategy(id),
        }}
        again={asked.again}
      />
    )
  return (
    <StrategyEditor
      title={`Change ${strategy.title}`}
      first={fieldsOfStrategy(strategy)}
      label="Save the changes"
      exit={pages.strategy(id)}
      send={body => call(changeStrategy, { params: { strategyId: id }, body })}
      pageAfter={() => pages.strategy(id)}
    />
  )
}
