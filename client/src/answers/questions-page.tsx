/** Where organisers set up questions that people answer in writing, and let people in by their address. */
import './answers.css'
import { useState } from 'react'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { questionnaireFormats, questionnairePath, type QuestionnaireFormat } from '@waymark/shared/wire/answer-files.ts'
import { listQuestionSets, openQuestionSet, type QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { readSession } from '@waymark/shared/wire/sessions.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Fold } from './fold.tsx'
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
  const form = { sessionId: session.id, zone: session.startsAt.zone, breakouts, done: again }
  return (
    <Page title="Questions in writing" where="Questions in writing" whereMore={session.title} mainClass="column stack">
      <p>
        <Link href={pages.session(session.id)}>Back to the session</Link>
      </p>
      <h1>Questions in writing</h1>
      {sets.length === 0 && <p className="soft">Nothing is asked in writing yet.</p>}
      {sets.map(set => (
        <section className="stack" key={set.id} aria-labelledby={set.id}>
          <h2 id={set.id}>{set.title}</h2>
          <p>{set.said}</p>
          <p>{sayCounts(set.counts, 0)}</p>
          <p>
            <Link className="btn" href={pages.inbox(session.id, set.id)}>
              Read the answers<span className="sr"> to {set.title}</span>
            </Link>
          </p>
          <TakeAway set={set} isOfTeam={may(me.role, 'work-on-answers')} />
          {manages && <Door set={set} again={again} />}
          {manages && (
            <Fold summary="Change these questions">
              <SetForm {...form} set={set} />
            </Fold>
          )}
        </section>
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

/** Answers what came of it, in a sentence. */
async function copyAddress(address: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(address)
    return 'The address is copied.'
  } catch {
    return 'This browser does not let us copy. Select the address and copy it yourself.'
  }
}

function Door({ set, again }: { readonly set: QuestionSetView; readonly again: () => Promise<void> }) {
  const { act, trouble } = useAct(again)
  const [copied, setCopied] = useState('')
  const letsIn = set.address === ''
  return (
    <div className="stack">
      {!letsIn && (
        <Field label="Where people answer">
          {control => <input className="input" {...control} readOnly value={set.address} />}
        </Field>
      )}
      <p className="row">
        {!letsIn && (
          <Button
            size="compact"
            icon="link"
            onClick={() => {
              void copyAddress(set.address).then(said => {
                say(said)
                setCopied(said)
              })
            }}
          >
            Copy the address
          </Button>
        )}
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
      {copied !== '' && !letsIn && <p className="small soft">{copied}</p>}
      {trouble !== '' && (
        <Notice tone="danger">
          <p>{trouble}</p>
        </Notice>
      )}
    </div>
  )
}
