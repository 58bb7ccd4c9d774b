/** The desk of a session: one page from which the team runs it. */
import './desk.css'
import { Link } from 'wouter'
import { SessionId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AnyProblem } from '#api/call.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import type { DeskShape } from './desk-shape.ts'
import { DeskView } from './desk-view.tsx'
import { sayHere } from './desk-words.ts'
import { useDesk } from './use-desk.ts'
import { useDeskNews } from './use-desk-news.ts'

export function DeskPage({ sessionId }: { readonly sessionId: string }) {
  const id = SessionId.safeParse(sessionId)
  if (!id.success)
    return (
      <NoDesk
        problem={{
          code: 'malformed',
          message: 'It has lost its end on the way. Look at the link you were sent.',
          at: [],
        }}
      />
    )
  return <Open key={id.data} sessionId={id.data} />
}

function Open({ sessionId }: { readonly sessionId: SessionId }) {
  const { asked, acts, last, trouble } = useDesk(sessionId)
  if (asked.state === 'asking')
    return (
      <Page title="Desk" mainClass="pagewide">
        <h1>Desk</h1>
        <Loading what="Looking who is where." />
      </Page>
    )
  if (asked.state === 'no') return <NoDesk problem={asked.problem} again={asked.again} />
  return <Shown desk={asked.value} acts={acts} last={last} trouble={trouble} />
}

function Shown(shape: DeskShape) {
  const { desk } = shape
  useDeskNews(desk)
  return (
    <Page
      title={`Desk, ${desk.session.title}`}
      where="Desk"
      whereMore={desk.session.title}
      mainClass="pagewide"
      tools={<span className="status hide-s">{sayHere(desk)}</span>}
    >
      <DeskView {...shape} />
    </Page>
  )
}

const titles: Partial<Record<AnyProblem['code'], string>> = {
  unreachable: 'We cannot reach the server',
  'not-signed-in': 'You are not in here yet',
  'not-allowed': 'The desk is for those who run the session',
  'link-revoked': 'Your link was taken back',
  gone: 'There is nothing here any more',
  malformed: 'This address is not complete',
}

const mayHelp: readonly AnyProblem['code'][] = ['unreachable', 'broken', 'not-saved', 'too-many']

function NoDesk({ problem, again }: { readonly problem: AnyProblem; readonly again?: () => Promise<void> }) {
  const title = titles[problem.code] ?? 'We cannot show this page now'
  return (
    <Page title={title} mainClass="column stack">
      <Trouble
        title={title}
        message={problem.code === 'unreachable' ? 'Look whether you are connected, then try again.' : problem.message}
        onAgain={again !== undefined && mayHelp.includes(problem.code) ? () => void again() : undefined}
      >
        <Link className="btn" href={problem.goTo ?? pages.home()}>
          Go to the start
        </Link>
      </Trouble>
    </Page>
  )
}
