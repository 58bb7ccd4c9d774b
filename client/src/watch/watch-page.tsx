/** Looking on at a session: for whoever may read, or has the watch link. As a list, or for a big screen with `?big=1`. */
import './watch.css'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { secretOfHash } from '@waymark/shared/wire/secret.ts'
import type { AnyProblem } from '#api/call.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { BigScreen } from './big-screen.tsx'
import { useWatched } from './use-watched.ts'
import { WatchList } from './watch-list.tsx'

export function WatchPage({ sessionId }: { readonly sessionId: string }) {
  const id = SessionId.safeParse(sessionId)
  return id.success ? <Watching key={id.data} id={id.data} /> : <NotSeen problem={notWhole} />
}

const notWhole = {
  code: 'gone',
  message: 'This link is not complete. Copy it again, right to the end.',
  at: [],
} satisfies AnyProblem

function Watching({ id }: { readonly id: SessionId }) {
  const [secret] = useState(() => secretOfHash(location.hash))
  const { watched, problem, clock } = useWatched(id, secret)
  const isBig = new URLSearchParams(useSearch()).get('big') === '1'
  if (watched === undefined) return problem === undefined ? <Opening /> : <NotSeen problem={problem} />
  const [path, hash = ''] = pages.watch(id, secret).split('#')
  const addressOf = (query: string): string => `${path}${query}${hash === '' ? '' : `#${hash}`}`
  const isAway = problem !== undefined
  return isBig ? (
    <BigScreen watched={watched} clock={clock} isAway={isAway} listAddress={addressOf('')} />
  ) : (
    <WatchList watched={watched} clock={clock} isAway={isAway} bigAddress={addressOf('?big=1')} />
  )
}

const Opening = () => (
  <Page title="Looking on" mainClass="column stack">
    <h1>Looking on</h1>
    <Loading what="Fetching what is on the boards." />
  </Page>
)

/** It is asked again by itself. */
function NotSeen({ problem: { code, message } }: { readonly problem: AnyProblem }) {
  return (
    <Page title="Looking on" mainClass="column">
      <Trouble
        title={code === 'unreachable' ? 'We cannot reach the server' : 'You cannot look on here now'}
        message={code === 'unreachable' ? 'This page goes on by itself once it can be reached.' : message}
      >
        <Link className="btn" href={pages.home()}>
          Go to the start
        </Link>
      </Trouble>
    </Page>
  )
}
