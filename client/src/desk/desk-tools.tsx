/** What is done with all people or all rooms at once. What moves many says so before it does. */
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Menu } from '#ui/menu.tsx'
import type { Desk } from '@waymark/shared/wire/desk.ts'
import { BringDialog } from './bring-dialog.tsx'
import { EvenOutDialog } from './even-out-dialog.tsx'
import { MessageDialog } from './message-dialog.tsx'
import type { DeskShape } from './desk-shape.ts'

type Breakout = Desk['breakouts'][number]

export function DeskTools({ desk, acts }: Pick<DeskShape, 'desk' | 'acts'>) {
  const [asking, setAsking] = useState<'even-out' | 'message' | Breakout>()
  const close = (): void => {
    setAsking(undefined)
  }
  const count = desk.unplaced.length
  const noRooms = desk.rooms.length === 0 ? 'There are no rooms yet' : undefined
  return (
    <div className="row desktools" role="group" aria-label="All rooms">
      {count > 0 && (
        <Button
          look="primary"
          icon="people"
          closedBecause={noRooms}
          data-at="spread"
          data-else="desk-rooms"
          onClick={() => void acts.spread()}
        >
          {count === 1 ? 'Place the 1 who is not placed' : `Spread the ${count} who are not placed`}
        </Button>
      )}
      <Button
        closedBecause={desk.rooms.length < 2 ? 'There is only one room' : undefined}
        onClick={() => setAsking('even-out')}
      >
        Even out the rooms…
      </Button>
      <Button icon="chat" closedBecause={noRooms} onClick={() => setAsking('message')}>
        Message to all rooms…
      </Button>
      {desk.breakouts.length > 1 && (
        <Menu
          face="Bring everyone to…"
          buttonClass="btn"
          from="start"
          choices={desk.breakouts.map(one => ({
            label: one.question,
            more: `Breakout ${one.number}`,
            closedBecause: whyNot(desk, one),
            run: () => setAsking(one),
          }))}
        />
      )}
      {asking === 'even-out' && <EvenOutDialog desk={desk} acts={acts} onClose={close} />}
      {asking === 'message' && <MessageDialog desk={desk} acts={acts} onClose={close} />}
      {typeof asking === 'object' && <BringDialog desk={desk} breakout={asking} acts={acts} onClose={close} />}
    </div>
  )
}

function whyNot({ breakoutId }: Desk, { id, step }: Breakout): string | undefined {
  if (step === 'closed') return 'It is closed'
  return id === breakoutId ? 'Everyone is asked this now' : undefined
}
