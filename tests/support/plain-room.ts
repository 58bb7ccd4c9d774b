/** Rooms as plain pages, and what is asked of them: the names of their fields and buttons, the way in, and what then stands in the room. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { byOrder } from '@waymark/shared/rules/order.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { BreakoutView } from '@waymark/shared/wire/sessions.ts'
import type { ASession } from '#support/a-session.ts'
import { plainVisitor, type PlainVisitor, type SeenPage } from '#support/plain-visitor.ts'

export const fields = {
  link: 'Paste your link here',
  name: 'What shall we call you?',
  room: 'Which room?',
  doors: 'Your note about Open the doors',
  lights: 'Your note about Keep the lights on',
  words: 'The words',
  unsaved: 'Your words, which are not saved',
} as const
export const addToDoors = 'Add note about Open the doors'

export const linkFor = (a: ASession, role: 'participant' | 'facilitator' | 'reader'): string =>
  a.links.find(one => one.role === role)?.address ?? ''

export function roomIn(a: ASession, number: number): BreakoutView['rooms'][number] {
  const room = a.session.breakouts[0]?.rooms.find(one => one.number === number)
  if (room === undefined) throw new Error(`there is no room ${number}`)
  return room
}

/** The page behind the door, with the link in the field. */
export async function pressDoor(
  visitor: PlainVisitor,
  link: string,
  more: Readonly<Record<string, string>> = {},
): Promise<SeenPage> {
  const door = await visitor.open(plainPages.home())
  return door.press('Come in', { [fields.link]: link, ...more })
}

/** Somebody new, in a room of that number where there are several. */
export async function inRoom(
  a: ASession,
  number: number,
  called = '',
): Promise<{ readonly visitor: PlainVisitor; readonly page: SeenPage }> {
  const visitor = plainVisitor(a.address)
  const asked = await pressDoor(visitor, linkFor(a, 'participant'), { [fields.name]: called })
  return { visitor, page: await asked.press('Come in', { [fields.room]: roomIn(a, number).id }) }
}

/** In board order, as an organiser gets them live. */
export async function notesIn(a: ASession, number: number): Promise<readonly Note[]> {
  const open = await a.organiser.openDoc(roomDocName(roomIn(a, number).id))
  const notes = [...openRoomDoc(open.doc).notes.all().values()].toSorted(byOrder)
  open.close()
  return notes
}

export const textsIn = async (a: ASession, number: number): Promise<string[]> =>
  (await notesIn(a, number)).map(({ text }) => text)
