/** The answers to a question set, and beside the list the one that is looked at. */
import { Link } from 'wouter'
import type { ResponseId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readResponse, type readInbox, type ResponseLine } from '@waymark/shared/wire/responses.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { useAsked } from '#api/use-asked.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import type { Heading } from './answer-shape.ts'
import { BringIn } from './bring-in.tsx'
import { BringTable } from './bring-table.tsx'
import { AnswerView } from './answer-view.tsx'
import { dayInWords, factsOfAnswer, nameOfAnswer, sayCounts } from './say-answers.ts'
import { TypeInForm } from './type-in-form.tsx'
import { useAct } from './use-act.ts'

interface InboxShape {
  readonly inbox: ReplyOf<typeof readInbox>
  readonly headings: readonly Heading[]
  readonly chosen: ResponseId | undefined
  readonly again: () => Promise<void>
}

export function InboxView({ inbox: { set, responses, withdrawn }, headings, chosen, again }: InboxShape) {
  return (
    <Page title="Written answers" where="Written answers" whereMore={set.title} mainClass="pagewide stack">
      <p>
        <Link href={pages.session(set.sessionId)}>Back to the session</Link>
      </p>
      <h1>{set.title}</h1>
      <p role="status">{sayCounts(set.counts, withdrawn)}</p>
      <p className="soft">{set.said}</p>
      <TypeInForm set={set} again={again} />
      <BringIn set={set} again={again} />
      <BringTable set={set} again={again} />
      <div className="answers">
        <AnswerList lines={responses} chosen={chosen} />
        {chosen !== undefined && <One key={chosen} id={chosen} headings={headings} againAll={again} />}
      </div>
    </Page>
  )
}

export function AnswerList({
  lines,
  chosen,
}: {
  readonly lines: readonly ResponseLine[]
  readonly chosen: ResponseId | undefined
}) {
  if (lines.length === 0) return <p className="soft">No answers yet.</p>
  return (
    <ol className="answer-list" aria-label="Answers">
      {lines.map(line => (
        <li className="card stack" key={line.id}>
          <Link href={`?answer=${line.id}`} aria-current={line.id === chosen ? 'true' : undefined}>
            {nameOfAnswer(line)}
          </Link>
          <p className="small">{line.start}</p>
          <ul className="row small">
            {[dayInWords(line.day), ...factsOfAnswer(line)].map(fact => (
              <li className="tag" key={fact}>
                {fact}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function One({
  id,
  headings,
  againAll,
}: {
  readonly id: ResponseId
  readonly headings: readonly Heading[]
  readonly againAll: () => Promise<void>
}) {
  const asked = useAsked(readResponse, { params: { responseId: id }, body: {} })
  const acting = useAct(async () => {
    await Promise.all([asked.again(), againAll()])
  })
  if (asked.state === 'asking') return <Loading what="The answer is on its way." />
  if (asked.state === 'no')
    return <Trouble title="This answer cannot be shown" heading="h3" message={asked.problem.message} />
  return <AnswerView seen={asked.value} headings={headings} acting={acting} />
}
