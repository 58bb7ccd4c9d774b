/** A person at the desk: a tick, a name, whether they are here, and the menu that moves them. */
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import type { Desk, DeskPerson } from '@waymark/shared/wire/desk.ts'
import { Icon } from '#ui/icon.tsx'
import { Menu, type Choice } from '#ui/menu.tsx'
import { isTeam, nameOf, participantsIn, sayPeople } from './desk-words.ts'
import type { Ticking } from './desk-shape.ts'

const said: Readonly<Record<DeskPerson['whereabouts'], string>> = {
  here: '',
  'on-a-plain-page': 'on a plain page',
  'on-the-way': 'told where to go',
  away: 'not here',
}

export function PersonLine({
  person,
  more = '',
  desk,
  ticking,
}: {
  readonly person: DeskPerson
  /** More to say of them. */
  readonly more?: string
  readonly desk: Desk
  readonly ticking: Ticking
}) {
  const name = nameOf(person)
  const { key, whereabouts } = person
  const words = [isTeam(person) ? 'facilitator' : '', said[whereabouts], more].filter(part => part !== '').join(', ')
  const face = (
    <>
      <span className="dot" aria-hidden="true" />
      <span className="who">
        <span dir="auto">{name}</span>
        {words !== '' && <span className="small soft"> {words}</span>}
      </span>
    </>
  )
  const isThere = whereabouts === 'here' || whereabouts === 'on-a-plain-page'
  const className = `deskperson person${isThere ? '' : ' away'}`
  if (isTeam(person)) return <li className={className}>{face}</li>
  return (
    <li className={className} data-drag={key}>
      <label>
        <input
          type="checkbox"
          data-at={`tick ${key}`}
          data-else="desk-rooms"
          checked={ticking.ticked.has(key)}
          onChange={({ target }) => {
            ticking.tick(key, target.checked)
          }}
        />
        {face}
      </label>
      <Menu
        face={<Icon name="move" />}
        label={`Move ${name}`}
        buttonClass="iconbtn small"
        button={{ 'data-at': `move ${key}`, 'data-else': 'desk-rooms' }}
        choices={roomChoices(desk, [person], roomId => {
          ticking.moveTo([key], roomId)
        })}
      />
    </li>
  )
}

/** `Move to Room 3`, with how many are there. */
export function roomChoices(
  desk: Desk,
  people: readonly DeskPerson[],
  moveTo: (roomId: Desk['rooms'][number]['id']) => void,
): Choice[] {
  return desk.rooms.map(room => {
    const isThere = people.every(({ key }) => room.people.some(one => one.key === key))
    const count = participantsIn(room).filter(one => one.whereabouts !== 'away').length
    return {
      label: `Move to ${nameOfRoom(room)}`,
      more: `${sayPeople(count)} here`,
      closedBecause: isThere ? 'There already' : undefined,
      run: () => {
        moveTo(room.id)
      },
    }
  })
}
