/** One breakout of a session: its question, where it is on its way, and its rooms. */
import { useState } from 'react'
import { Link } from 'wouter'
import { Breakout, maxRooms } from '@waymark/shared/model/session.ts'
import { purposeNames } from '@waymark/shared/rules/session-words.ts'
import { factsOf } from '@waymark/shared/rules/settings-words.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { addRoom, changeBreakout, type BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say } from '#ui/announce.tsx'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { AskText } from './ask-text.tsx'
import { RevealRooms } from './reveal-rooms.tsx'
import { ChangeRun } from './change-run.tsx'
import { RoomCard } from './room-card.tsx'
import { StepBar } from './step-bar.tsx'
import { mainThing, underWay, type BreakoutPart } from './seen-session.ts'

export const BreakoutSection = (props: BreakoutPart) =>
  props.breakout.isInWriting ? <InWriting {...props} /> : <Live {...props} />

/** No rooms, no steps: what people answer stands with the notes. */
function InWriting({ breakout, seen }: BreakoutPart) {
  const title = `breakout-${breakout.number}`
  const count = breakout.written?.notes ?? 0
  return (
    <section className="stack" aria-labelledby={`${title}-of ${title}`}>
      <div>
        <p className="eyebrow" id={`${title}-of`}>
          Asked in writing alone
        </p>
        <h2 id={title}>{breakout.question}</h2>
      </div>
      <p className="soft">{count === 1 ? '1 note' : `${count} notes`} from what people answered</p>
      {may(seen.me.role, 'read-themes') && (
        <div className="row">
          <Link className="btn" href={pages.synthesis(seen.session.id, breakout.id)}>
            <Icon name="group" />
            {may(seen.me.role, 'write-themes') ? 'Group what was said' : 'Read the themes'}
            <span className="sr"> about {breakout.question}</span>
          </Link>
          <PicturesLink breakout={breakout} seen={seen} />
        </div>
      )}
    </section>
  )
}

function Live({ breakout, seen, again }: BreakoutPart) {
  const { breakouts, me } = seen
  const manages = may(me.role, 'manage-strategy')
  const title = `breakout-${breakout.number}`
  return (
    <section className="stack" aria-labelledby={`${title}-of ${title}`}>
      <div>
        <p className="eyebrow" id={`${title}-of`}>
          {breakouts.length > 1 && `Breakout ${breakout.number} of ${breakouts.length}. `}
          {purposeNames[breakout.purpose]}
        </p>
        <h2 id={title}>{breakout.question}</h2>
      </div>
      <Facts breakout={breakout} />
      <StepBar
        breakout={breakout}
        heard={seen}
        mayChange={may(me.role, 'change-step')}
        isTheThing={mainThing(seen) === 'next-step' && underWay(breakouts)?.id === breakout.id}
        again={again}
      />
      <WhatToDo breakout={breakout} seen={seen} again={again} />
      <Rooms breakout={breakout} seen={seen} again={again} />
      {manages && breakout.rooms.length < maxRooms && <AddRoom breakout={breakout} again={again} />}
    </section>
  )
}

/** What can be done with it besides going on to the next step. */
function WhatToDo({ breakout, seen, again }: BreakoutPart) {
  const { session, me } = seen
  const manages = may(me.role, 'manage-strategy')
  return (
    <div className="row">
      {may(me.role, 'read-themes') && (
        <Link className="btn" href={pages.synthesis(session.id, breakout.id)}>
          <Icon name="group" />
          {may(me.role, 'write-themes') ? 'Group what was said' : 'Read the themes'}
          <span className="sr"> about {breakout.question}</span>
        </Link>
      )}
      {may(me.role, 'read-themes') && <PicturesLink breakout={breakout} seen={seen} />}
      <RevealRooms breakout={breakout} seen={seen} again={again} />
      {may(me.role, 'read-snapshots') && (
        <Link className="btn quiet" href={pages.snapshots(session.id, breakout.id)}>
          <Icon name="clock" />
          Snapshots<span className="sr"> of breakout {breakout.number}</span>
        </Link>
      )}
      {manages && <ChangeQuestion breakout={breakout} again={again} />}
      {manages && <HowItIsRun breakout={breakout} again={again} />}
    </div>
  )
}

