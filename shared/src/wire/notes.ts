/** Asking the server to write a note. The id is made by whoever asks, so that asking twice is asking once. */
import * as z from 'zod/mini'
import { BreakoutId, NoteId, RoomId, SectionId } from '#model/ids.ts'
import { maxReason, Note, NoteText, RouteInRoom, Unseen } from '#model/note.ts'
import { DisplayName } from '#model/member.ts'
import { line } from '#model/text.ts'
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
    /** With a name: that of `whose`, or mine, if I gave one. */
    signed: z.boolean(),
    /** Another's than mine: somebody for whom it is written down, or who sits at the same device. */
    whose: z.optional(z.nullable(DisplayName)),
    isSummary: z.optional(z.boolean()),
    isReadBack: z.optional(z.boolean()),
    /** Other than live: written down for somebody, which only the team may. */
    route: RouteInRoom,
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
  /** `mine` has the unseen ones too, and not those that were withdrawn. */
  reply: z.object({ mine: z.array(NoteId), withdrawn: z.array(Note), unseen: z.array(Unseen) }),
})

/** Shows one's own note before the reveal, or, by the team, one that waits to be looked at or is held back. */
export const showNote = route({
  method: 'POST',
  path: '/api/rooms/:roomId/notes/:noteId/show',
  params,
  body: nothing,
  reply: nothing,
})

/** One's own that is not shown yet: stays so when the others are revealed. */
export const keepNoteBack = route({
  method: 'POST',
  path: '/api/rooms/:roomId/notes/:noteId/keep-back',
  params,
  body: nothing,
  reply: nothing,
})

/** By the team: off the board, with a reason that its author is told. The team can show it again. */
export const holdNote = route({
  method: 'POST',
  path: '/api/rooms/:roomId/notes/:noteId/hold',
  params,
  body: z.object({ reason: line(maxReason, 'Say why, for the person who wrote it.') }),
  reply: nothing,
})

/** How many notes of a room nobody but their authors sees, by section; and, for the team alone, those that wait to be looked at or are held back. */
export const readUnseen = route({
  method: 'GET',
  path: '/api/rooms/:roomId/unseen',
  params: z.object({ roomId: RoomId }),
  body: nothing,
  reply: z.object({
    counts: z.array(z.object({ sectionId: SectionId, notes: z.number() })),
    forTheTeam: z.array(Unseen),
  }),
})

/** Shows everybody what was written privately in a room, but for what its authors keep back. From now on notes there are seen at once. */
export const revealRoom = route({
  method: 'POST',
  path: '/api/rooms/:roomId/reveal',
  params: z.object({ roomId: RoomId }),
  body: nothing,
  reply: z.object({ notes: z.number() }),
})
export const revealBreakout = route({
  method: 'POST',
  path: '/api/breakouts/:breakoutId/reveal',
  params: z.object({ breakoutId: BreakoutId }),
  body: nothing,
  reply: z.object({ notes: z.number() }),
})
