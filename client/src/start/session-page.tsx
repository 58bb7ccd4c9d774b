/** A session: its breakouts and rooms, and, for those who run it, its steps and the links to hand out. */
import './setup.css'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { SessionView } from './session-view.tsx'
import { useRefresh } from './use-refresh.ts'

export function SessionPage({ sessionId }: { readonly sessionId: string }) {
  const id = SessionId.safeParse(sessionId)
  return id.success ? <WithId key={id.data} id={id.data} /> : <NoAddress />
}

function WithId({ id }: { readonly id: SessionId }) {
  const asked = useAsked(readSession, { params: { sessionId: id }, body: {} })
  useRefresh(asked.again)
  if (asked.state === 'asking') return <OnItsWay title="The session" />
  return asked.state === 'here' ? (
    <SessionView seen={{ ...asked.value, heardAt: asked.heardAt }} again={asked.again} />
  ) : (
    <NotHere problem={asked.problem} again={asked.again} />
  )
}
