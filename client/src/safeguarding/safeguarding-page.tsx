/** Who is the lead for safeguarding of a strategy, for organisers: they name and invite the lead, and read nothing of what the lead is told. */
import { Link } from 'wouter'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readSafeguarding } from '@waymark/shared/wire/safeguarding.ts'
import { useAsked } from '#api/use-asked.ts'
import { CopyField } from '#ui/copy-field.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { InviteLead } from './invite-lead.tsx'
import { LeadForm } from './lead-form.tsx'

export function SafeguardingPage({ strategyId }: { readonly strategyId: string }) {
  const id = StrategyId.safeParse(strategyId)
  return id.success ? (
    <Open key={id.data} strategyId={id.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

function Open({ strategyId }: { readonly strategyId: StrategyId }) {
  const asked = useAsked(readSafeguarding, { params: { strategyId }, body: {} })
  if (asked.state === 'no') return <No message={asked.problem.message} />
  if (asked.state === 'asking')
    return (
      <Page title="Safeguarding" mainClass="column stack">
        <h1>Safeguarding</h1>
        <Loading what="The page is on its way." />
      </Page>
    )
  return <Shown strategyId={strategyId} reply={asked.value} again={asked.again} />
}

interface Shape {
  readonly strategyId: StrategyId
  readonly reply: ReplyOf<typeof readSafeguarding>
  readonly again: () => Promise<void>
}

function Shown({ strategyId, reply, again }: Shape) {
  const { title, form, isRead, address } = reply
  return (
    <Page title="Safeguarding" where="Safeguarding" whereMore={title} mainClass="column stack">
      <p>
        <Link href={pages.strategy(strategyId)}>Back to the strategy</Link>
      </p>
      <h1>Safeguarding</h1>
      <p className="lead">
        One person is named whom anybody can tell, in private, that something worries them. What they are told is
        sealed: you do not read it, and neither does whoever runs this server.
      </p>
      <Notice tone={isRead ? 'good' : 'plain'}>
        <p>{stateOf(reply)}</p>
      </Notice>
      {form !== null && <InviteLead strategyId={strategyId} reply={reply} again={again} />}
      <section className="stack" aria-labelledby="lead">
        <h2 id="lead">The lead, and the statement</h2>
        <LeadForm strategyId={strategyId} form={form} again={again} />
      </section>
      {form !== null && (
        <section className="stack" aria-labelledby="statement">
          <h2 id="statement">For everybody</h2>
          <p>
            It is linked where people come in, in every room and on the page of each session. Put it into what you send,
            too.
          </p>
          <CopyField label="The statement" address={address} />
        </section>
      )}
    </Page>
  )
}

function stateOf({ form, isRead, isInvited }: Shape['reply']): string {
  if (form === null) return 'Nobody is named yet. Until then people are told to speak to those who invited them.'
  if (isRead) return `What people tell goes to whoever chose the passphrase last. ${form.lead} is named as the lead.`
  return isInvited
    ? `${form.lead} is invited and has not chosen a passphrase yet. Until then people are told how to reach them, and nothing can be sent.`
    : `${form.lead} is named. Invite them, so that people can tell them something here.`
}

const No = ({ message }: { readonly message: string }) => (
  <Page title="Safeguarding" mainClass="column stack">
    <Trouble title="We cannot show this page now" message={message}>
      <a className="btn" href={pages.home()}>
        Go where you belong
      </a>
    </Trouble>
  </Page>
)
