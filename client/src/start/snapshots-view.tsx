/** The list of snapshots, and beside it the one that is looked at. */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { SnapshotId } from '@waymark/shared/model/ids.ts'
import { SnapshotName, type Snapshot } from '@waymark/shared/model/snapshot.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { makeSnapshot } from '@waymark/shared/wire/steps.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { Notice } from '#ui/notice.tsx'
import { Page } from '#ui/page.tsx'
import { AskText } from './ask-text.tsx'
import { GoBack } from './go-back.tsx'
import { saySnapshotTime, sayWhatStood, type SeenSnapshots } from './seen-snapshots.ts'
import { SnapshotDetail } from './snapshot-detail.tsx'

interface SnapshotsShape {
  readonly seen: SeenSnapshots
  readonly again: () => Promise<void>
}

export function SnapshotsView({ seen, again }: SnapshotsShape) {
  const { snapshots, session, breakout } = seen
  const [chosen, choose] = useState<{ readonly id: SnapshotId; readonly press: number }>()
  const [undoing, setUndoing] = useState<Snapshot>()
  const [version, setVersion] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const press = chosen?.press
  useEffect(() => {
    if (press !== undefined) heading.current?.focus()
  }, [press])
  const back = async (before: Snapshot): Promise<void> => {
    setUndoing(before)
    setVersion(version + 1)
    await again()
  }
  const shown = snapshots.find(({ id }) => id === chosen?.id)
  return (
    <Page title="Snapshots" where={session.title} whereMore={breakout.question} mainClass="pagewide">
      <Head seen={seen} again={again} />
      {undoing !== undefined && (
        <div className="snapshot-done">
          <Notice tone="good">
            <p>It stands as it did then. To undo that, go back to “{undoing.name}”.</p>
          </Notice>
        </div>
      )}
      <div className="snapshots">
        <section className="stack" aria-labelledby="kept">
          <h2 id="kept">Kept so far</h2>
          {snapshots.length === 0 && <NoneYet />}
          <ol className="snapshot-list">
            {snapshots.map(snapshot => (
              <Line
                key={snapshot.id}
                snapshot={snapshot}
                seen={seen}
                isShown={snapshot.id === shown?.id}
                onSee={() => {
                  choose({ id: snapshot.id, press: (press ?? 0) + 1 })
                }}
                onBack={back}
              />
            ))}
          </ol>
        </section>
        {shown !== undefined && (
          <SnapshotDetail key={`${shown.id} ${version}`} snapshot={shown} seen={seen} heading={heading} />
        )}
      </div>
    </Page>
  )
}

const NoneYet = () => (
  <div className="empty">
    <Icon name="sign" />
    <strong>No snapshots yet</strong>
    <p>One is made by itself at each change of step.</p>
  </div>
)

function Head({ seen: { session, breakout, me }, again }: SnapshotsShape) {
  const [asking, setAsking] = useState(false)
  return (
    <div className="stack session-head">
      <div>
        <p className="eyebrow">Breakout {breakout.number}</p>
        <h1>Snapshots</h1>
      </div>
      <p className="measure">
        What stood in the rooms and the themes before each change of step. Looking at one changes nothing.{' '}
        <Link href={pages.session(session.id)}>Back to the session</Link>
      </p>
      {may(me.role, 'make-snapshot') && (
        <div>
          <Button
            look="primary"
            icon="plus"
            onClick={() => {
              setAsking(true)
            }}
          >
            Snapshot now…
          </Button>
        </div>
      )}
      {asking && (
        <AskText
          title="Snapshot now"
          label="A name for it"
          hint="Such as “After the break”."
          first=""
          yes="Make the snapshot"
          schema={SnapshotName}
          send={name => call(makeSnapshot, { params: { breakoutId: breakout.id }, body: { name } })}
          onClose={() => {
            setAsking(false)
          }}
          onDone={async () => {
            say('The snapshot is made.')
            await again()
          }}
        />
      )}
    </div>
  )
}

function Line({
  snapshot,
  seen: { session, breakout, me },
  isShown,
  onSee,
  onBack,
}: {
  readonly snapshot: Snapshot
  readonly seen: SeenSnapshots
  readonly isShown: boolean
  readonly onSee: () => void
  readonly onBack: (before: Snapshot) => Promise<void>
}) {
  const when = saySnapshotTime(snapshot, session.startsAt)
  return (
    <li className="card" aria-current={isShown || undefined}>
      <h3 dir="auto">{snapshot.name}</h3>
      <p className="small soft">
        {when}. {sayWhatStood(snapshot)}
      </p>
      <div className="row">
        <Button size="compact" icon="eye" onClick={onSee}>
          See and compare
          <span className="sr">
            {' '}
            {snapshot.name}, {when}
          </span>
        </Button>
        {may(me.role, 'restore-snapshot') && (
          <GoBack snapshot={snapshot} when={when} step={breakout.step} onDone={onBack} />
        )}
      </div>
    </li>
  )
}
