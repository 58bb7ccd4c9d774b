/** The table of another board on its way into a room: looked at, said what is what, and brought. */
import { useState } from 'react'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import { nameOfRoom } from '@waymark/shared/model/session.ts'
import { boardNotesPath, BoardPreview, boardPreviewPath, BoardTaken } from '@waymark/shared/wire/brought-in.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import { say } from '#ui/announce.tsx'
import { guessed, mappingOf, sayTaken, type Choosing } from './board-mapping.ts'
import { useSending } from './chosen-file.tsx'

/** The breakout as something that can be brought into. */
export type BringPlace = Pick<BreakoutView, 'id' | 'sections' | 'rooms' | 'step'>

interface Looked {
  readonly file: File
  readonly preview: BoardPreview
}

export function useBoard({ rooms, sections }: BringPlace) {
  const sending = useSending()
  const [roomId, setRoomId] = useState<RoomId | undefined>(rooms[0]?.id)
  const [looked, setLooked] = useState<Looked>()
  const [choosing, setChoosing] = useState<Choosing>()
  const [done, setDone] = useState('')
  const room = rooms.find(({ id }) => id === roomId)
  const last = sections.at(-1)
  return {
    sending,
    room,
    setRoomId,
    looked,
    choosing,
    setChoosing,
    /** What came of it, once it is done. */
    done,
    look: async (file: File, headingRows?: 0 | 1): Promise<void> => {
      if (room === undefined || last === undefined) return
      setDone('')
      setLooked(undefined)
      const fields: Record<string, string> = headingRows === undefined ? {} : { look: JSON.stringify({ headingRows }) }
      const preview = await sending.send(file, { address: boardPreviewPath(room.id), fields, reply: BoardPreview })
      if (preview === undefined) return
      setLooked({ file, preview })
      setChoosing(guessed(preview, last.id))
    },
    bring: async (): Promise<void> => {
      if (room === undefined || looked === undefined || choosing === undefined) return
      const fields = { mapping: JSON.stringify(mappingOf(looked.preview, choosing)) }
      const taken = await sending.send(looked.file, { address: boardNotesPath(room.id), fields, reply: BoardTaken })
      if (taken === undefined) return
      const said = sayTaken(taken, nameOfRoom(room))
      say(said)
      setDone(said)
      setLooked(undefined)
    },
  }
}
