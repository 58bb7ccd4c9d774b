/** Planning a session of a strategy. */
import './setup.css'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { SessionId, StrategyId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readSession, readStrategy } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { newId } from '#sync/new-id.ts'
import { NewSession, type Like as LikeSession, type LikeAnother } from './new-session.tsx'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { emptySession, sessionLike } from './session-form.ts'
import { ownZone } from './zones.ts'

export function SessionFormPage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? <OfStrategy id={id.data} /> : <NoAddress />
}

function OfStrategy({ id }: { readonly id: StrategyId }) {
  const like = SessionId.safeParse(new URLSearchParams(useSearch()).get('like'))
  const asked = useAsked(readStrategy, { params: { strategyId: id }, body: {} })
  if (asked.state === 'asking') return <OnItsWay title="Add a session" />
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  const { strategy, sessions, me } = asked.value
  const last = sessions.at(-1)
  if (may(me.role, 'manage-strategy'))
    return like.success ? (
      <Like key={like.data} strategy={strategy} like={like.data} />
    ) : (
      <Empty strategy={strategy} last={last} />
    )
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

function Empty({ strategy, last }: { readonly strategy: Strategy; readonly last: LikeAnother | undefined }) {
  const [first] = useState(() => emptySession(newId(), ownZone()))
  return <NewSession strategy={strategy} first={first} mayBeLike={last} like={undefined} />
}

function Like({ strategy, like }: { readonly strategy: Strategy; readonly like: SessionId }) {
  const [key] = useState(newId)
  const asked = useAsked(readSession, { params: { sessionId: like }, body: {} })
  if (asked.state === 'asking') return <OnItsWay title="Add a session" />
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  return (
    <NewSession
      strategy={strategy}
      first={sessionLike(key, asked.value)}
      mayBeLike={undefined}
      like={likeThis(asked.value)}
    />
  )
}

/** What nobody sees yet is counted too: where there is nothing at all, there is nothing to choose. */
const likeThis = ({ session: { id, title }, breakouts }: ReplyOf<typeof readSession>): LikeSession => ({
  id,
  title,
  hasNotes: breakouts.some(({ rooms }) => rooms.some(({ notes }) => notes > 0)),
})
