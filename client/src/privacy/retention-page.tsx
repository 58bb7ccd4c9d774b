/** How long things are kept on the whole server, for its organisers: what is set, and the list of what is due before any of it goes. */
import { Link } from 'wouter'
import { pages } from '@waymark/shared/wire/pages.ts'
import { readRetention } from '@waymark/shared/wire/retention.ts'
import { useAsked } from '#api/use-asked.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { DueList } from './due-list.tsx'
import { RetentionForm } from './retention-form.tsx'

const title = 'What is kept, and for how long'

export function RetentionPage() {
  const asked = useAsked(readRetention, { params: {}, body: {} })
  if (asked.state === 'asking')
    return (
      <Page title={title} mainClass="column stack">
        <h1>{title}</h1>
        <Loading what="Looking what is set." />
      </Page>
    )
  if (asked.state === 'no')
    return (
      <Page title={title} mainClass="column stack">
        <Trouble title="We cannot show this page now" message={asked.problem.message}>
          <a className="btn" href={pages.home()}>
            Go to the start
          </a>
        </Trouble>
      </Page>
    )
  const { settings, run, waitMinutes, sendsMail } = asked.value
  return (
    <Page title={title} where={title} mainClass="column stack">
      <p>
        <Link href={pages.home()}>Back to the start</Link>
      </p>
      <h1>{title}</h1>
      <p className="lead">
        Of the whole server, and set by its organisers. What is due goes only after it stood on a list for everybody
        here to read. <a href={pages.privacy()}>The page that everybody reads</a>
      </p>
      <section className="stack" aria-labelledby="due">
        <h2 id="due">What is due</h2>
        <DueList run={run} waitMinutes={waitMinutes} again={asked.again} />
      </section>
      <section className="stack" aria-labelledby="set">
        <h2 id="set">How long</h2>
        <RetentionForm settings={settings} sendsMail={sendsMail} again={asked.again} />
      </section>
    </Page>
  )
}
