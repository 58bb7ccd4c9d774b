/** Setting up and coming in: the path, steps, rooms, ambitions, links, forms and the door. */
import '#join/join.css'
import '#start/setup.css'
import { useState } from 'react'
import { usualSession, usualSettings } from '@waymark/shared/model/session.ts'
import { stepsOf } from '@waymark/shared/rules/steps-of.ts'
import { waymarksOf } from '@waymark/shared/rules/letters.ts'
import { LinkId } from '@waymark/shared/model/ids.ts'
import { AboutSession } from '#join/about-session.tsx'
import { usualMonths } from '@waymark/shared/model/retention.ts'
import { ComeInForm } from '#join/come-in-form.tsx'
import { KnownHere } from '#join/known-here.tsx'
import { NotInYet } from '#join/not-in-yet.tsx'
import { WhatIsKept } from '#join/what-is-kept.tsx'
import { AmbitionFields } from '#start/ambition-fields.tsx'
import { Ambitions } from '#start/ambitions.tsx'
import { newBreakout } from '#start/breakout-form.ts'
import { BreakoutFields } from '#start/breakout-fields.tsx'
import { DemoDoors } from '#start/demo-doors.tsx'
import { nothingWrong } from '#start/field-errors.ts'
import { FormEnd } from '#start/form-end.tsx'
import { LinkLine } from '#start/link-line.tsx'
import { Path } from '#start/path.tsx'
import { RoomCard } from '#start/room-card.tsx'
import { StepBar, StepPath } from '#start/step-bar.tsx'
import { Sure } from '#start/sure.tsx'
import type { WhenFields as WhenWords } from '#start/session-form.ts'
import { Values } from '#start/values.tsx'
import { WhenFields } from '#start/when-fields.tsx'
import { DialogPlace } from '#ui/dialog.tsx'
import { poolsOf, type Pools } from './pools.ts'
import { Specimen, type GalleryPart, type PartProps } from './specimen.tsx'

const nothing = (): void => {}
const later = async (): Promise<void> => {}
const me = { role: 'reader', name: 'Bryn', roomId: null } as const

const Steps = ({ copy }: PartProps) => (
  <>
    {stepsOf({ settings: usualSettings }).map(step => (
      <Specimen name={`At the step: ${step}`} key={step}>
        <StepPath breakout={{ step, settings: usualSettings }} />
      </Specimen>
    ))}
    <Specimen name="At the step of those that give dots">
      <StepPath breakout={{ step: 'mark', settings: { ...usualSettings, marks: 'dots' } }} />
    </Specimen>
    <Specimen name="As those see it who do not change it" wide>
      <StepBar
        breakout={poolsOf(copy).breakoutAt('share')}
        heard={{ now: poolsOf(copy).strategy.createdAt, heardAt: 0 }}
        mayChange={false}
        isTheThing={false}
        again={later}
      />
    </Specimen>
  </>
)

const lines = [
  ['Swimming in the dark', '2028-01-19T18:30', 14, 31],
  ['Who is not here yet?', '2028-02-02T18:30', 0, 0],
  ['Checking it back', '2028-03-01T10:00', 0, 0],
] as const

const seenOf = (pools: Pools, count: number) => ({
  strategy: pools.strategy,
  draftId: pools.ids.draft,
  me,
  sessions: lines.slice(0, count).map(([title, local, people, notes], at) => ({
    id: [pools.ids.session, ...pools.ids.laterSessions][at] ?? pools.ids.session,
    strategyId: pools.strategy.id,
    ...usualSession,
    title,
    startsAt: { local, zone: 'Europe/London' },
    createdAt: pools.strategy.createdAt,
    rooms: 3,
    people,
    notes,
  })),
})

function Strategy({ copy }: PartProps) {
  const pools = poolsOf(copy)
  return (
    <>
      <Specimen name="Behind us, where we are, and to come" wide>
        <Path seen={seenOf(pools, 3)} />
      </Specimen>
      <Specimen name="No sessions yet" wide>
        <Path seen={seenOf(pools, 0)} />
      </Specimen>
      <Specimen name="The ambitions" wide>
        <Ambitions ambitions={pools.strategy.ambitions} changeAt={undefined} />
      </Specimen>
      <Specimen name="The values" wide>
        <Values values={pools.strategy.values} />
      </Specimen>
      <Specimen name="Ways into a demo" wide>
        <DemoDoors
          isFirst
          demo={{ title: 'Our Direction', participant: '#strategy', facilitator: '#strategy', reader: '#strategy' }}
        />
      </Specimen>
    </>
  )
}

