/** Taking a name out of words that stay: asked by the team, of a note, an answer or a comment. */
import * as z from 'zod/mini'
import { maxNameLength } from '#model/erasure.ts'
import { CommentId, DraftId, NoteId, ResponseId, RoomId, RoundId } from '#model/ids.ts'
import { words } from '#model/text.ts'
import { route } from './route.ts'

const body = z.object({ words: words(maxNameLength, 'Write the name as it stands there.') })
/** How often it stood there. */
const reply = z.object({ times: z.int() })

/** The answer comes when nothing of it is left. */
export const removeNameFromNote = route({
  method: 'POST',
  path: '/api/rooms/:roomId/notes/:noteId/name-removed',
  params: z.object({ roomId: RoomId, noteId: NoteId }),
  body,
  reply,
})

/** Out of all that the answer ever said, and of all notes that are passages of it. */
export const removeNameFromAnswer = route({
  method: 'POST',
  path: '/api/responses/:responseId/name-removed',
  params: z.object({ responseId: ResponseId }),
  body,
  reply,
})

export const removeNameFromComment = route({
  method: 'POST',
  path: '/api/drafts/:draftId/rounds/:roundId/comments/:commentId/name-removed',
  params: z.object({ draftId: DraftId, roundId: RoundId, commentId: CommentId }),
  body,
  reply,
})
