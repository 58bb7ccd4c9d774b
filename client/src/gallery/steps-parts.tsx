/** Time and steps: the timer, what changed since a snapshot, going back to one, and the record. */
import '#start/snapshots.css'
import { ActivityId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Standing } from '@waymark/shared/model/snapshot.ts'
import { compareStandings } from '@waymark/shared/rules/compare-snapshots.ts'
import { GoBackWords } from '#start/go-back.tsx'
import { RecordLines } from '#start/record.tsx'
import { ChangesSaid } from '#start/snapshot-changes.tsx'
import { TimerPart } from '#timer/timer-part.tsx'
import { poolsOf, words } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const later = async (): Promise<void> => {}

const times = [
  ['Some time left', 480],
  ['In the last minute', 40],
  ['The time is up', 0],
] as const

function Timer({ copy }: PartProps) {
  const breakout = poolsOf(copy).breakoutAt('write')
  return (
    <>
      {times.map(([name, left]) => (
        <Specimen name={name} key={name}>
          <TimerPart breakout={breakout} left={left} mayChange={false} again={later} />
        </Specimen>
      ))}
      <Specimen name="For the team, while it runs">
        <TimerPart breakout={breakout} left={480} mayChange again={later} />
      </Specimen>
      <Specimen name="For the team, where none runs: press to open">
        <TimerPart breakout={breakout} left={undefined} mayChange again={later} />
      </Specimen>
    </>
  )
}

function Snapshots({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const standing = (notes: Standing['rooms'][number]['notes'], themes: Standing['themes'] = []): Standing => ({
    rooms: [{ id: RoomId.parse(`room-1-drawn-${copy}`), number: 1, name: 'Otter', notes }],
    themes,
    placements: [],
    parked: [],
    links: [],
  })
  const [kept, moved] = [pools.note('kept', { text: words.short }), pools.note('moved', { text: words.signed })]
  const changes = compareStandings(
    pools.sections,
    standing([kept, moved, pools.note('gone', { text: words.lines })]),
    standing(
      [
        { ...kept, text: words.chat },
        pools.note('moved', { text: words.signed, about: 1 }),
        pools.note('added', { text: words.arabic, about: 1 }),
      ],
      [pools.theme('Warm benches')],
    ),
  )
  return (
    <>
      <Specimen name="What changed after a snapshot" wide>
        <div className="snapshot-detail">
          <ChangesSaid changes={changes} sections={pools.sections} title="What changed after it" />
        </div>
      </Specimen>
      <Specimen name="Nothing changed">
        <ChangesSaid
          changes={compareStandings(pools.sections, standing([]), standing([]))}
          sections={pools.sections}
          title="What changed after it"
        />
      </Specimen>
      <Specimen name="What is said before going back to one">
        <div className="stack">
          <GoBackWords />
        </div>
      </Specimen>
    </>
  )
}

const done = [
  ['2028-01-19T19:05:00.000Z', 'Bryn', { kind: 'step-changed', breakout: 1, from: 'write', to: 'share', isKept: true }],
  ['2028-01-19T18:58:00.000Z', 'A facilitator', { kind: 'timer-extended', breakout: 1, minutes: 5 }],
  ['2028-01-18T09:12:00.000Z', 'أمل', { kind: 'room-added', breakout: 1, room: 3, name: 'Dipper' }],
] as const

const Done = ({ copy }: PartProps) => (
  <Specimen name="The record, under its days">
    <RecordLines
      zone="Europe/London"
      lines={done.map(([at, who, did], line) => ({
        id: ActivityId.parse(`activity-${line}-drawn-${copy}`),
        at,
        who,
        did,
      }))}
    />
  </Specimen>
)

export const stepsParts: readonly GalleryPart[] = [
  { title: 'The timer', Part: Timer },
  { title: 'Snapshots', Part: Snapshots },
  { title: 'What was done', Part: Done },
]
