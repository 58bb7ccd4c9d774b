/** The list of versions, and beside it the one that is read, compared or gone back to. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { DraftId, VersionId } from '@waymark/shared/model/ids.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { DraftNow } from '#draft/use-draft.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { CompareView, WithSide, type Sources } from './compare-view.tsx'
import { GoBackPart } from './go-back-part.tsx'
import { NameDialog } from './name-form.tsx'
import { PublishedCard } from './published-card.tsx'
import { ReadVersion } from './read-version.tsx'
import { sayVersion, type SeenVersions } from './seen-versions.ts'
import { VersionLine, type WhatToSee } from './version-line.tsx'

interface VersionsShape {
  readonly draftId: DraftId
  readonly told: NonNullable<DraftNow['told']>
  readonly live: DraftNow['live']
  readonly doc: DraftNow['doc']
  readonly seen: SeenVersions
  readonly again: () => Promise<void>
}

interface Chosen {
  readonly id: VersionId
  readonly what: WhatToSee
  readonly press: number
}

export function VersionsView(shape: VersionsShape) {
  const { draftId, told, live, doc, seen, again } = shape
  const { strategy, me, coverage } = told.reply
  const [chosen, choose] = useState<Chosen>()
  const [done, setDone] = useState('')
  const shown = seen.versions.find(({ id }) => id === chosen?.id)
  const from: Sources = { draftId, versions: seen.versions, live, isFetched: doc.fetched, book: told.book }
  const wentBack = (version: Version, before: Version | null): void => {
    const said =
      before === null
        ? 'The draft says the same already: nothing was changed.'
        : `The draft says what it said in “${version.name}”. To undo that, go back to “${before.name}”.`
    setDone(said)
    say(said)
    choose(undefined)
    void again()
  }
  return (
    <Page
      title={`Versions of ${strategy.title}`}
      where={`${strategy.title} ${strategy.period}`}
      whereMore="Versions of the draft"
      mainClass="pagewide"
    >
      <Head draftId={draftId} mayWrite={may(me.role, 'write-draft')} again={again} />
      <Said doc={doc} done={done} />
      <div className="versions">
        <section className="stack" aria-labelledby="kept">
          <PublishedCard draftId={draftId} seen={seen} again={again} />
          <h2 id="kept">Kept so far</h2>
          {seen.versions.length === 0 && <NoneYet />}
          <ol className="version-list" role="list">
            {seen.versions.map(version => (
              <VersionLine
                key={version.id}
                version={version}
                seen={seen}
                mayWrite={may(me.role, 'write-draft')}
                notLookedAt={coverage.notLookedAt}
                isShown={version.id === shown?.id}
                onSee={what => {
                  choose({ id: version.id, what, press: (chosen?.press ?? 0) + 1 })
                }}
                again={again}
              />
            ))}
          </ol>
        </section>
        {shown !== undefined && chosen !== undefined && (
          <Detail key={chosen.press} version={shown} what={chosen.what}>
            <Shown version={shown} what={chosen.what} from={from} onBack={before => wentBack(shown, before)} />
          </Detail>
        )}
      </div>
    </Page>
  )
}

function Said({ doc, done }: { readonly doc: DraftNow['doc']; readonly done: string }) {
  return (
    <>
      {doc.connection === 'offline' && (
        <Notice>
          <p>You are not connected. What is here can be read; the rest waits until you are back.</p>
        </Notice>
      )}
      {done !== '' && (
        <Notice tone="good">
          <p dir="auto">{done}</p>
        </Notice>
      )}
    </>
  )
}

const NoneYet = () => (
  <div className="empty">
    <Icon name="sign" />
    <strong>No versions yet</strong>
    <p>A version keeps what the draft says now, whatever becomes of it. Keep one before you change much.</p>
  </div>
)

function Head({
  draftId,
  mayWrite,
  again,
}: {
  readonly draftId: DraftId
  readonly mayWrite: boolean
  readonly again: () => Promise<void>
}) {
  const [asking, setAsking] = useState(false)
  return (
    <div className="stack session-head versions-head">
      <h1>Versions</h1>
      <p className="measure">
        What the draft said at one moment, kept under a name. Reading and comparing them changes nothing.{' '}
        <Link href={pages.draft(draftId)}>Back to the draft</Link>
      </p>
      {mayWrite && (
        <div>
          <Button
            look="primary"
            icon="plus"
            onClick={() => {
              setAsking(true)
            }}
          >
            Keep this version…
          </Button>
        </div>
      )}
      {asking && (
        <NameDialog
          title="Keep what the draft says now"
          draftId={draftId}
          version={undefined}
          yes="Keep it"
          onClose={() => {
            setAsking(false)
          }}
          onDone={version => {
            setAsking(false)
            say(`Kept as ${sayVersion(version)}`)
            void again()
          }}
        />
      )}
    </div>
  )
}

const titles: Readonly<Record<WhatToSee, (version: Version) => string>> = {
  read: sayVersion,
  compare: () => 'Side by side',
  back: ({ name }) => `Go back to “${name}”?`,
}

/** The focus goes to it when it is asked for. */
function Detail({
  version,
  what,
  children,
}: {
  readonly version: Version
  readonly what: WhatToSee
  readonly children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  return (
    <section className="stack version-detail" aria-labelledby="detail">
      <h2 id="detail" ref={heading} tabIndex={-1} dir="auto">
        {titles[what](version)}
      </h2>
      {children}
    </section>
  )
}

function Shown({
  version,
  what,
  from,
  onBack,
}: {
  readonly version: Version
  readonly what: WhatToSee
  readonly from: Sources
  readonly onBack: (before: Version | null) => void
}) {
  if (what === 'compare') return <CompareView {...from} first={{ before: version.id, after: 'now' }} />
  if (what === 'back') return <GoBackPart {...from} version={version} onDone={onBack} />
  return (
    <>
      {version.changes !== '' && (
        <p className="words" dir="auto">
          {version.changes}
        </p>
      )}
      <WithSide which={version.id} {...from}>
        {side => <ReadVersion side={side} />}
      </WithSide>
    </>
  )
}
