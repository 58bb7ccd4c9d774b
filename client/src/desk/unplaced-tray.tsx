/** Those who are in no room of the question under way. */
import { useId } from 'react'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import type { Unplaced } from '@waymark/shared/wire/desk.ts'
import { inOrder } from './desk-words.ts'
import type { DeskShape, Ticking } from './desk-shape.ts'
import { PersonLine } from './person-line.tsx'

export function UnplacedTray({ desk, ticking }: Pick<DeskShape, 'desk'> & { readonly ticking: Ticking }) {
  const title = useId()
  if (desk.unplaced.length === 0) return null
  return (
    <section className="tray" aria-labelledby={title}>
      <header>
        <h2 id={title}>Not placed yet</h2>
        <span className="tag count">
          <span className="sr">People: </span>
          {desk.unplaced.length}
        </span>
      </header>
      <p className="soft">They have no room for this question. Choose a room for somebody, or spread them all.</p>
      <ul className="deskpeople wide" aria-label="People who are not placed">
        {inOrder(desk.unplaced).map(person => (
          <PersonLine key={person.key} person={person} more={whereFrom(person)} desk={desk} ticking={ticking} />
        ))}
      </ul>
    </section>
  )
}

const whereFrom = ({ from }: Unplaced): string =>
  from === null ? '' : `in ${nameOfRoom(from)} of breakout ${from.breakout}`
