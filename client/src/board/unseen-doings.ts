/** Showing notes that the others do not see yet, keeping them back, holding them back, taking a name out. Asked of the server at once: none of it can wait on a device. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { removeNameFromNote } from '@waymark/shared/wire/erasing.ts'
import { holdNote, keepNoteBack, showNote } from '@waymark/shared/wire/notes.ts'
import { call, type Answer } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import type { RoomNow } from './use-room.ts'

export function unseenDoings({ roomId, refresh }: Pick<RoomNow, 'roomId' | 'refresh'>) {
  const told = async (asking: Promise<Answer<unknown>>, done: string): Promise<Answer<unknown>> => {
    const answer = await asking
    if (answer.ok) say(done)
    else sayNow(answer.problem.message)
    await refresh()
    return answer
  }
  const params = (noteId: NoteId) => ({ roomId, noteId })
  return {
    show: ({ id }: { readonly id: NoteId }) => {
      void told(call(showNote, { params: params(id), body: {} }), 'The others see it now.')
    },
    keepBack: ({ id }: { readonly id: NoteId }) => {
      void told(call(keepNoteBack, { params: params(id), body: {} }), 'Kept back. Only you see it until you show it.')
    },
    hold: (id: NoteId, reason: string) =>
      told(
        call(holdNote, { params: params(id), body: { reason } }),
        'Held back. It is off the board, and its author reads why.',
      ),
    /** Answers why it was not done; undefined where it was. */
    removeName: async (id: NoteId, words: string): Promise<string | undefined> => {
      const answer = await told(call(removeNameFromNote, { params: params(id), body: { words } }), 'The name is gone.')
      return answer.ok ? undefined : answer.problem.message
    },
  }
}
