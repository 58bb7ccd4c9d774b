/** One snapshot: what is different from another moment, and all that stood there. */
import { useState, type ReactNode, type RefObject } from 'react'
import { SnapshotId } from '@waymark/shared/model/ids.ts'
import type { Snapshot, Standing } from '@waymark/shared/model/snapshot.ts'
import { compareStandings } from '@waymark/shared/rules/compare-snapshots.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { readSnapshot, readStanding } from '@waymark/shared/wire/steps.ts'
import type { AnyProblem } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { Field } from '#ui/field.tsx'
import { Loading } from '#ui/loading.tsx'
import { Notice } from '#ui/notice.tsx'
import { sayCount } from './said.ts'
import { saySnapshotTime, sayWhatStood, type SeenSnapshots } from './seen-snapshots.ts'
import { ChangesSaid } from './snapshot-changes.tsx'
import { WhatStood } from './what-stood.tsx'

interface DetailShape {
  readonly snapshot: Snapshot
  readonly seen: SeenSnapshots
  /** Gets the focus when the snapshot is chosen. */
  readonly heading: RefObject<HTMLHeadingElement | null>
}

export function SnapshotDetail({ snapshot, seen, heading }: DetailShape) {
  const { breakoutId, id: snapshotId } = snapshot
  const asked = useAsked(readSnapshot, { params: { breakoutId, snapshotId }, body: {} })
  return (
    <section className="stack snapshot-detail" aria-labelledby="snapshot">
      <div>
        <h2 id="snapshot" ref={heading} tabIndex={-1} dir="auto">
          {snapshot.name}
        </h2>
        <p className="soft">
          {saySnapshotTime(snapshot, seen.session.startsAt)}. {sayWhatStood(snapshot)}
        </p>
      </div>
      {asked.state === 'asking' && <Loading what="Fetching what stood there." />}
      {asked.state === 'no' && <NotFetched problem={asked.problem} />}
      {asked.state === 'here' && <Read read={asked.value} seen={seen} />}
    </section>
  )
}

const NotFetched = ({ problem: { code, message } }: { readonly problem: AnyProblem }) => (
  <Notice tone="danger">
    <p>{code === 'unreachable' ? 'We cannot reach the server. Choose the snapshot again in a moment.' : message}</p>
  </Notice>
)

const now = 'now'

function Read({
  read: { snapshot, standing, takenBack },
  seen,
}: {
  readonly read: ReplyOf<typeof readSnapshot>
  readonly seen: SeenSnapshots
}) {
  const [other, setOther] = useState<string>(now)
  const others = seen.snapshots.filter(({ id }) => id !== snapshot.id)
  return (
    <>
      {takenBack > 0 && (
        <p>
          {sayCount(takenBack, 'note', 'notes')} that stood there {takenBack === 1 ? 'was' : 'were'} taken back since.
          Their words are not shown.
        </p>
      )}
      <Field label="Compare it with">
        {control => (
          <select
            className="input"
            {...control}
            value={other}
            onChange={({ target }) => {
              setOther(target.value)
            }}
          >
            <option value={now}>How it is now</option>
            {others.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}, {saySnapshotTime(one, seen.session.startsAt)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Other key={other} id={other} breakoutId={snapshot.breakoutId}>
        {(found, at) => {
          const isLater = at === undefined || at >= snapshot.at
          const { sections } = seen.breakout
          return (
            <ChangesSaid
              changes={
                isLater ? compareStandings(sections, standing, found) : compareStandings(sections, found, standing)
              }
              sections={sections}
              title={isLater ? 'What changed after it' : 'What changed until it'}
            />
          )
        }}
      </Other>
      <WhatStood sections={seen.breakout.sections} standing={standing} />
    </>
  )
}

interface OtherShape {
  readonly breakoutId: Snapshot['breakoutId']
  /** `at`: when it was; undefined for now. */
  readonly children: (standing: Standing, at: Snapshot['at'] | undefined) => ReactNode
}

/** What is compared with. */
function Other({ id, ...shape }: OtherShape & { readonly id: string }) {
  const snapshotId = SnapshotId.safeParse(id)
  return id === now || !snapshotId.success ? <AsItIsNow {...shape} /> : <AnotherOne id={snapshotId.data} {...shape} />
}

function AsItIsNow({ breakoutId, children }: OtherShape) {
  const asked = useAsked(readStanding, { params: { breakoutId }, body: {} })
  if (asked.state === 'asking') return <Loading what="Fetching how it is now." />
  return asked.state === 'here' ? children(asked.value.standing, undefined) : <NotFetched problem={asked.problem} />
}

function AnotherOne({ id, breakoutId, children }: OtherShape & { readonly id: SnapshotId }) {
  const asked = useAsked(readSnapshot, { params: { breakoutId, snapshotId: id }, body: {} })
  if (asked.state === 'asking') return <Loading what="Fetching what stood there." />
  return asked.state === 'here' ? (
    children(asked.value.standing, asked.value.snapshot.at)
  ) : (
    <NotFetched problem={asked.problem} />
  )
}
