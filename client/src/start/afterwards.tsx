/** What a session came to, once its parts are closed: what was asked, who came, how words came, and how it goes on. */
import { useState } from 'react'
import { Link } from 'wouter'
import { routes, type Route } from '@waymark/shared/model/note.ts'
import { nameOfRoom, Session } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { routeWords } from '@waymark/shared/rules/route-words.ts'
import { sayWhatNext } from '@waymark/shared/rules/session-words.ts'
import { readAfterwards } from '@waymark/shared/wire/afterwards.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { placesOfNotes } from '@waymark/shared/wire/places-of-notes.ts'
import { changeWhatNext } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { AskText } from './ask-text.tsx'
import { sayCount } from './said.ts'
import type { SeenSession } from './seen-session.ts'

interface AfterShape {
  readonly seen: SeenSession
  readonly again: () => Promise<void>
}

export type Counts = ReplyOf<typeof readAfterwards>

export function Afterwards({ seen, again }: AfterShape) {
  const asked = useAsked(readAfterwards, { params: { sessionId: seen.session.id }, body: {} })
  return (
    <section className="stack" aria-labelledby="afterwards">
      <h2 id="afterwards">What it came to</h2>
      {asked.state === 'asking' && <Loading what="Counting." />}
      {asked.state === 'no' && (
        <Notice tone="danger">
          <p>{asked.problem.code === 'unreachable' ? 'We cannot reach the server.' : asked.problem.message}</p>
        </Notice>
      )}
      {asked.state === 'here' && <CameTo seen={seen} counts={asked.value} />}
      <WhatNext seen={seen} again={again} />
    </section>
  )
}

export function CameTo({
  seen: { breakouts, session, me },
  counts,
}: {
  readonly seen: SeenSession
  readonly counts: Counts
}) {
  return (
    <>
      <p>{counts.came === 0 ? 'Nobody' : sayCount(counts.came, 'person', 'people')} came.</p>
      {breakouts.map(breakout => (
        <div className="stack" key={breakout.id}>
          <h3>{breakout.question}</h3>
          <RoomTable
            rooms={placesOfNotes(breakout)}
            counts={counts.breakouts.find(({ id }) => id === breakout.id)?.rooms ?? []}
            about={breakout.question}
          />
          {may(me.role, 'read-themes') && (
            <p>
              <Link href={pages.synthesis(session.id, breakout.id)}>
                The themes<span className="sr"> of what was said about {breakout.question}</span>
              </Link>
            </p>
          )}
        </div>
      ))}
    </>
  )
}

const routeHeads: Readonly<Record<Route, string>> = { ...routeWords, live: 'Written here' }

/** Ways by which nothing came are left out, but the usual one. */
function RoomTable({
  rooms,
  counts,
  about,
}: {
  readonly rooms: SeenSession['breakouts'][number]['rooms']
  readonly counts: Counts['breakouts'][number]['rooms']
  readonly about: string
}) {
  const shown = routes.filter(route => route === 'live' || counts.some(({ byRoute }) => byRoute[route] > 0))
  const byRoom = new Map(counts.map(count => [count.id, count]))
  return (
    <div className="table-scroll" role="group" aria-label={`Numbers about ${about}`} tabIndex={0}>
      <table className="counts">
        <thead>
          <tr>
            <th scope="col">Room</th>
            <th scope="col">People who wrote</th>
            {shown.map(route => (
              <th scope="col" key={route}>
                {routeHeads[route]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rooms.map(room => (
            <tr key={room.id}>
              <th scope="row">{nameOfRoom(room)}</th>
              <td>{byRoom.get(room.id)?.writers ?? 0}</td>
              {shown.map(route => (
                <td key={route}>{byRoom.get(room.id)?.byRoute[route] ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WhatNext({ seen: { session, me }, again }: AfterShape) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <h3>What happens next</h3>
      <p className="start-words" dir="auto">
        {sayWhatNext(session)}
      </p>
      {may(me.role, 'manage-strategy') && (
        <div>
          <Button
            look="quiet"
            icon="pencil"
            onClick={() => {
              setAsking(true)
            }}
          >
            Change what happens next
          </Button>
        </div>
      )}
      {asking && (
        <AskText
          title="What happens next"
          label="What people read about it"
          hint="Empty, it says what usually happens."
          lines={4}
          first={session.whatNext}
          yes="Save it"
          schema={Session.shape.whatNext}
          send={whatNext => call(changeWhatNext, { params: { sessionId: session.id }, body: { whatNext } })}
          onClose={() => {
            setAsking(false)
          }}
          onDone={async () => {
            say('What happens next is saved.')
            await again()
          }}
        />
      )}
    </>
  )
}
