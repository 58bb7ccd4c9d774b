/** A room of a breakout: how many are in it, what was written, and the way in. */
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { may } from '@waymark/shared/rules/permissions.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { changeRoom, enterRoom } from '@waymark/shared/wire/sessions.ts'
import { call } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import { Button, buttonClass } from '#ui/button.tsx'
import { AskText } from './ask-text.tsx'
import { mainThing, wayInto, type BreakoutPart, type SeenRoom } from './seen-session.ts'

interface RoomPart extends BreakoutPart {
  readonly room: SeenRoom
}

export function RoomCard(part: RoomPart) {
  const { room, seen } = part
  const { number, name, people, notes } = room
  return (
    <li className="roomcard">
      <header>
        <span className="no" aria-hidden="true">
          {number}
        </span>
        <h3>
          {name === '' ? (
            `Room ${number}`
          ) : (
            <>
              <span className="sr">Room {number}, </span>
              {name}
            </>
          )}
        </h3>
        {seen.me.roomId === room.id && <p>You are in this room</p>}
      </header>
      <dl className="facts">
        <div>
          <dt>{people === 1 ? 'person' : 'people'}</dt>
          <dd>{people}</dd>
        </div>
        <div>
          <dt>{notes === 1 ? 'note' : 'notes'}</dt>
          <dd>{notes}</dd>
        </div>
      </dl>
      <footer>
        <TheWayIn {...part} />
        {may(seen.me.role, 'manage-strategy') && <Rename {...part} />}
      </footer>
    </li>
  )
}

function TheWayIn({ room, breakout, seen }: RoomPart) {
  const [, navigate] = useLocation()
  const [problem, setProblem] = useState<string>()
  const way = wayInto(room, seen.me, breakout.step)
  const of = <span className="sr"> ({nameOfRoom(room)})</span>
  const move = async (): Promise<void> => {
    const answer = await call(enterRoom, { params: { roomId: room.id }, body: {} })
    if (answer.ok) return navigate(pages.room(room.id))
    setProblem(answer.problem.message)
    sayNow(answer.problem.message)
  }
  if (way === 'none') return null
  if (way === 'move')
    return (
      <>
        <Button
          size="compact"
          onClick={() => {
            void move()
          }}
        >
          Move to this room<span className="sr"> ({nameOfRoom(room)})</span>
        </Button>
        {problem !== undefined && <p className="field-wrong">{problem}</p>}
      </>
    )
  const main = way === 'own' && mainThing(seen) === 'own-room'
  return (
    <Link
      className={buttonClass({ look: main ? 'primary' : 'plain', size: main ? 'usual' : 'compact' })}
      href={pages.room(room.id)}
    >
      {way === 'own' ? 'Go to my room' : 'Open the room'}
      {of}
    </Link>
  )
}

function Rename({ room, again }: RoomPart) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        look="quiet"
        size="compact"
        icon="pencil"
        onClick={() => {
          setAsking(true)
        }}
      >
        {room.name === '' ? 'Give it a name' : 'Rename'}
        <span className="sr"> ({nameOfRoom(room)})</span>
      </Button>
      {asking && (
        <AskText
          title={`A name for Room ${room.number}`}
          label="Name"
          hint="Can stay empty: it keeps its number."
          first={room.name}
          yes="Save the name"
          schema={changeRoom.body.shape.name}
          send={name => call(changeRoom, { params: { roomId: room.id }, body: { name } })}
          onClose={() => {
            setAsking(false)
          }}
          onDone={async () => {
            say('The name is saved.')
            await again()
          }}
        />
      )}
    </>
  )
}
