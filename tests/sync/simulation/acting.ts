/** What all acts of people share. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { DocClient } from './doc-client.ts'
import type { Play, Somebody } from './people.ts'

/** Does it, where it can be done now. */
export type Act = (play: Play, one: Somebody) => void

export const pickOf = <T>({ world }: Play, all: readonly T[]): T | undefined =>
  all.length === 0 ? undefined : world.chance.pick(all)
export const shown = (client: DocClient): Note[] => [...openRoomDoc(client.doc()).notes.all().values()]
export const roomOf = (one: Somebody): DocClient => one.open(roomDocName(one.room))
