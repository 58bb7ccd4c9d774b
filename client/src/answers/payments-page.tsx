/** Paying people for their time, for organisers alone: what is offered, to whom, and what came of it. It shows nothing of any answer. */
import './answers.css'
import { Link } from 'wouter'
import { QuestionSetId, SessionId } from '@waymark/shared/model/ids.ts'
import type { ZonedTime } from '@waymark/shared/model/time.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { financePath, readPayments } from '@waymark/shared/wire/payments.ts'
import { listQuestionSets } from '@waymark/shared/wire/question-sets.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { sayTime } from '@waymark/shared/rules/deadline.ts'
import { sayMoney, sayQuarters } from '@waymark/shared/rules/payment-words.ts'
import { useAsked } from '#api/use-asked.ts'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { Fold } from './fold.tsx'
import { No, Waiting } from './not-shown.tsx'
import { PaymentOffers } from './payment-offers.tsx'
import { TermsForm } from './terms-form.tsx'

export function PaymentsPage({ sessionId, setId }: { readonly sessionId: string; readonly setId: string }) {
  const [session, set] = [SessionId.safeParse(sessionId), QuestionSetId.safeParse(setId)]
  return session.success && set.success ? (
    <Open key={set.data} sessionId={session.data} setId={set.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

function Open({ sessionId, setId }: { readonly sessionId: SessionId; readonly setId: QuestionSetId }) {
  const payments = useAsked(readPayments, { params: { setId }, body: {} })
  const listed = useAsked(listQuestionSets, { params: { sessionId }, body: {} })
  if (payments.state === 'no') return <No message={payments.problem.message} goTo={pages.questions(sessionId)} />
  if (listed.state === 'no') return <No message={listed.problem.message} goTo={listed.problem.goTo} />
  if (payments.state === 'asking' || listed.state === 'asking') return <Waiting />
  const set = listed.value.sets.find(({ id }) => id === setId)
  if (set === undefined)
    return <No message="These questions are not here any more." goTo={pages.questions(sessionId)} />
  return <Shown set={set} payments={payments.value} again={payments.again} />
}

interface Shape {
  readonly set: {
    readonly id: QuestionSetId
    readonly sessionId: SessionId
    readonly title: string
    readonly deadline: ZonedTime
  }
  readonly payments: ReplyOf<typeof readPayments>
  readonly again: () => Promise<void>
}

function Shown({ set, payments: { terms, address, offers, strategyId }, again }: Shape) {
  const form = { setId: set.id, terms, deadline: set.deadline, again }
  return (
    <Page title="Paying people" where="Paying people" whereMore={set.title} mainClass="column stack">
      <p>
        <Link href={pages.questions(set.sessionId)}>Back to the questions</Link>
      </p>
      <h1>Paying people for their time</h1>
      <p className="lead">
        For those who answer “<span dir="auto">{set.title}</span>”. Only organisers see this page. It is kept apart from
        the answers: nothing here says what anybody wrote.
      </p>
      <Notice tone="plain">
        <p>Never type the details of a bank account or a card. Whoever pays asks for them, somewhere else.</p>
      </Notice>
      <section className="stack" aria-labelledby="terms">
        <h2 id="terms">What is offered</h2>
        {terms === null ? (
          <>
            <p className="soft">Nothing is offered yet. Say what for, and how much: the offer is the same for all.</p>
            <TermsForm {...form} />
          </>
        ) : (
          <>
            <p>
              {sayMoney(terms.rate, terms.currency)} an hour, for up to {sayQuarters(terms.quarters)}:{' '}
              <span dir="auto">{terms.what}</span>
            </p>
            {terms.who !== '' && <p dir="auto">{terms.who}</p>}
            {terms.how !== '' && <p dir="auto">{terms.how}</p>}
            <p className="soft">People can say yes until {sayTime(terms.until)}.</p>
            <Fold summary="Change what is offered">
              <TermsForm {...form} />
            </Fold>
          </>
        )}
      </section>
      {terms !== null && (
        <>
          <ForEverybody address={address} />
          <PaymentOffers setId={set.id} terms={terms} offers={offers} again={again} />
          <ForTheBooks setId={set.id} isAny={offers.some(({ state }) => state === 'accepted' || state === 'paid')} />
        </>
      )}
      <p>
        Being paid is one way of being thanked.{' '}
        <Link href={pages.thankPeople(strategyId)}>Thank people by name, too</Link>
      </p>
    </Page>
  )
}

const ForEverybody = ({ address }: { readonly address: string }) => (
  <section className="stack" aria-labelledby="for-all">
    <h2 id="for-all">For everybody who answers</h2>
    <p>
      Whoever answers on the web is shown the way to the offer. Send its address to those who answer in another way.
      Whoever says yes there stands in the list below; whoever says no leaves nothing.
    </p>
    <CopyField label="The offer, for everybody" address={address} />
  </section>
)

const ForTheBooks = ({ setId, isAny }: { readonly setId: QuestionSetId; readonly isAny: boolean }) => (
  <section className="stack" aria-labelledby="books">
    <h2 id="books">For the books</h2>
    {isAny ? (
      <>
        <p>A table of everybody who accepted or was paid, for whoever pays. Delete it when it is no longer needed.</p>
        <div>
          <a className="btn" href={financePath(setId)} download>
            <Icon name="download" />
            Download the table
          </a>
        </div>
      </>
    ) : (
      <p className="soft">Once somebody accepts, there is a table here for whoever pays.</p>
    )}
  </section>
)
