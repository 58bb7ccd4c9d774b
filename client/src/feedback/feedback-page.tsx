/** Feedback on what is published of a draft: the rounds in which people are asked, and what they say. */
import './feedback.css'
import { Link, useSearch } from 'wouter'
import { DraftId, RoundId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { listRounds } from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { useAsked } from '#api/use-asked.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { Fold } from './form-parts.tsx'
import { Queue } from './queue.tsx'
import { RoundCard } from './round-card.tsx'
import { RoundForm } from './round-form.tsx'

export function FeedbackPage({ draftId }: { readonly draftId: string }) {
  const id = DraftId.safeParse(draftId)
  return id.success ? (
    <Open draftId={id.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

const No = ({ message, goTo = pages.home() }: { readonly message: string; readonly goTo?: string | undefined }) => (
  <Page title="Feedback" mainClass="column stack">
    <Trouble title="We cannot show this page now" message={message}>
      <a className="btn" href={goTo}>
        Go where you belong
      </a>
    </Trouble>
  </Page>
)

function Open({ draftId }: { readonly draftId: DraftId }) {
  const asked = useAsked(listRounds, { params: { draftId }, body: {} })
  if (asked.state === 'no') return <No message={asked.problem.message} goTo={asked.problem.goTo} />
  if (asked.state === 'asking')
    return (
      <Page title="Feedback" mainClass="pagewide stack">
        <h1>Feedback</h1>
        <Loading what="The comments are on their way." />
      </Page>
    )
  return <Shown draftId={draftId} seen={asked.value} again={asked.again} />
}

interface ShownShape {
  readonly draftId: DraftId
  readonly seen: ReplyOf<typeof listRounds>
  readonly again: () => Promise<void>
}

function Shown({ draftId, seen, again }: ShownShape) {
  const named = RoundId.safeParse(new URLSearchParams(useSearch()).get('round')).data
  const { rounds, title, mayOpen } = seen
  const round = rounds.find(({ id }) => id === named) ?? rounds.find(({ isOpen }) => isOpen) ?? rounds[0]
  return (
    <Page title={`Feedback on ${title}`} where={title} whereMore="Feedback" mainClass="pagewide stack">
      <p>
        <Link href={pages.draft(draftId)}>Back to the draft</Link>
      </p>
      <h1>Feedback</h1>
      {round === undefined ? (
        <p>{mayOpen ? 'Nobody was asked yet what they think of it.' : notAsked}</p>
      ) : (
        <>
          <Rounds draftId={draftId} seen={seen} chosen={round.id} />
          <RoundCard key={round.id} round={round} seen={seen} again={again} />
        </>
      )}
      {mayOpen && !rounds.some(({ isOpen }) => isOpen) && <OpenOne draftId={draftId} seen={seen} again={again} />}
      {round !== undefined && <Queue key={round.id} round={round} again={again} />}
    </Page>
  )
}

const notAsked = 'Nobody was asked yet what they think of it. An organiser opens a round of feedback.'

/** Where there was more than one. */
function Rounds({
  draftId,
  seen: { rounds },
  chosen,
}: {
  readonly draftId: DraftId
  readonly seen: ShownShape['seen']
  readonly chosen: RoundId
}) {
  if (rounds.length < 2) return null
  return (
    <nav className="row" aria-label="Rounds">
      {rounds.map(({ id }, at) => (
        <Link
          key={id}
          className="btn"
          href={`${pages.feedback(draftId)}?round=${id}`}
          aria-current={id === chosen ? 'true' : undefined}
        >
          Round {rounds.length - at}
        </Link>
      ))}
    </nav>
  )
}

function OpenOne({ draftId, seen, again }: ShownShape) {
  if (seen.versions.length === 0 || seen.address === '')
    return <p className="soft">People can be asked what they think once a version is published.</p>
  return (
    <Fold summary="Ask people what they think">
      <RoundForm key={seen.rounds.length} draftId={draftId} seen={seen} again={again} />
    </Fold>
  )
}
