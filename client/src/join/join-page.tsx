/** The door: from a link to a room, with one question that may be left empty. */
import './join.css'
import { useEffect, useState, type ReactNode } from 'react'
import { sayWhen } from '@waymark/shared/model/time.ts'
import { lookAtLink } from '@waymark/shared/wire/entry.ts'
import { useAsked } from '#api/use-asked.ts'
import { Hills } from '#ui/hills.tsx'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { ComeInCard } from './come-in-card.tsx'
import { titleOf, wordsFor, type LookedAt } from '@waymark/shared/wire/entry-words.ts'
import { PasteLink } from './paste-link.tsx'
import { secretOfHash } from '@waymark/shared/wire/secret.ts'
import { AboutSession } from './about-session.tsx'
import { WhatIsKept } from './what-is-kept.tsx'

export function JoinPage() {
  const [secret, setSecret] = useSecret()
  return secret === undefined ? (
    <Door title="This link is not complete">
      <PasteLink
        title="This link is not complete"
        message="It has lost its end on the way. Copy it again, right to the end, or open it from the message you were sent."
        onSecret={setSecret}
      />
    </Door>
  ) : (
    <WithSecret key={secret} secret={secret} onSecret={setSecret} />
  )
}

/** What stands behind the # of the address, or was pasted on this page. */
function useSecret() {
  const [secret, setSecret] = useState(() => secretOfHash(location.hash))
  useEffect(() => {
    const read = (): void => {
      setSecret(secretOfHash(location.hash))
    }
    addEventListener('hashchange', read)
    return () => {
      removeEventListener('hashchange', read)
    }
  }, [])
  return [secret, setSecret] as const
}

function WithSecret({ secret, onSecret }: { readonly secret: string; readonly onSecret: (secret: string) => void }) {
  const asked = useAsked(lookAtLink, { params: {}, body: { secret } })
  if (asked.state === 'asking')
    return (
      <Door title="Come in">
        <h1>Come in</h1>
        <Loading what="Looking where your link leads." />
      </Door>
    )
  if (asked.state === 'here')
    return (
      <Door title={titleOf(asked.value)}>
        <Welcome seen={asked.value} secret={secret} onLookAgain={asked.again} />
      </Door>
    )
  const { code, message } = asked.problem
  if (code === 'gone' || code === 'link-revoked')
    return (
      <Door title="This link does not open anything">
        <PasteLink
          title={code === 'gone' ? 'This link does not open anything' : 'This link was taken back'}
          message={message}
          onSecret={onSecret}
        />
      </Door>
    )
  return (
    <Door title="Come in">
      <Trouble
        title={code === 'unreachable' ? 'We cannot reach the server' : 'We cannot open this link now'}
        message={
          code === 'unreachable' ? 'Your link may be fine. Look whether you are connected, then try again.' : message
        }
        onAgain={() => {
          void asked.again()
        }}
      />
    </Door>
  )
}

function Welcome({
  seen,
  secret,
  onLookAgain,
}: {
  readonly seen: LookedAt
  readonly secret: string
  readonly onLookAgain: () => Promise<void>
}) {
  const { session, strategy, role } = seen
  return (
    <>
      <div className="stack tight">
        <p className="eyebrow">{session !== null ? sayWhen(session.startsAt) : 'A strategy, written together'}</p>
        <h1>{titleOf(seen)}</h1>
      </div>
      <p className="lead">
        {wordsFor(role).lead}
        {session !== null && role === 'participant' && session.question !== '' && ` We ask: ${session.question}`}
      </p>
      <AboutSession seen={seen} secret={secret} />
      <ComeInCard seen={seen} secret={secret} onLookAgain={onLookAgain} />
      <WhatIsKept seen={seen} />
      {session !== null && strategy !== null && (
        <p className="small soft">
          Part of {strategy.title}, {strategy.period}.
        </p>
      )}
    </>
  )
}

function Door({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Page title={title} mainClass="join">
      <div className="column stack">{children}</div>
      <Hills />
    </Page>
  )
}
