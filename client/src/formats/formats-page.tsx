/** Who asked for other formats, for the team: the queue by due day, what is done about each, and a table. */
import './formats.css'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { formatsTablePath, readFormats, setFormatTerms } from '@waymark/shared/wire/formats.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { CopyField } from '#ui/copy-field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Page } from '#ui/page.tsx'
import { NotDone, OfStrategy, Told } from './of-strategy.tsx'
import { RequestLine } from './request-line.tsx'
import { sayQueue } from './say-formats.ts'
import { useAct, type Acting } from './use-act.ts'

const title = 'Other formats'

export const FormatsPage = ({ strategyId }: { readonly strategyId: string }) => (
  <OfStrategy strategyId={strategyId} title={title}>
    {id => <Open key={id} strategyId={id} />}
  </OfStrategy>
)

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(readFormats, { params: { strategyId }, body: {} })
  return (
    <Told title={title} asked={asked}>
      {told => <Shown strategyId={strategyId} told={told} again={asked.again} />}
    </Told>
  )
}

interface Shape {
  readonly strategyId: StrategyId
  readonly told: ReplyOf<typeof readFormats>
  readonly again: () => Promise<void>
}

function Shown({ strategyId, told, again }: Shape) {
  const { title: strategy, today, requests, sendsMail } = told
  const acting = useAct(again)
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(requests.length)
  // Whoever forgot somebody goes on at the heading: the button that they pressed is gone.
  useEffect(() => {
    if (requests.length < before.current) heading.current?.focus()
    before.current = requests.length
  }, [requests.length])
  return (
    <Page title={title} where={strategy} whereMore={title} mainClass="column stack">
      <p>
        <Link href={pages.strategy(strategyId)}>Back to the strategy</Link>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p className="lead">
        Who asked for something in another format, the most pressing first. What is written here is kept apart from the
        words: use it for this alone, and forget people once it is done.
      </p>
      <p role="status">{sayQueue(requests, today)}</p>
      <NotDone trouble={acting.trouble} />
      {requests.length === 0 ? (
        <div className="empty">
          <Icon name="doc" />
          <strong>Nobody has asked yet</strong>
          <p>There is a link to ask at the foot of every page for the public, and in the menu “Aa” of every other.</p>
        </div>
      ) : (
        <ul className="stack format-list" aria-label="Requests">
          {requests.map(request => (
            <RequestLine key={request.id} {...{ strategyId, request, today, sendsMail, acting }} />
          ))}
        </ul>
      )}
      {requests.length > 0 && (
        <p>
          <a className="btn" href={formatsTablePath(strategyId)} download>
            <Icon name="download" />
            Download the table
          </a>
        </p>
      )}
      <Telling strategyId={strategyId} told={told} acting={acting} />
    </Page>
  )
}

function Telling({ strategyId, told, acting }: Pick<Shape, 'strategyId' | 'told'> & { readonly acting: Acting }) {
  const set = (isInDocuments: boolean): void => {
    void acting.act(
      () => call(setFormatTerms, { params: { strategyId }, body: { isInDocuments } }),
      () => (isInDocuments ? 'Each document says it from now on.' : 'No document says it from now on.'),
    )
  }
  return (
    <section className="stack" aria-labelledby="tell">
      <h2 id="tell">Tell people where to ask</h2>
      <CopyField label="Asking for another format" address={`${window.location.origin}${pages.formats()}`} />
      {told.mayDecide && (
        <label className="choice">
          <input
            type="checkbox"
            checked={told.isInDocuments}
            onChange={event => {
              set(event.target.checked)
            }}
          />
          <span>Each document ends with the address</span>
        </label>
      )}
      <p className="soft">
        To write something in Easy Read, begin with the sheet for it: it is among the exports of the draft.
      </p>
    </section>
  )
}
