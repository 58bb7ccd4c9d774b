/** Going back to a version: first what that would change, then the question, then how it is undone. */
import { useState } from 'react'
import { isChange } from '@waymark/shared/doc/compare-drafts.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import { restoreVersion } from '@waymark/shared/wire/versions.ts'
import { call } from '#api/call.ts'
import { Button } from '#ui/button.tsx'
import { Compared, type Sources } from './compare-view.tsx'
import { SureDialog } from './sure-dialog.tsx'

export function GoBackPart({
  version,
  onDone,
  ...from
}: Sources & {
  readonly version: Version
  /** With what was kept just before; null where the draft said the same already. */
  readonly onDone: (before: Version | null) => void
}) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <p>This is what going back would change. On the left is what the draft says now.</p>
      <Compared {...from} before="now" after={version.id}>
        {rows =>
          rows.some(isChange) ? (
            <Button
              look="primary"
              onClick={() => {
                setAsking(true)
              }}
            >
              Go back to version {version.number}…
            </Button>
          ) : (
            <p>There is nothing to go back to: the draft says the same already.</p>
          )
        }
      </Compared>
      {asking && (
        <SureDialog
          title={`Go back to “${version.name}”?`}
          yes="Go back to it"
          no="Leave it as it is"
          act={() => call(restoreVersion, { params: { draftId: version.draftId, versionId: version.id }, body: {} })}
          onNo={() => {
            setAsking(false)
          }}
          onDone={({ before }) => {
            setAsking(false)
            onDone(before)
          }}
        >
          <p>What the draft says now is kept first, as a version: going back to that undoes this.</p>
          <p>Whoever is writing in the draft sees it come in. Nothing else changes, and nothing is published.</p>
        </SureDialog>
      )}
    </>
  )
}
