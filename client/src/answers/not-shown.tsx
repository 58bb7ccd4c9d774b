/** A page of written answers that is on its way, or cannot be shown. */
import { pages } from '@waymark/shared/wire/pages.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'

export const Waiting = () => (
  <Page title="Written answers" mainClass="pagewide stack">
    <h1>Written answers</h1>
    <Loading what="The answers are on their way." />
  </Page>
)

export const No = ({
  message,
  goTo = pages.home(),
}: {
  readonly message: string
  readonly goTo?: string | undefined
}) => (
  <Page title="Written answers" mainClass="column stack">
    <Trouble title="We cannot show this page now" message={message}>
      <a className="btn" href={goTo}>
        Go where you belong
      </a>
    </Trouble>
  </Page>
)
