/** "Our Direction", written together: the text, and beside it the words it rests on. */
import './draft.css'
import './versions/versions.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { draftDocName, remarksDocName } from '@waymark/shared/doc/doc-name.ts'
import { holdsOnlyBlocks, draftFragment } from '@waymark/shared/doc/draft-doc.ts'
import { DraftId } from '@waymark/shared/model/ids.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { AnyProblem } from '#api/call.ts'
import { useUnsent } from '#sync/unsent-words.ts'
import { Notice } from '#ui/notice.tsx'
import { OverHttpsNotice } from '#ui/over-https-notice.tsx'
import { Page } from '#ui/page.tsx'
import { WordsToTake } from '#ui/words-to-take.tsx'
import { DraftDesk } from './draft-desk.tsx'
import { ExportMenu } from './export-menu.tsx'
import { SaveNotice, SaveStatus } from './save-status.tsx'
import type { WritingPlace } from './keep-place.ts'
import { useDraft, type DraftNow } from './use-draft.ts'
import { useFragment } from './use-draft-editor.ts'
import { VersionsMenu } from './versions/versions-menu.tsx'

const sayOpeningAfterMs = 3000

export function DraftPage({ draftId }: { readonly draftId: string }) {
  const id = DraftId.safeParse(draftId)
  return id.success ? (
    <OpenDraft draftId={id.data} />
  ) : (
    <Page title="Draft" mainClass="column stack">
      <h1>There is no draft at this address</h1>
      <p>Look at the link you were sent: it may have lost its end on the way.</p>
    </Page>
  )
}

function OpenDraft({ draftId }: { readonly draftId: DraftId }) {
  const draft = useDraft(draftId)
  const { told, doc, problem } = draft
  const unsent = useUnsent(draftDocName(draftId))
  const unsaid = useUnsent(remarksDocName(draftId))
  const toTake = (
    <>
      <WordsToTake words={unsent.words} onLetGo={unsent.letGo} />
      <WordsToTake words={unsaid.words} onLetGo={unsaid.letGo} />
    </>
  )
  if (told === undefined)
    return (
      <Page title="Draft" mainClass="column stack">
        <h1>Draft</h1>
        {problem === undefined ? <Opening /> : <NotOpened problem={problem} />}
        {toTake}
      </Page>
    )
  const { strategy } = told.reply
  return (
    <Page
      title={`Draft of ${strategy.title}`}
      where={`${strategy.title} ${strategy.period}`}
      whereMore="Draft"
      tools={
        <>
          <SaveStatus doc={doc} />
          <VersionsMenu
            draftId={draftId}
            mayKeep={may(told.reply.me.role, 'write-draft')}
            saved={doc.saved === 'saved'}
          />
          <ExportMenu draftId={draftId} reply={told.reply} saved={doc.saved === 'saved'} />
        </>
      }
      mainClass="pagewide stack"
    >
      <SaveNotice doc={doc} why={problem?.message} />
      {toTake}
      <OverHttpsNotice isOn={doc.connection === 'live' && doc.via === 'https'} />
      {doc.fetched ? <Fetched draft={draft} told={told} draftId={draftId} /> : <Opening />}
    </Page>
  )
}

function Fetched({
  draft,
  told,
  draftId,
}: {
  readonly draft: DraftNow
  readonly told: NonNullable<DraftNow['told']>
  readonly draftId: DraftId
}) {
  const { live, doc, again } = draft
  const known = useMemo(() => holdsOnlyBlocks(draftFragment(live.doc)), [live])
  const isTeam = may(told.reply.me.role, 'write-draft')
  const mayWrite = isTeam && known && doc.connection !== 'refused'
  const fragment = useFragment(live, mayWrite)
  const place = useRef<WritingPlace>(null)
  return (
    <>
      {isTeam && !known && (
        <Notice tone="plain">
          <p>There is something in this draft that this page does not know. You can read it, and export it.</p>
        </Notice>
      )}
      <DraftDesk
        key={`${mayWrite ? 'write' : 'read'} ${live.doc.guid}`}
        draftId={draftId}
        live={live}
        fragment={fragment}
        mayWrite={mayWrite}
        told={told}
        again={again}
        place={place}
      />
    </>
  )
}

/** Silent at first: most drafts are there before a sentence could be read. */
function Opening() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true)
    }, sayOpeningAfterMs)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return (
    <div className="paper draft-opening" aria-busy="true">
      <p className="soft" role="status">
        {slow ? 'Fetching the draft. It opens as soon as it is here.' : ''}
      </p>
    </div>
  )
}

function NotOpened({ problem }: { readonly problem: AnyProblem }) {
  return (
    <>
      <Notice tone="plain">
        <p>{problem.message}</p>
      </Notice>
      <p>
        <a className="btn" href={problem.goTo ?? pages.home()}>
          {problem.goTo === undefined ? 'Go to the start' : 'Go on'}
        </a>
      </p>
    </>
  )
}
