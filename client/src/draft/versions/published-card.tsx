/** Where everybody reads what is published, and how it is taken down. */
import { useId, useState } from 'react'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { takeDown } from '@waymark/shared/wire/versions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { CopyField } from '#ui/copy-field.tsx'
import { sayVersion, shownOf, type SeenVersions } from './seen-versions.ts'
import { SureDialog } from './sure-dialog.tsx'

export function PublishedCard({
  draftId,
  seen,
  again,
}: {
  readonly draftId: DraftId
  readonly seen: SeenVersions
  readonly again: () => Promise<void>
}) {
  const [asking, setAsking] = useState(false)
  const heading = useId()
  const shown = shownOf(seen)
  if (shown === undefined) return null
  return (
    <section className="card stack published-card" aria-labelledby={heading}>
      <h2 id={heading}>What everybody reads</h2>
      <p dir="auto">
        {sayVersion(shown)}.{' '}
        <a href={seen.address} target="_blank" rel="noreferrer">
          See the page (opens in another window)
        </a>
      </p>
      <CopyField label="Address for everybody" address={seen.address} />
      {seen.mayPublish && (
        <Button
          look="quiet"
          onClick={() => {
            setAsking(true)
          }}
        >
          Take down…
        </Button>
      )}
      {asking && (
        <SureDialog
          title="Take it down?"
          yes="Take it down"
          no="Leave it there"
          act={() => call(takeDown, { params: { draftId }, body: {} })}
          onNo={() => {
            setAsking(false)
          }}
          onDone={() => {
            setAsking(false)
            say('Nothing is published any more.')
            void again()
          }}
        >
          <p>Nobody can read any version at this address then. The versions stay here.</p>
          <p>Publishing one again shows it under the same address.</p>
        </SureDialog>
      )}
    </section>
  )
}
