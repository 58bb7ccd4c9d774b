/** Going back to a snapshot, after saying what that does and what it does not. */
import { useRef, useState } from 'react'
import type { Step } from '@waymark/shared/model/session.ts'
import type { Snapshot } from '@waymark/shared/model/snapshot.ts'
import { restoreSnapshot } from '@waymark/shared/wire/steps.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Sure } from './sure.tsx'

export function GoBack({
  snapshot,
  when,
  step,
  onDone,
}: {
  readonly snapshot: Snapshot
  readonly when: string
  readonly step: Step
  /** With what was kept just before. */
  readonly onDone: (before: Snapshot) => Promise<void>
}) {
  const [asking, setAsking] = useState(false)
  const before = useRef<Snapshot>(undefined)
  const { id: snapshotId, breakoutId } = snapshot
  const act = async () => {
    const answer = await call(restoreSnapshot, { params: { breakoutId, snapshotId }, body: {} })
    if (answer.ok) before.current = answer.value.before
    return answer
  }
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        closedBecause={step === 'closed' ? 'This breakout is closed: move it to another step first.' : undefined}
        onClick={() => {
          setAsking(true)
        }}
      >
        Go back to this…
        <span className="sr">
          {' '}
          {snapshot.name}, {when}
        </span>
      </Button>
      {asking && (
        <Sure
          title={`Go back to “${snapshot.name}”?`}
          yes="Go back to it"
          no="Leave it as it is"
          act={act}
          onNo={() => {
            setAsking(false)
          }}
          onDone={() => {
            setAsking(false)
            say(`It stands as it did in “${snapshot.name}”.`)
            if (before.current !== undefined) void onDone(before.current)
          }}
        >
          <GoBackWords />
        </Sure>
      )}
    </>
  )
}

export const GoBackWords = () => (
  <>
    <p>Notes go back to where they stood, and themes, parked notes and links to what they were.</p>
    <p>
      Nothing goes away. Words stay as their authors have them now, notes that were taken back stay so, and what was
      written or grouped since is kept beside.
    </p>
    <p>How it is now is kept first, as a snapshot: going back to that undoes this.</p>
  </>
)