const PicturesLink = ({ breakout, seen }: Pick<BreakoutPart, 'breakout' | 'seen'>) => (
  <Link className="btn quiet" href={pages.pictures(seen.session.id, breakout.id)}>
    <Icon name="quote" />
    Summary and pictures<span className="sr"> of breakout {breakout.number}</span>
  </Link>
)

function Rooms({ breakout, seen, again }: BreakoutPart) {
  if (breakout.rooms.length === 0)
    return (
      <div className="empty">
        <Icon name="sign" />
        <strong>No rooms yet</strong>
        <p>
          {may(seen.me.role, 'manage-strategy')
            ? 'Add one, so that people have a place to write.'
            : 'An organiser adds them.'}
        </p>
      </div>
    )
  return (
    <ul className="rooms">
      {breakout.rooms.map(room => (
        <RoomCard key={room.id} room={room} breakout={breakout} seen={seen} again={again} />
      ))}
    </ul>
  )
}

export function Facts({ breakout }: { readonly breakout: Pick<BreakoutView, 'purpose' | 'settings'> }) {
  return (
    <ul className="row run-facts" aria-label="How it is run">
      {factsOf(breakout).map(fact => (
        <li className="tag" key={fact}>
          {fact}
        </li>
      ))}
    </ul>
  )
}

function HowItIsRun({ breakout, again }: Pick<BreakoutPart, 'breakout' | 'again'>) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        icon="hand"
        onClick={() => {
          setAsking(true)
        }}
      >
        How it is run…<span className="sr"> Breakout {breakout.number}</span>
      </Button>
      {asking && (
        <ChangeRun
          breakout={breakout}
          onClose={() => {
            setAsking(false)
          }}
          onDone={again}
        />
      )}
    </>
  )
}

function ChangeQuestion({ breakout, again }: Pick<BreakoutPart, 'breakout' | 'again'>) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        icon="pencil"
        onClick={() => {
          setAsking(true)
        }}
      >
        Change the question<span className="sr"> of breakout {breakout.number}</span>
      </Button>
      {asking && (
        <AskText
          title="Change the question"
          label="The question"
          first={breakout.question}
          yes="Save the question"
          schema={Breakout.shape.question}
          send={question => call(changeBreakout, { params: { breakoutId: breakout.id }, body: { question } })}
          onClose={() => {
            setAsking(false)
          }}
          onDone={async () => {
            say('The question is saved.')
            await again()
          }}
        >
          <p>Everybody in its rooms reads the new question from now on. Notes stay where they are.</p>
        </AskText>
      )}
    </>
  )
}

function AddRoom({ breakout, again }: Pick<BreakoutPart, 'breakout' | 'again'>) {
  const [asking, setAsking] = useState(false)
  const number = Math.max(0, ...breakout.rooms.map(room => room.number)) + 1
  return (
    <div>
      <Button
        size="compact"
        icon="plus"
        onClick={() => {
          setAsking(true)
        }}
      >
        Add a room…<span className="sr"> to breakout {breakout.number}</span>
      </Button>
      {asking && (
        <AskText
          title={`Add Room ${number}`}
          label="A name for it"
          hint="Can stay empty: it has its number."
          first=""
          yes="Add the room"
          schema={addRoom.body.shape.name}
          send={name => call(addRoom, { params: { breakoutId: breakout.id }, body: { name } })}
          onClose={() => {
            setAsking(false)
          }}
          onDone={async () => {
            say('The room is added.')
            await again()
          }}
        />
      )}
    </div>
  )
}
