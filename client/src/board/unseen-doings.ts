/** Showing notes that the others do not see yet, keeping them back, holding them back, taking a name out. Asked of the server at once: none of it can wait on a device. */
import type { NoteId } from '@waymark/shared/model/ids.ts'
import { removeNameFromNote } from '@waymark/shared/wire/erasing.ts'
import { holdNote, keepNoteBack, showNote } from '@waymark/shared/wire/notes.ts'
import { raiseFromRoom } from '@waymark/shared/wire/safeguarding.ts'
import { call, type Answer } from '#api/call.ts'
import { say, sayNow } from '#ui/announce.tsx'
import type { RoomNow } from './use-room.ts'

export interface LetterToLead {
  readonly form: string
  /** The words of the note, and no id of it. */
  readonly about: string
}

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
    /** `letter`: for the lead for safeguarding, before the note is held back; told twice it is one. */
    hold: async (id: NoteId, reason: string, letter?: LetterToLead): Promise<Answer<unknown>> => {
      if (letter !== undefined) {
        const concern = { what: reason, urgent: false, reach: '', about: letter.about }
        const answer = await call(raiseFromRoom, { params: { roomId }, body: { form: letter.form, concern } })
        if (!answer.ok) return answer
      }
      return told(
        call(holdNote, { params: params(id), body: { reason } }),
        'Held back. It is off the board, and its author reads why.',
      )
    },
    /** Answers why it was not done; undefined where it was. */
    removeName: async (id: NoteId, words: string): Promise<string | undefined> => {
      const answer = await told(call(removeNameFromNote, { params: params(id), body: { words } }), 'The name is gone.')
      return answer.ok ? undefined : answer.problem.message
    },
  }
}
