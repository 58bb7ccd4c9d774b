/** The links to hand out: made, copied and taken back. */
import { useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { addLink, listLinks, type LinkView } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { ShortCode } from './short-code.tsx'
import { LinkLine } from './link-line.tsx'
import { roleNames, sayCount, sayDay } from './said.ts'

type HandedOut = 'participant' | 'facilitator' | 'reader'

const kinds: readonly (readonly [role: HandedOut, more: string])[] = [
  ['participant', 'They write in one room.'],
  ['facilitator', 'They run the rooms, and group what was said.'],
  ['reader', 'They read everything, and change nothing.'],
]

export function HandOut({ sessionId }: { readonly sessionId: SessionId }) {
  const asked = useAsked(listLinks, { params: { sessionId }, body: {} })
  return (
    <section className="card stack" aria-labelledby="links">
      <h2 id="links">Links to hand out</h2>
      <p className="soft">A link is the key: whoever has it comes in, without an account.</p>
      {asked.state === 'asking' && <Loading what="Fetching the links." />}
      {asked.state === 'no' && (
        <>
          <Notice tone="danger">
            <p>{asked.problem.code === 'unreachable' ? 'We cannot reach the server.' : asked.problem.message}</p>
          </Notice>
          <Button
            onClick={() => {
              void asked.again()
            }}
          >
            Try again
          </Button>
        </>
      )}
      {asked.state === 'here' && (
        <>
          {kinds.map(([role, more]) => (
            <OfKind
              key={role}
              role={role}
              more={more}
              links={asked.value.links.filter(link => link.role === role && link.revokedAt === null)}
              sessionId={sessionId}
              again={asked.again}
            />
          ))}
          <ShortCode sessionId={sessionId} />
          <Revoked links={asked.value.links.filter(({ revokedAt }) => revokedAt !== null)} />
        </>
      )}
    </section>
  )
}

function OfKind({
  role,
  more,
  links,
  sessionId,
  again,
}: {
  readonly role: HandedOut
  readonly more: string
  readonly links: readonly LinkView[]
  readonly sessionId: SessionId
  readonly again: () => Promise<void>
}) {
  const [problem, setProblem] = useState<string>()
  const make = async (): Promise<void> => {
    const answer = await call(addLink, { params: { sessionId }, body: { role } })
    setProblem(
      answer.ok
        ? undefined
        : answer.problem.code === 'unreachable'
          ? 'We cannot reach the server: try again.'
          : answer.problem.message,
    )
    if (answer.ok) say('The link is made.')
    await again()
  }
  return (
    <div className="stack handout-kind">
      <div>
        <h3>{roleNames[role]}</h3>
        <p className="small soft">{more}</p>
      </div>
      {links.map(link => (
        <LinkLine key={link.id} link={link} who={roleNames[role]} again={again} />
      ))}
      <div>
        <Button
          size="compact"
          look={links.length === 0 ? 'plain' : 'quiet'}
          icon="plus"
          onClick={() => {
            void make()
          }}
        >
          {links.length === 0 ? 'Make a link' : 'Make another'}
          <span className="sr"> for {roleNames[role].toLowerCase()}</span>
        </Button>
      </div>
      {problem !== undefined && <p className="field-wrong">{problem}</p>}
    </div>
  )
}

function Revoked({ links }: { readonly links: readonly LinkView[] }) {
  if (links.length === 0) return null
  return (
    <details className="fold">
      <summary>
        <Icon name="chevron" flip />
        {sayCount(links.length, 'link', 'links')} taken back
      </summary>
      <ul>
        {links.map(({ id, role, createdAt, revokedAt }) => (
          <li key={id}>
            {roleNames[role]}: made on {sayDay(createdAt)}
            {revokedAt !== null && `, taken back on ${sayDay(revokedAt)}`}.
          </li>
        ))}
      </ul>
    </details>
  )
}
