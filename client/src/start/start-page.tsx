/** The start: what Waymark is, a demo to walk round in, and the strategies that this browser can open. */
import './setup.css'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { home } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import { buttonClass } from '#ui/button.tsx'
import { Hills } from '#ui/hills.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { BringInArchive } from './bring-in-archive.tsx'
import { DemoDoors } from './demo-doors.tsx'
import { rolesSaid, sayCount } from './said.ts'

export type Home = ReplyOf<typeof home>

export function StartPage() {
  const asked = useAsked(home, { params: {}, body: {} })
  if (asked.state === 'asking')
    return (
      <Start>
        <Loading what="Looking what you can open here." />
      </Start>
    )
  if (asked.state === 'here')
    return (
      <Start>
        <WhatIsHere here={asked.value} />
      </Start>
    )
  return (
    <Page title="Waymark" mainClass="column stack">
      <Trouble
        title="We cannot show the start now"
        message={
          asked.problem.code === 'unreachable'
            ? 'Look whether you are connected, then try again.'
            : asked.problem.message
        }
        onAgain={() => {
          void asked.again()
        }}
      />
    </Page>
  )
}

function Start({ children }: { readonly children: ReactNode }) {
  return (
    <Page title="Waymark">
      <div className="hero">
        <div className="in stack tight">
          <h1>A strategy, written together</h1>
          <p className="lead">
            A whiteboard on which an organisation and its community write their strategy, live or in their own time.
            Every sentence can be followed back to the words it came from.
          </p>
        </div>
        <Hills />
      </div>
      <div className="pagewide">{children}</div>
      <footer className="pagefoot">
        <span>Waymark: nobody’s words altered, lost or left out in silence.</span>{' '}
        <a href={pages.privacy()}>What is kept</a> <a href={pages.me()}>Everything about me</a>
      </footer>
    </Page>
  )
}

function WhatIsHere({ here }: { readonly here: Home }) {
  const { strategies, demo, mayStart } = here
  const known = strategies.length > 0
  return (
    <div className="startgrid">
      <div className="stack start-parts">
        {known && <Strategies strategies={strategies} />}
        {demo !== null && <DemoDoors demo={demo} isFirst={!known} />}
        {!known && demo === null && !mayStart && (
          <div className="empty">
            <Icon name="sign" />
            <strong>Open the link that you were sent</strong>
            <p>It lets you in. There is no account and no password.</p>
          </div>
        )}
      </div>
      <div className="sidecol">
        <OwnStrategy mayStart={mayStart} isTheThing={known || demo === null} />
        {mayStart && <BringInArchive />}
        {mayStart && (
          <ul>
            <li>
              <Link href={pages.retention()}>What is kept, and for how long</Link>
            </li>
            <li>
              <Link href={pages.audit()}>The audit record of this server</Link>
            </li>
          </ul>
        )}
      </div>
    </div>
  )
}

function Strategies({ strategies }: Pick<Home, 'strategies'>) {
  return (
    <section className="stack" aria-labelledby="mine">
      <h2 id="mine">Strategies you can open</h2>
      <ul className="start-cards">
        {strategies.map(({ id, title, period, ambitions, role, demo }) => (
          <li className="card stack tight" key={id}>
            <h3>
              <Link href={pages.strategy(id)}>
                {title}, {period}
              </Link>
            </h3>
            <p className="soft">
              {sayCount(ambitions.length, 'ambition', 'ambitions')}. {rolesSaid[role]}
              {demo && ' It is the demo, and can be taken away.'}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function OwnStrategy({ mayStart, isTheThing }: { readonly mayStart: boolean; readonly isTheThing: boolean }) {
  return (
    <section className="card raised stack" aria-labelledby="own">
      <h2 id="own">Start your own</h2>
      {mayStart ? (
        <>
          <p className="soft">Give it a title and its ambitions. Then plan a session and hand out the links.</p>
          <Link
            className={buttonClass({ look: isTheThing ? 'primary' : 'plain', wide: true })}
            href={pages.startStrategy()}
          >
            Start a strategy
            <Icon name="right" flip />
          </Link>
        </>
      ) : (
        <p className="soft">
          The organiser’s link opens this. It was printed where the server was started: ask whoever runs it.
        </p>
      )}
    </section>
  )
}
