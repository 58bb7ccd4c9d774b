/** On the page of the draft: a version is kept with one name, and the way to all of them. */
import { useState } from 'react'
import { Link } from 'wouter'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { say } from '#ui/announce.tsx'
import { Icon } from '#ui/icon.tsx'
import { Panel } from '#ui/menu.tsx'
import { NameForm } from './name-form.tsx'
import { sayVersion } from './seen-versions.ts'

export function VersionsMenu({
  draftId,
  mayKeep,
  saved,
}: {
  readonly draftId: DraftId
  readonly mayKeep: boolean
  /** Whether all that stands here is on the server, which keeps the version. */
  readonly saved: boolean
}) {
  const [kept, setKept] = useState('')
  return (
    <Panel
      className="versions-menu"
      buttonClass="btn"
      label="Versions"
      face={
        <>
          <Icon name="book" />
          <span className="hide-s">Versions</span>
        </>
      }
    >
      {mayKeep && (
        <NameForm
          draftId={draftId}
          version={undefined}
          yes="Keep a version"
          closedBecause={saved ? undefined : 'Your last words are not saved yet'}
          onDone={version => {
            const said = `Kept as ${sayVersion(version)}`
            say(said)
            setKept(said)
          }}
        />
      )}
      {kept !== '' && (
        <p className="small" dir="auto">
          {kept}
        </p>
      )}
      <Link className="btn wide" href={pages.versions(draftId)}>
        See and compare versions
      </Link>
    </Panel>
  )
}