function Rooms({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const breakout = pools.breakoutAt('write')
  const seen = {
    ...seenOf(pools, 0),
    breakouts: [breakout],
    session: sessionOf(pools),
    me: { ...me, roomId: breakout.rooms[0]?.id ?? null },
    now: pools.strategy.createdAt,
    heardAt: 0,
  }
  return (
    <Specimen name="One’s own, one that may be read, and one without a name" wide>
      <ul className="rooms">
        {breakout.rooms.map(room => (
          <RoomCard key={room.id} room={room} breakout={breakout} seen={seen} again={later} />
        ))}
      </ul>
    </Specimen>
  )
}

const sessionOf = (pools: Pools) => ({
  id: pools.ids.session,
  strategyId: pools.strategy.id,
  ...usualSession,
  title: 'Swimming in the dark',
  startsAt: { local: '2028-01-19T18:30', zone: 'Europe/London' },
  createdAt: pools.strategy.createdAt,
})

function Forms({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const [breakout, setBreakout] = useState(() => newBreakout(`question-${copy}`, 'open-question'))
  const [when, setWhen] = useState<WhenWords>({
    title: 'Swimming in the dark',
    type: 'cuppa',
    isPaid: true,
    date: '2028-01-19',
    time: '18:30',
    zone: 'Europe/London',
  })
  const [ambition, setAmbition] = useState({ key: copy, id: undefined, title: '', description: '', whatWeDid: '' })
  const [mark = { letter: 'A', tone: 'a' as const }] = waymarksOf(pools.sections)
  return (
    <>
      <Specimen name="A breakout" wide>
        <BreakoutFields
          breakout={breakout}
          errorOf={() => undefined}
          onChange={change => {
            setBreakout({ ...breakout, ...change })
          }}
        />
      </Specimen>
      <Specimen name="When, with something refused" wide>
        <WhenFields
          form={{
            fields: when,
            change: change => {
              setWhen({ ...when, ...change })
            },
            errorOf: name =>
              name === 'startsAt' ? 'There is no such time on that day: the clocks go forward.' : undefined,
          }}
        />
      </Specimen>
      <Specimen name="An ambition without a title" wide>
        <ol className="start-cards">
          <AmbitionFields
            ambition={ambition}
            mark={mark}
            first
            last={false}
            errorOf={field => (field === 'title' ? 'Give the ambition a title.' : undefined)}
            onChange={change => {
              setAmbition({ ...ambition, ...change, id: undefined })
            }}
            onMove={nothing}
            onRemove={nothing}
          />
        </ol>
      </Specimen>
      <FormEnds />
    </>
  )
}

const FormEnds = () => (
  <>
    <Specimen name="The end of a form">
      <FormEnd refused={nothingWrong} sending={false} label="Save the changes" exit="/gallery" />
    </Specimen>
    <Specimen name="The end of a form in which something was refused">
      <FormEnd
        refused={{ fields: new Map([['title', 'Give it a title.']]), whole: undefined }}
        sending
        label="Save the changes"
        exit="/gallery"
      />
    </Specimen>
  </>
)

const notReached = async () =>
  ({ ok: false, problem: { code: 'unreachable', message: 'We cannot reach the server.', at: [] } }) as const

function Links({ copy }: PartProps) {
  const pools = poolsOf(copy)
  return (
    <>
      <Specimen name="A link to hand out">
        <LinkLine
          who="Participants"
          again={later}
          link={{
            id: LinkId.parse(`link-drawn-${copy}`),
            role: 'participant',
            strategyId: pools.strategy.id,
            sessionId: pools.ids.session,
            createdAt: pools.strategy.createdAt,
            revokedAt: null,
            address: 'https://pools.example/in#only-to-be-looked-at-0123456789',
          }}
        />
      </Specimen>
      <Specimen name="Before something that is not easily undone; press to see it fail">
        <DialogPlace value="in">
          <Sure
            title="Close this breakout?"
            yes="Close it"
            no="Leave it open"
            act={notReached}
            onNo={nothing}
            onDone={nothing}
          >
            <p>Nobody can add, change or take back notes in its rooms while it is closed.</p>
          </Sure>
        </DialogPlace>
      </Specimen>
    </>
  )
}

function Door({ copy }: PartProps) {
  const pools = poolsOf(copy)
  const { rooms, question } = pools.breakoutAt('write')
  const seen = {
    role: 'participant',
    strategy: pools.strategy,
    session: { ...sessionOf(pools), question, rooms, settings: usualSettings },
    me: null,
    months: usualMonths,
  } as const
  const secret = 'only-to-be-looked-at-0123456789'
  return (
    <>
      <Specimen name="For the first time">
        <ComeInForm seen={seen} secret={secret} somebodyElse={false} onLookAgain={later} onBack={nothing} />
      </Specimen>
      <Specimen name="Been here before">
        <KnownHere me={me} secret={secret} onSomebodyElse={nothing} />
      </Specimen>
      <Specimen name="The server cannot be reached">
        <NotInYet problem={{ code: 'unreachable', message: 'We cannot reach the server.', at: [] }} />
      </Specimen>
      <Specimen name="What kind of session it is">
        <AboutSession seen={seen} secret={secret} />
      </Specimen>
      <Specimen name="What is kept: press to unfold">
        <WhatIsKept seen={seen} />
      </Specimen>
    </>
  )
}

export const startParts: readonly GalleryPart[] = [
  { title: 'Steps', Part: Steps },
  { title: 'A strategy', Part: Strategy },
  { title: 'Rooms', Part: Rooms },
  { title: 'Forms', Part: Forms },
  { title: 'Links, and being sure', Part: Links },
  { title: 'The door', Part: Door },
]
