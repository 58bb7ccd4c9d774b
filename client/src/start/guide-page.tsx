/** What to expect of a session: for whoever has a link of it, before coming in or after. */
import './setup.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { whatToExpect } from '@waymark/shared/drafting/what-to-expect.ts'
import { readGuide } from '@waymark/shared/wire/guide.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { secretOfHash } from '@waymark/shared/wire/secret.ts'
import { useAsked } from '#api/use-asked.ts'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { DocumentView } from './document-view.tsx'
import { NoAddress, NotHere } from './not-here.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { TakeGuide } from './take-guide.tsx'

export function GuidePage({ sessionId }: { readonly sessionId: string }) {
  // Behind the #, as on the page where one comes in.
  const [secret] = useState(() => secretOfHash(location.hash) ?? null)
  const id = SessionId.safeParse(sessionId)
  return id.success ? <WithId key={id.data} id={id.data} secret={secret} /> : <NoAddress />
}

function WithId({ id, secret }: { readonly id: SessionId; readonly secret: string | null }) {
  const asked = useAsked(readGuide, { params: { sessionId: id }, body: { secret } })
  if (asked.state === 'asking') return <OnItsWay title="What to expect" />
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  const { title, nodes } = whatToExpect(asked.value)
  const { session, strategy } = asked.value
  return (
    <Page title={title} where={session.title} whereMore={strategy.title} mainClass="column stack guide">
      <DocumentView nodes={nodes} />
      <TakeGuide sessionId={id} secret={secret} />
      <p>
        <Link className="btn" href={secret === null ? pages.session(id) : pages.comeIn(secret)}>
          {secret === null ? 'Go to the session' : 'Go to the door'}
          <Icon name="right" flip />
        </Link>
      </p>
    </Page>
  )
}
