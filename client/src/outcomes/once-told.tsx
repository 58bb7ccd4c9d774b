/** The pages of this folder until they are told what they show: on their way, or not to be shown, with why and what can be done. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AnyProblem } from '#api/call.ts'
import type { AskedState } from '#api/use-asked.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'

const Waiting = ({ title }: { readonly title: string }) => (
  <Page title={title} mainClass="column stack">
    <h1>{title}</h1>
    <Loading what="It is on its way." />
  </Page>
)

const passing: readonly AnyProblem['code'][] = ['unreachable', 'broken', 'not-saved', 'too-many']

const NotShown = ({
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

const noAddress: AnyProblem = {
  code: 'malformed',
  message: 'This address has lost its end on the way. Look at the link you were sent.',
  at: [],
}

/** What stands at an address, if it is one. */
export const AtAddress = <Id,>({
  title,
  id,
  children,
}: {
  readonly title: string
  readonly id: { readonly data?: Id | undefined }
  readonly children: (id: Id) => ReactNode
}) =>
  id.data === undefined ? (
    <NotShown title={title} problem={noAddress} again={async () => undefined} />
  ) : (
    children(id.data)
  )

export function OnceTold<Told>({
  title,
  asked,
  children,
}: {
  readonly title: string
  readonly asked: AskedState<Told> & { readonly again: () => Promise<void> }
  readonly children: (told: Told) => ReactNode
}) {
  if (asked.state === 'asking') return <Waiting title={title} />
  if (asked.state === 'no') return <NotShown title={title} problem={asked.problem} again={asked.again} />
  return children(asked.value)
}
