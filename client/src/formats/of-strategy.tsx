/** A page of this folder until it is told what it shows: at its address, on its way, or not to be shown. */
import type { ReactNode } from 'react'
import { StrategyId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AskedState } from '#api/use-asked.ts'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'

export const OfStrategy = ({
  strategyId,
  title,
  children,
}: {
  readonly strategyId: string
  readonly title: string
  readonly children: (id: StrategyId) => ReactNode
}) => {
  const { data } = StrategyId.safeParse(strategyId)
  return data === undefined ? (
    <No title={title} message="This address has lost its end on the way. Look at the link you were sent." />
  ) : (
    children(data)
  )
}

export function Told<T>({
  title,
  asked,
  children,
}: {
  readonly title: string
  readonly asked: AskedState<T>
  readonly children: (told: T) => ReactNode
}) {
  if (asked.state === 'no') return <No title={title} message={asked.problem.message} goTo={asked.problem.goTo} />
  if (asked.state === 'here') return children(asked.value)
  return (
    <Page title={title} mainClass="column stack">
      <h1>{title}</h1>
      <Loading what="It is on its way." />
    </Page>
  )
}

const No = ({
  title,
  message,
  goTo = pages.home(),
}: {
  readonly title: string
  readonly message: string
  readonly goTo?: string | undefined
}) => (
  <Page title={title} mainClass="column stack">
    <Trouble title="We cannot show this page now" message={message}>
      <a className="btn" href={goTo}>
        Go where you belong
      </a>
    </Trouble>
  </Page>
)

/** Why the last act was not done. */
export const NotDone = ({ trouble }: { readonly trouble: string }) =>
  trouble === '' ? null : (
    <Notice tone="danger">
      <p>{trouble}</p>
    </Notice>
  )
