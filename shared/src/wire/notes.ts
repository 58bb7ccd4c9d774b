/** Asking the server to write a note. The id is made by whoever asks, so that asking twice is asking once. */
import * as z from 'zod/mini'
import { NoteId, RoomId, SectionId } from '#model/ids.ts'
import { Note, NoteText, Route } from '#model/note.ts'
import { nothing, route } from './route.ts'

const params = z.object({ roomId: RoomId, noteId: NoteId })

/** Adds the note, or changes the words of one's own. The answer comes when the words are on disk. */
export const putNote = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/notes/:noteId',
  params,
  body: z.object({
    /** Where a new note stands. A note that is there stays where it is, for somebody may have moved it meanwhile. */
    sectionId: SectionId,
    text: NoteText,
    /** With my name, if I gave one. */
    signed: z.boolean(),
    /** Other than live: written down for somebody, which only the team may. */
    route: Route,
  }),
  reply: nothing,
})

/** Straight after another note of that section, or first. One's own, or any for the team. The words stay as they are. */
export const moveNote = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/notes/:noteId/place',
  params,
  body: z.object({ sectionId: SectionId, after: z.union([NoteId, z.literal('first'), z.literal('last')]) }),
  reply: nothing,
})

/** Takes one's own note off the board for everybody. Its author can put it back. */
export const withdrawNote = route({
  method: 'DELETE',
  path: '/api/rooms/:roomId/notes/:noteId',
  params,
  body: nothing,
  reply: nothing,
})
export const putNoteBack = route({
  method: 'POST',
  path: '/api/rooms/:roomId/notes/:noteId/put-back',
  params,
  body: nothing,
  reply: nothing,
})

/** Which notes of the room are mine; and those that I withdrew, which nobody else is sent. */
export const myNotes = route({
  method: 'GET',
  path: '/api/rooms/:roomId/my-notes',
  params: z.object({ roomId: RoomId }),
  body: nothing,
  reply: z.object({ mine: z.array(NoteId), withdrawn: z.array(Note) }),
})
