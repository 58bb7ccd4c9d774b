/** Where a strategy comes from: which one it continues, and what became of each ambition and value. */
import '#start/setup.css'
import './lineage.css'
import { useState } from 'react'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { readLineage } from '@waymark/shared/wire/lineage.ts'
import { home } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { NoAddress, NotHere } from '#start/not-here.tsx'
import { OnItsWay } from '#start/on-its-way.tsx'
import { LineageDesk } from './lineage-desk.tsx'

export function LineagePage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? <Opened key={id.data} id={id.data} /> : <NoAddress />
}

function Opened({ id }: { readonly id: StrategyId }) {
  const asked = useAsked(readLineage, { params: { strategyId: id }, body: {} })
  const here = useAsked(home, { params: {}, body: {} })
  const [times, setTimes] = useState(0)
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  if (here.state === 'no') return <NotHere problem={here.problem} again={here.again} />
  if (asked.state === 'asking' || here.state === 'asking') return <OnItsWay title="Where it comes from" />
  const others = here.value.strategies.filter(other => other.id !== id && may(other.role, 'read-draft'))
  return (
    <LineageDesk
      key={times}
      id={id}
      read={asked.value}
      others={others}
      isAgain={times > 0}
      again={() => {
        void asked.again().then(() => setTimes(times + 1))
      }}
    />
  )
}
