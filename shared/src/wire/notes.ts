/** Asking the server to write a note. The id is made by whoever asks, so that asking twice is asking once. */
import * as z from 'zod/mini'
import { NoteId, RoomId, SectionId } from '#model/ids.ts'
import { Note, NoteText, Route } from '#model/note.ts'
import { nothing, route } from './route.ts'

const params = z.object({ roomId: RoomId, noteId: NoteId })

const AskId = z.string().check(z.minLength(8), z.maxLength(40))

/** So many asks of a note are remembered; a copy that was later than all of them has been lost on the way. */
export const mostAsks = 16

/**
 * Which ask this is, so that a copy of it which arrives late does not undo what was asked since: it is done once, and not at all when it
 * was done before or another took its place. Left out by those who ask one thing at a time.
 */
export const Asking = z.object({
  askId: z.optional(AskId),
  /** Those in whose place this one is: their author thought better of them before they were answered. */
  over: z.optional(z.array(AskId).check(z.maxLength(mostAsks))),
})
export type Asking = Readonly<z.infer<typeof Asking>>

/** Adds the note, or changes the words of one's own. The answer comes when the words are on disk. */
export const putNote = route({
  method: 'PUT',
  path: '/api/rooms/:roomId/notes/:noteId',
  params,
  body: z.extend(Asking, {
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
  body: z.extend(Asking, { sectionId: SectionId, after: z.union([NoteId, z.literal('first'), z.literal('last')]) }),
  reply: nothing,
})

/** Takes one's own note off the board for everybody. Its author can put it back. */
export const withdrawNote = route({
  method: 'DELETE',
  path: '/api/rooms/:roomId/notes/:noteId',
  params,
  body: Asking,
  reply: nothing,
})
export const putNoteBack = route({
  method: 'POST',
  path: '/api/rooms/:roomId/notes/:noteId/put-back',
  params,
  body: Asking,
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
