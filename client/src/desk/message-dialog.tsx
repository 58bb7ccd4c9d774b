/** Something to say to every room, or to one. It moves nobody. */
import { maxMessage } from '@waymark/shared/model/desk.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { sayToRooms, type DeskRoom } from '@waymark/shared/wire/desk.ts'
import { LineDialog } from './line-dialog.tsx'
import type { DeskShape } from './desk-shape.ts'

export function MessageDialog({
  desk,
  room,
  acts,
  onClose,
}: Pick<DeskShape, 'desk' | 'acts'> & { readonly room?: DeskRoom; readonly onClose: () => void }) {
  return (
    <LineDialog
      title={room === undefined ? 'Message to all rooms' : `Message to ${nameOfRoom(room)}`}
      label="Your words"
      hint={`One line, at most ${maxMessage} characters. It is shown above the notes with its time, and moves nobody.`}
      first=""
      yes="Show it"
      schema={sayToRooms.body.shape.text}
      send={text => acts.sayTo(room?.id ?? null, text)}
      onClose={onClose}
    >
      {room === undefined && desk.message !== null && (
        <p className="soft">
          It takes the place of <q>{desk.message.text}</q>
        </p>
      )}
    </LineDialog>
  )
}
