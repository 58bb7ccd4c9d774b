/** The snapshots of a breakout: seeing them, comparing them, and going back to one. */
import './setup.css'
import './snapshots.css'
import { BreakoutId } from '@waymark/shared/model/ids.ts'
import { listSnapshots } from '@waymark/shared/wire/steps.ts'
import { useAsked } from '#api/use-asked.ts'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { SnapshotsView } from './snapshots-view.tsx'
import { useRefresh } from './use-refresh.ts'

export function SnapshotsPage({ breakoutId }: { readonly breakoutId: string }) {
  const id = BreakoutId.safeParse(breakoutId)
  return id.success ? <WithId key={id.data} id={id.data} /> : <NoAddress />
}

function WithId({ id }: { readonly id: BreakoutId }) {
  const asked = useAsked(listSnapshots, { params: { breakoutId: id }, body: {} })
  useRefresh(asked.again)
  if (asked.state === 'asking') return <OnItsWay title="Snapshots" />
  return asked.state === 'here' ? (
    <SnapshotsView seen={asked.value} again={asked.again} />
  ) : (
    <NotHere problem={asked.problem} again={asked.again} />
  )
}
