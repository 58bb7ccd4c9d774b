/** The notes of another board: what its table holds is shown and said, and then they come into a room. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { BoardColumns } from './board-columns.tsx'
import { FileField } from './chosen-file.tsx'
import { useBoard, type BringPlace } from './use-board.ts'

interface BringBoardShape {
  readonly place: BringPlace
  readonly close: () => void
}

export function BringBoard({ place, close }: BringBoardShape) {
  const board = useBoard(place)
  const { looked, choosing, done } = board
  return (
    <>
      <RoomField place={place} roomId={board.room?.id} onChange={board.setRoomId} />
      <FileField
        label="Table"
        hint="CSV or Excel, as the board exports it. Names of authors are left out unless you choose them."
        accept=".csv,.tsv,.txt,.xlsx"
        sending={board.sending}
        onChosen={file => void board.look(file)}
      />
      {looked !== undefined && choosing !== undefined && (
        <BoardColumns
          preview={looked.preview}
          sections={place.sections}
          choosing={choosing}
          onChange={board.setChoosing}
          onHeadings={headingRows => void board.look(looked.file, headingRows)}
        />
      )}
      {done !== '' && (
        <Notice tone="good">
          <p>{done}</p>
        </Notice>
      )}
      <footer>
        <Button look="primary" closedBecause={closedBecause(board)} onClick={() => void board.bring()}>
          Bring in the notes
        </Button>
        <Button onClick={close}>{done === '' ? 'Cancel' : 'Close'}</Button>
      </footer>
    </>
  )
}

function closedBecause({ looked, choosing, sending }: ReturnType<typeof useBoard>): string | undefined {
  if (sending.under !== '') return 'It is being read'
  if (looked === undefined) return 'Choose a table first'
  return choosing?.columns.includes('words') === true ? undefined : 'Say which column holds the words'
}

function RoomField({
  place,
  roomId,
  onChange,
}: Pick<BringBoardShape, 'place'> & {
  readonly roomId: RoomId | undefined
  readonly onChange: (id: RoomId | undefined) => void
}) {
  return (
    <Field label="Into which room?" hint="Everybody there sees the notes at once.">
      {control => (
        <select
          className="input"
          {...control}
          value={roomId}
          onChange={({ target }) => {
            onChange(place.rooms.find(({ id }) => id === target.value)?.id)
          }}
        >
          {place.rooms.map(room => (
            <option key={room.id} value={room.id}>
              {nameOfRoom(room)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
