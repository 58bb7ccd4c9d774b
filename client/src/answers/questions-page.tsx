/** Where organisers set up questions that people answer in writing, and let people in by their address. */
import './answers.css'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import type { Role } from '@waymark/shared/model/member.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { questionnaireFormats, questionnairePath, type QuestionnaireFormat } from '@waymark/shared/wire/answer-files.ts'
import {
  addQuestionSet,
  listQuestionSets,
  openQuestionSet,
  type QuestionSetView,
  type SentQuestionSetForm,
} from '@waymark/shared/wire/question-sets.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { Fold } from './fold.tsx'
import { MailAddress } from './mail-address.tsx'
import { sayCounts } from './say-answers.ts'
import { SetForm } from './set-form.tsx'
import { useAct } from './use-act.ts'
import { No, Waiting } from './not-shown.tsx'

export function QuestionsPage({ sessionId }: { readonly sessionId: string }) {
  const id = SessionId.safeParse(sessionId)
  return id.success ? (
    <Open key={id.data} sessionId={id.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

function Open({ sessionId }: { readonly sessionId: SessionId }) {
  const session = useAsked(readSession, { params: { sessionId }, body: {} })
  const listed = useAsked(listQuestionSets, { params: { sessionId }, body: {} })
  const again = async (): Promise<void> => {
    await Promise.all([session.again(), listed.again()])
  }
  if (session.state === 'no') return <No message={session.problem.message} goTo={session.problem.goTo} />
  if (listed.state === 'no') return <No message={listed.problem.message} goTo={listed.problem.goTo} />
  if (session.state === 'asking' || listed.state === 'asking') return <Waiting />
  return <Shown seen={session.value} sets={listed.value.sets} again={again} />
}

function Shown({
  seen,
  sets,
  again,
}: {
  readonly seen: ReplyOf<typeof readSession>
  readonly sets: readonly QuestionSetView[]
  readonly again: () => Promise<void>
}) {
  const { session, breakouts, me } = seen
  const manages = may(me.role, 'manage-strategy')
  const form = {
    add: async (body: SentQuestionSetForm) => call(addQuestionSet, { params: { sessionId: session.id }, body }),
    zone: session.startsAt.zone,
    breakouts,
    done: again,
  }
  return (
    <Page title="Questions in writing" where="Questions in writing" whereMore={session.title} mainClass="column stack">
      <p>
        <Link href={pages.session(session.id)}>Back to the session</Link>
      </p>
      <h1>Questions in writing</h1>
      {sets.length === 0 && <p className="soft">Nothing is asked in writing yet.</p>}
      {sets.map(set => (
        <OneSet key={set.id} set={set} role={me.role} form={form} />
      ))}
      {manages && (
        <section className="stack" aria-labelledby="ask-more">
          <h2 id="ask-more">Ask in writing</h2>
          {sets.length === 0 ? (
            <SetForm {...form} />
          ) : (
            <Fold summary="Ask other questions">
              <SetForm {...form} />
            </Fold>
          )}
        </section>
      )}
    </Page>
  )
}

function OneSet({
  set,
  role,
  form,
}: {
  readonly set: QuestionSetView
  readonly role: Role
  readonly form: Omit<Parameters<typeof SetForm>[0], 'set'>
}) {
  const manages = may(role, 'manage-questions')
  return (
    <section className="stack" aria-labelledby={set.id}>
      <h2 id={set.id}>{set.title}</h2>
      <p>{set.said}</p>
      <p>{sayCounts(set.counts, 0)}</p>
      <p className="row">
        <Link className="btn" href={pages.inbox(set.sessionId, set.id)}>
          Read the answers<span className="sr"> to {set.title}</span>
        </Link>
        {may(role, 'pay-people') && (
          <Link className="btn quiet" href={pages.payments(set.sessionId, set.id)}>
            Pay people for their time<span className="sr">: {set.title}</span>
          </Link>
        )}
      </p>
      <TakeAway set={set} isOfTeam={may(role, 'work-on-answers')} />
      {manages && <Door set={set} again={form.done} />}
      {manages && <MailAddress set={set} />}
      {manages && (
        <Fold summary="Change these questions">
          <SetForm {...form} set={set} />
        </Fold>
      )}
    </section>
  )
}

const formats = {
  docx: 'Word',
  'docx-large': 'Word in large print',
  odt: 'OpenDocument',
  pdf: 'PDF to print',
  sheet: 'Answer sheet for paper',
} as const satisfies Record<QuestionnaireFormat, string>

/** For those who would rather fill in a file, or write on paper. */
const TakeAway = ({ set, isOfTeam }: { readonly set: QuestionSetView; readonly isOfTeam: boolean }) => (
  <ul className="row answer-files" aria-label={`The questions of ${set.title} as a file`}>
    {questionnaireFormats
      .filter(format => isOfTeam || format !== 'sheet')
      .map(format => (
        <li key={format}>
          <a className="btn compact" href={questionnairePath(set.id, format)} download>
            <Icon name="download" />
            {formats[format]}
          </a>
        </li>
      ))}
  </ul>
)

function Door({ set, again }: { readonly set: QuestionSetView; readonly again: () => Promise<void> }) {
  const { act, trouble } = useAct(again)
  const letsIn = set.address === ''
  return (
    <div className="stack">
      {!letsIn && <CopyField label="Where people answer" address={set.address} />}
      <p className="row">
        <Button
          size="compact"
          onClick={() => {
            const asked = { params: { setId: set.id }, body: { letsIn } }
            void act(
              async () => call(openQuestionSet, asked),
              letsIn ? 'People are let in.' : 'Nobody is let in any more.',
            )
          }}
        >
          {letsIn ? 'Let people in by a link' : 'Shut the link'}
        </Button>
      </p>
      {trouble !== '' && (
        <Notice tone="danger">
          <p>{trouble}</p>
        </Notice>
      )}
    </div>
  )
}
