/** The versions of a draft: keeping, reading, comparing and publishing them, and going back to one. */
import '#draft/draft.css'
import './versions.css'
import { Link } from 'wouter'
import { DraftId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { listVersions } from '@waymark/shared/wire/versions.ts'
import type { AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { useDraft } from '#draft/use-draft.ts'
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'
import { Trouble } from '#ui/trouble.tsx'
import { useAskedAgain } from './use-asked-again.ts'
import { VersionsView } from './versions-view.tsx'

export function VersionsPage({ draftId }: { readonly draftId: string }) {
  const id = DraftId.safeParse(draftId)
  return id.success ? (
    <OfDraft draftId={id.data} />
  ) : (
    <Page title="Versions" mainClass="column stack">
      <h1>There is no draft at this address</h1>
      <p>Look at the link you were sent: it may have lost its end on the way.</p>
    </Page>
  )
}

function OfDraft({ draftId }: { readonly draftId: DraftId }) {
  const draft = useDraft(draftId)
  const asked = useAsked(listVersions, { params: { draftId }, body: {} })
  useAskedAgain(asked.again)
  const problem = draft.told === undefined ? draft.problem : undefined
  if (asked.state === 'no') return <NotHere problem={asked.problem} again={asked.again} />
  if (problem !== undefined) return <NotHere problem={problem} again={draft.again} />
  if (asked.state === 'asking' || draft.told === undefined)
    return (
      <Page title="Versions" mainClass="pagewide stack">
        <h1>Versions</h1>
        <Loading what="Fetching the versions." />
      </Page>
    )
  return (
    <VersionsView
      draftId={draftId}
      told={draft.told}
      live={draft.live}
      doc={draft.doc}
      seen={asked.value}
      again={asked.again}
    />
  )
}

function NotHere({ problem, again }: { readonly problem: AnyProblem; readonly again: () => Promise<void> }) {
  const isAway = problem.code === 'unreachable'
  const mayHelp = isAway || problem.code === 'broken' || problem.code === 'too-many'
  const title = isAway ? 'We cannot reach the server' : 'We cannot show the versions'
  return (
    <Page title={title} mainClass="column stack">
      <Trouble
        title={title}
        message={isAway ? 'Look whether you are connected, then try again.' : problem.message}
        onAgain={
          mayHelp
            ? () => {
                void again()
              }
            : undefined
        }
      >
        <Link className="btn" href={problem.goTo ?? pages.home()}>
          {problem.goTo === undefined ? 'Go to the start' : 'Go on'}
        </Link>
      </Trouble>
    </Page>
  )
}
