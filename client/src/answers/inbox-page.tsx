/** The inbox of a question set: where the team reads written answers and makes notes of their passages. */
import './answers.css'
import { useSearch } from 'wouter'
import { QuestionSetId, ResponseId } from '@waymark/shared/model/ids.ts'
import type { QuestionSetView } from '@waymark/shared/wire/question-sets.ts'
import { readInbox } from '@waymark/shared/wire/responses.ts'
import { readSession, type BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { useAsked } from '#api/use-asked.ts'
import type { Heading } from './answer-shape.ts'
import { InboxView } from './inbox-view.tsx'
import { No, Waiting } from './not-shown.tsx'

export function InboxPage({ setId }: { readonly setId: string }) {
  const id = QuestionSetId.safeParse(setId)
  return id.success ? (
    <Open key={id.data} setId={id.data} />
  ) : (
    <No message="This address has lost its end on the way. Look at the link you were sent." />
  )
}

function Open({ setId }: { readonly setId: QuestionSetId }) {
  const inbox = useAsked(readInbox, { params: { setId }, body: {} })
  if (inbox.state === 'asking') return <Waiting />
  if (inbox.state === 'no') return <No message={inbox.problem.message} goTo={inbox.problem.goTo} />
  return <Shown inbox={inbox.value} again={inbox.again} />
}

function Shown(shape: Pick<Parameters<typeof InboxView>[0], 'inbox' | 'again'>) {
  const { set } = shape.inbox
  const session = useAsked(readSession, { params: { sessionId: set.sessionId }, body: {} })
  const chosen = ResponseId.safeParse(new URLSearchParams(useSearch()).get('answer')).data
  if (session.state === 'asking') return <Waiting />
  if (session.state === 'no') return <No message={session.problem.message} />
  return <InboxView {...shape} headings={headingsOf(set, session.value.breakouts)} chosen={chosen} />
}

/** Those of the breakouts that its questions continue. */
function headingsOf({ questions }: QuestionSetView, breakouts: readonly BreakoutView[]): Heading[] {
  const asked = new Set(questions.map(({ breakoutId }) => breakoutId))
  return breakouts.filter(({ id }) => asked.has(id)).flatMap(({ sections }) => sections)
}
