/** Who is in the room of one session, for organisers: writing the form, opening it, closing it once, and what may be shown then. */
import './monitoring.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { leastPeople } from '@waymark/shared/rules/who-counts.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import {
  closeWho,
  openWho,
  publishWho,
  readWho,
  removeWho,
  whoTablePath,
  type WhoFormView,
} from '@waymark/shared/wire/who.ts'
import { call, type Answer } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { NotShown, Shown, title } from './shown.tsx'
import { WhoForm } from './who-form.tsx'
import { WhoCounts } from './who-result.tsx'

export function WhoPage({ sessionId }: { readonly sessionId: string }) {
  const id = SessionId.safeParse(sessionId)
  return id.success ? <Open key={id.data} sessionId={id.data} /> : <NotShown />
}

function Open({ sessionId }: { readonly sessionId: SessionId }) {
  const asked = useAsked(readWho, { params: { sessionId }, body: {} })
  return <Shown asked={asked}>{told => <OfSession sessionId={sessionId} told={told} again={asked.again} />}</Shown>
}

interface Shape {
  readonly sessionId: SessionId
  readonly again: () => Promise<void>
}

function OfSession({ sessionId, told: { session, form }, again }: Shape & { readonly told: ReplyOf<typeof readWho> }) {
  return (
    <Page title={`${title}: ${session.title}`} where={session.title} whereMore={title} mainClass="column stack">
      <p>
        <Link href={pages.session(sessionId)}>Back to the session</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        A few questions about people in general, answered by whoever wants to. What they say is kept apart from
        everything else, without a name or a time, and only counts that could be many people are ever shown.
      </p>
      {(form === null || form.state === 'draft') && <Draft sessionId={sessionId} form={form} again={again} />}
      {form?.state === 'open' && <IsOpen sessionId={sessionId} form={form} again={again} />}
      {form?.state === 'closed' && <Closed sessionId={sessionId} form={form} again={again} />}
      <p>
        <Link href={pages.whoOfStrategy(session.strategyId)}>All sessions beside each other</Link>
      </p>
    </Page>
  )
}

/** Does something, says what came of it, and shows why not. */
function useDoing(again: () => Promise<void>) {
  const [trouble, setTrouble] = useState('')
  const act = async (asked: Promise<Answer<unknown>>, done: string): Promise<void> => {
    const answer = await asked
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (answer.ok) say(done)
    await again()
  }
  const notice = trouble !== '' && (
    <Notice tone="danger">
      <p>{trouble}</p>
    </Notice>
  )
  return { act, notice }
}

function Draft({ sessionId, form, again }: Shape & { readonly form: WhoFormView | null }) {
  const { act, notice } = useDoing(again)
  const params = { params: { sessionId }, body: {} }
  return (
    <>
      <WhoForm key={form === null ? 'new' : 'kept'} sessionId={sessionId} asked={form?.asked ?? null} again={again} />
      {form !== null && (
        <section className="card stack" aria-labelledby="open-it">
          <h2 id="open-it">Open it</h2>
          <p>
            As it was saved last. Once it is open its questions stay as they are, because people have read them, and
            there is only this one form for the session.
          </p>
          <div className="row">
            <Button
              look="primary"
              onClick={() => {
                void act(call(openWho, params), 'The form is open.')
              }}
            >
              Open the form
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                void act(call(removeWho, params), 'The form is thrown away.')
              }}
            >
              Throw it away
            </Button>
          </div>
        </section>
      )}
      {notice}
    </>
  )
}

function IsOpen({ sessionId, form, again }: Shape & { readonly form: WhoFormView }) {
  const [asking, setAsking] = useState(false)
  const { act, notice } = useDoing(again)
  return (
    <section className="stack" aria-labelledby="it-is-open">
      <h2 id="it-is-open">The form is open</h2>
      <CopyField
        label="Where people answer"
        hint="Whoever is in the session finds it there, too. Send this to anybody else who takes part."
        address={form.address}
      />
      <p>
        {form.isEnough === true
          ? `${leastPeople} people or more have answered.`
          : `Fewer than ${leastPeople} people have answered so far.`}{' '}
        Nothing else is shown while it is open, so that nobody can compare two moments.
      </p>
      <div>
        <Button
          onClick={() => {
            setAsking(true)
          }}
        >
          Close the form…
        </Button>
      </div>
      {notice}
      {asking && (
        <SureToClose
          isEnough={form.isEnough === true}
          onNo={() => {
            setAsking(false)
          }}
          onYes={() => {
            setAsking(false)
            void act(call(closeWho, { params: { sessionId }, body: {} }), 'The form is closed.')
          }}
        />
      )}
    </section>
  )
}

const SureToClose = ({
  isEnough,
  onNo,
  onYes,
}: {
  readonly isEnough: boolean
  readonly onNo: () => void
  readonly onYes: () => void
}) => (
  <Dialog title="Close the form for good?" onClose={onNo}>
    <p>
      What people said is counted, and then deleted. It cannot be opened again, and there is no second form for this
      session.
    </p>
    {!isEnough && (
      <Notice>
        <p>Fewer than {leastPeople} people have answered. If you close it now, nothing can be shown.</p>
      </Notice>
    )}
    <footer>
      <Button onClick={onNo}>Leave it open</Button>
      <Button look="danger" onClick={onYes}>
        Count, and delete the answers
      </Button>
    </footer>
  </Dialog>
)

function Closed({ sessionId, form, again }: Shape & { readonly form: WhoFormView }) {
  const { act, notice } = useDoing(again)
  const { result, isPublished } = form
  return (
    <section className="stack" aria-labelledby="what-came">
      <h2 id="what-came">What came of it</h2>
      {result !== null && <WhoCounts result={result} />}
      {result !== null && result.people !== null && (
        <>
          <div className="row">
            <a className="btn" href={whoTablePath(sessionId)} download>
              <Icon name="download" />
              Download the table
            </a>
            <Button
              onClick={() => {
                void act(
                  call(publishWho, { params: { sessionId }, body: { isPublished: !isPublished } }),
                  isPublished ? 'Only organisers read it now.' : 'Everybody can read it now.',
                )
              }}
            >
              {isPublished ? 'Let only organisers read it' : 'Let everybody read it'}
            </Button>
          </div>
          {isPublished && <CopyField label="Where everybody reads it" address={`${form.address}/results`} />}
        </>
      )}
      {notice}
    </section>
  )
}
