/** For the team: notes of a room that wait to be looked at, or are held back. */
import { useState } from 'react'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Unseen } from '@waymark/shared/model/note.ts'
import { shortened } from '@waymark/shared/model/text.ts'
import { Button } from '#ui/button.tsx'
import { Icon } from '#ui/icon.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { unseenDoings } from './unseen-doings.ts'

export function WaitingForUs({
  roomId,
  notes,
  again,
}: {
  readonly roomId: RoomId
  readonly notes: readonly Unseen[]
  readonly again: () => Promise<void>
}) {
  const [holding, setHolding] = useState<Unseen['note']>()
  const doings = unseenDoings({ roomId, refresh: again })
  const waiting = notes.filter(({ why }) => why === 'to-check').length
  return (
    <details className="fold waiting-for-us" open={waiting > 0}>
      <summary>
        <Icon name="chevron" flip />
        {waiting > 0 ? `To look at (${waiting})` : `Held back (${notes.length})`}
      </summary>
      <ul className="notelist">
        {notes.map(one => (
          <Waiting
            key={one.note.id}
            unseen={one}
            onShow={() => {
              doings.show(one.note)
            }}
            onHold={() => {
              setHolding(one.note)
            }}
          />
        ))}
      </ul>
      {holding !== undefined && (
        <HoldDialog
          note={holding}
          onHold={(reason, letter) => doings.hold(holding.id, reason, letter)}
          onClose={() => {
            setHolding(undefined)
          }}
        />
      )}
    </details>
  )
}

function Waiting({
  unseen: { note, why, reason },
  onShow,
  onHold,
}: {
  readonly unseen: Unseen
  readonly onShow: () => void
  readonly onHold: () => void
}) {
  const of = <span className="sr"> {shortened(note.text, 80)}</span>
  return (
    <li className="note row-note">
      <p className="words" dir="auto">
        {note.text}
      </p>
      {why === 'held' && (
        <p className="small soft" dir="auto">
          Held back: {reason}
        </p>
      )}
      <div className="row">
        <Button size="compact" icon="eye" onClick={onShow}>
          Show it{of}
        </Button>
        {why === 'to-check' && (
          <Button size="compact" look="quiet" onClick={onHold}>
            Hold it back…{of}
          </Button>
        )}
      </div>
    </li>
  )
}
