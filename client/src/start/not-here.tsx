/** A page that cannot be shown, whatever the reason: what happened, and what can be done. */
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AnyProblem } from '#api/call.ts'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'

const titles: Partial<Record<AnyProblem['code'], string>> = {
  unreachable: 'We cannot reach the server',
  'not-signed-in': 'You are not in here yet',
  'not-allowed': 'This is not open to you',
  'link-revoked': 'Your link was taken back',
  gone: 'There is nothing here any more',
  malformed: 'This address is not complete',
}

const mayHelp: readonly AnyProblem['code'][] = ['unreachable', 'broken', 'not-saved', 'too-many']

export function NotHere({ problem, again }: { readonly problem: AnyProblem; readonly again: () => Promise<void> }) {
  const title = titles[problem.code] ?? 'We cannot show this page now'
  return (
    <Page title={title} mainClass="column stack">
      <Trouble
        title={title}
        message={problem.code === 'unreachable' ? 'Look whether you are connected, then try again.' : problem.message}
        onAgain={
          mayHelp.includes(problem.code)
            ? () => {
                void again()
              }
            : undefined
        }
      >
        <Link className="btn" href={problem.goTo ?? pages.home()}>
          {problem.goTo === undefined || problem.goTo === '/' ? 'Go to the start' : 'Go where you belong'}
        </Link>
      </Trouble>
    </Page>
  )
}

export function NoAddress() {
  return (
    <NotHere
      problem={{
        code: 'malformed',
        message: 'It has lost its end on the way. Look at the link you were sent.',
        at: [],
      }}
      again={async () => undefined}
    />
  )
}
