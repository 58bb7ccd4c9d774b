/** What can be done with everybody who is ticked. */
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import { everybodyOf, inOrder, nameOf, sayWho } from './desk-words.ts'
import type { DeskShape, Ticking } from './desk-shape.ts'
import { roomChoices } from './person-line.tsx'

export function MoveBar({ desk, ticking }: Pick<DeskShape, 'desk'> & { readonly ticking: Ticking }) {
  const people = inOrder(everybodyOf(desk).filter(({ key }) => ticking.ticked.has(key)))
  if (people.length === 0) return null
  return (
    <div className="selectbar deskbar" role="group" aria-label="With those who are ticked">
      <p>{people.length === 1 ? `${sayWho(people.map(nameOf))} is ticked` : `${people.length} people are ticked`}</p>
      <Menu
        face="Move to…"
        label={`Move to… (${sayWho(people.map(nameOf))})`}
        buttonClass="btn primary"
        from="start"
        button={{ 'data-at': 'move-ticked', 'data-else': 'desk-rooms' }}
        choices={roomChoices(desk, people, roomId => {
          ticking.moveTo(
            people.map(({ key }) => key),
            roomId,
          )
        })}
      />
      <Button
        look="quiet"
        data-at="untick"
        data-else="desk-rooms"
        onClick={() => {
          for (const { key } of people) ticking.tick(key, false)
        }}
      >
        Untick all
      </Button>
    </div>
  )
}
