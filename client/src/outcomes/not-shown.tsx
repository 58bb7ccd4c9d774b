/** A page of this folder that is on its way, or cannot be shown: why, and what can be done. */
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AnyProblem } from '#api/call.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'

export const Waiting = ({ title }: { readonly title: string }) => (
  <Page title={title} mainClass="column stack">
    <h1>{title}</h1>
    <Loading what="It is on its way." />
  </Page>
)

const passing: readonly AnyProblem['code'][] = ['unreachable', 'broken', 'not-saved', 'too-many']

export const NotShown = ({
  title,
  problem: { code, message, goTo = pages.home() },
  again,
}: {
  readonly title: string
  readonly problem: AnyProblem
  readonly again: () => Promise<void>
}) => (
  <Page title={title} mainClass="column stack">
    <Trouble
      title={code === 'unreachable' ? 'We cannot reach the server' : 'We cannot show this page now'}
      message={code === 'unreachable' ? 'Look whether you are connected, then try again.' : message}
      onAgain={passing.includes(code) ? () => void again() : undefined}
    >
      <Link className="btn" href={goTo}>
        {goTo === pages.home() ? 'Go to the start' : 'Go where you belong'}
      </Link>
    </Trouble>
  </Page>
)

export const noAddress: AnyProblem = {
  code: 'malformed',
  message: 'This address has lost its end on the way. Look at the link you were sent.',
  at: [],
}
