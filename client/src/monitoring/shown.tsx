/** The pages of this folder until they are told what they show: on their way, or not to be shown, with why. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AskedState } from '#api/use-asked.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'

export const title = 'Who is in the room'

export function Shown<Told>({
  asked,
  children,
}: {
  readonly asked: AskedState<Told>
  readonly children: (told: Told) => ReactNode
}) {
  if (asked.state === 'here') return children(asked.value)
  return asked.state === 'asking' ? (
    <Page title={title} mainClass="column stack">
      <h1>{title}</h1>
      <Loading what="It is on its way." />
    </Page>
  ) : (
    <NotShown message={asked.problem.message} />
  )
}

export const NotShown = ({
  message = 'This address has lost its end on the way. Look at the link you were sent.',
}: {
  readonly message?: string
}) => (
  <Page title={title} mainClass="column stack">
    <Trouble title="We cannot show this page now" message={message}>
      <Link className="btn" href={pages.home()}>
        Go to the start
      </Link>
    </Trouble>
  </Page>
)
