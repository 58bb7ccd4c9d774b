/** What evening out the rooms would do, in words, before it is done. */
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { evenOut } from '@waymark/shared/rules/spread.ts'
import type { Desk } from '@waymark/shared/wire/desk.ts'
import { isHere, participantsIn, sayPeople } from './desk-words.ts'
import type { DeskShape } from './desk-shape.ts'
import { SureDialog } from './sure-dialog.tsx'

export function EvenOutDialog({
  desk,
  acts,
  onClose,
}: Pick<DeskShape, 'desk' | 'acts'> & { readonly onClose: () => void }) {
  const { moves, rooms } = proposal(desk)
  return (
    <SureDialog
      title="Even out the rooms?"
      yes={moves === 0 ? undefined : `Move ${sayPeople(moves)}`}
      act={acts.evenOut}
      onClose={onClose}
    >
      {moves === 0 ? (
        <p>The rooms are even already, among those who are here.</p>
      ) : (
        <>
          <p>
            {sayPeople(moves)} would move. Whoever is writing stays where they are, where that can be. Those who are not
            here keep their room.
          </p>
          <ul className="deskproposal">
            {rooms.map(({ id, name, before, after }) => (
              <li key={id}>
                {name}: {before === after ? `stays at ${after}` : `${before} here now, then ${after}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </SureDialog>
  )
}

function proposal({ rooms }: Desk) {
  const filled = rooms.map(room => ({ id: room.id, people: participantsIn(room).filter(isHere) }))
  const placings = evenOut(filled)
  const leaving = new Set(placings.map(({ person }) => person.key))
  return {
    moves: placings.length,
    rooms: rooms.map((room, at) => {
      const people = filled[at]?.people ?? []
      const stay = people.filter(({ key }) => !leaving.has(key)).length
      const come = placings.filter(({ roomId }) => roomId === room.id).length
      return { id: room.id, name: nameOfRoom(room), before: people.length, after: stay + come }
    }),
  }
}
