/** A room at the desk: who runs it, who is in it, how many notes stand where, and how many are writing. */
import { useState } from 'react'
import { Link } from 'wouter'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { nameFacilitator, type DeskRoom } from '@waymark/shared/wire/desk.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { countOf, inOrder, isHere, participantsIn } from './desk-words.ts'
import type { DeskShape, Ticking } from './desk-shape.ts'
import { LineDialog } from './line-dialog.tsx'
import { MessageDialog } from './message-dialog.tsx'
import { PersonLine } from './person-line.tsx'

interface CardShape extends Pick<DeskShape, 'desk' | 'acts'> {
  readonly room: DeskRoom
  readonly ticking: Ticking
}

export function DeskRoomCard(shape: CardShape) {
  const { room, desk, ticking } = shape
  const title = `desk-room-${room.id}`
  const people = inOrder(room.people)
  return (
    <section className="roomcard" aria-labelledby={title} data-drop={room.id}>
      <header>
        <span className="no" aria-hidden="true">
          {room.number}
        </span>
        <h3 id={title}>
          {room.name === '' ? (
            nameOfRoom(room)
          ) : (
            <>
              <span className="sr">Room {room.number}, </span>
              {room.name}
            </>
          )}
        </h3>
        <p>{room.facilitator === '' ? 'No facilitator named' : `With ${room.facilitator}`}</p>
        {desk.help.some(one => one.room.id === room.id) && (
          <span className="tag help">
            <Icon name="hand" />
            Help asked
          </span>
        )}
      </header>
      <Facts room={room} />
      {people.length === 0 ? (
        <p className="soft">Nobody is in this room.</p>
      ) : (
        <ul className="deskpeople" aria-label={`People in ${nameOfRoom(room)}`}>
          {people.map(person => (
            <PersonLine key={person.key} person={person} desk={desk} ticking={ticking} />
          ))}
        </ul>
      )}
      <Sections {...shape} />
      <Foot {...shape} />
    </section>
  )
}

function Facts({ room }: Pick<CardShape, 'room'>) {
  const here = participantsIn(room).filter(isHere).length
  return (
    <dl className="facts">
      <div>
        <dt>here</dt>
        <dd>{here}</dd>
      </div>
      <div>
        <dt>{room.notes === 1 ? 'note' : 'notes'}</dt>
        <dd>{room.notes}</dd>
      </div>
      <div>
        <dt>writing</dt>
        <dd>{room.writing}</dd>
      </div>
    </dl>
  )
}

/** While nobody has the room open, only all of its notes together are known. */
function Sections({ room, desk }: CardShape) {
  if (room.sections.every(({ notes }) => notes === null)) return null
  return (
    <details>
      <summary data-at={`sections ${room.id}`} data-else="desk-rooms">
        Notes by section<span className="sr"> ({nameOfRoom(room)})</span>
      </summary>
      <ul className="desksections">
        {room.sections.map(({ id, notes, writing }) => (
          <li key={id}>
            <span dir="auto">{desk.sections.find(one => one.id === id)?.title}</span>:{' '}
            {countOf(notes ?? 0, 'note', 'notes')}
            {writing > 0 && `, ${writing} writing`}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Foot({ room, desk, acts }: CardShape) {
  const [asking, setAsking] = useState<'facilitator' | 'message'>()
  const close = (): void => {
    setAsking(undefined)
  }
  const of = <span className="sr"> ({nameOfRoom(room)})</span>
  return (
    <footer>
      <Link className="btn compact" href={pages.room(room.id)}>
        <Icon name="eye" />
        Visit{of}
      </Link>
      <Button look="quiet" size="compact" icon="person" onClick={() => setAsking('facilitator')}>
        Facilitator…
        {of}
      </Button>
      <Button look="quiet" size="compact" icon="chat" onClick={() => setAsking('message')}>
        Message…{of}
      </Button>
      {asking === 'facilitator' && (
        <LineDialog
          title={`Who facilitates ${nameOfRoom(room)}?`}
          label="Name"
          hint="The room is told. Leave it empty to name nobody."
          first={room.facilitator}
          yes="Save the name"
          schema={nameFacilitator.body.shape.facilitator}
          send={text => acts.nameFacilitator(room.id, text)}
          onClose={close}
        />
      )}
      {asking === 'message' && <MessageDialog desk={desk} room={room} acts={acts} onClose={close} />}
    </footer>
  )
}
