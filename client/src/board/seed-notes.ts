/** Asks the server for notes by the hundred, for measurements. */
import { NoteId, type RoomId } from '@waymark/shared/model/ids.ts'
import { putNote } from '@waymark/shared/wire/notes.ts'
import { call } from '#api/call.ts'
import type { Branch } from '#surface/surface-props.ts'
import { newId } from '#sync/new-id.ts'

const atOnce = 8

/** As this person, in turn under each of the parts. Ends when the server has answered for all of them. */
export async function seedNotes(roomId: RoomId, tree: readonly Branch[], count: number): Promise<void> {
  const put = async (number: number): Promise<void> => {
    const section = tree[number % Math.max(1, tree.length)]?.section
    if (section === undefined) return
    await call(putNote, {
      params: { roomId, noteId: NoteId.parse(newId()) },
      body: { sectionId: section.id, text: `Note ${number} of a measurement`, signed: false, route: 'live' },
    })
  }
  for (let begun = 0; begun < count; begun += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - begun) }, (_, at) => put(begun + at)))
}
