/** What may be asked of notes, in whichever way it is asked. Who asks, where they are and whether the step allows it is found out anew each time. */
import type { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import type * as wire from '@waymark/shared/wire/notes.ts'
import type { BodyOf, ReplyOf } from '@waymark/shared/wire/route.ts'
import type { Deps } from '#deps.ts'
import type { Asker } from '#notes/asker.ts'
import { moveNote } from '#notes/move-note.ts'
import { putNote } from '#notes/put-note.ts'
import { readNotes } from '#notes/read-notes.ts'
import { myNotes, putNoteBack, withdrawNote } from '#notes/withdraw-note.ts'
import { knownMember, permit, permitRoom, type Browser } from '#session/members.ts'
import { roomPlace } from '#session/places.ts'
import { authorships } from '#store/kinds.ts'

interface OneNote {
  readonly roomId: RoomId
  readonly noteId: NoteId
}

export interface NoteActs {
  readonly put: (browser: Browser, note: OneNote, words: BodyOf<typeof wire.putNote>) => Promise<void>
  readonly move: (browser: Browser, note: OneNote, place: BodyOf<typeof wire.moveNote>) => Promise<void>
  readonly withdraw: (browser: Browser, note: OneNote, asking?: wire.Asking) => Promise<void>
  readonly putBack: (browser: Browser, note: OneNote, asking?: wire.Asking) => Promise<void>
  readonly mine: (browser: Browser, roomId: RoomId) => Promise<ReplyOf<typeof wire.myNotes>>
  /** Those on the board, as they are on disk, in no order. */
  readonly read: (browser: Browser, roomId: RoomId) => Promise<readonly Note[]>
}

export function noteActs(deps: Deps): NoteActs {
  const asker = async (browser: Browser, roomId: RoomId, act: Act): Promise<Asker> => {
    const place = await roomPlace(deps, roomId)
    const member = await knownMember(deps, browser, { sessionId: place.session.id, strategyId: place.strategy.id })
    await permitRoom(deps, member, place)
    permit(member, act, place.breakout.step)
    return { member, room: place.room, breakout: place.breakout }
  }
  return {
    put: async (browser, { roomId, noteId }, words) => {
      const isNew = (await deps.store.get(authorships, noteId)) === undefined
      await putNote(deps, await asker(browser, roomId, isNew ? 'add-note' : 'change-own-note'), { noteId, words })
    },
    move: async (browser, { roomId, noteId }, place) =>
      moveNote(deps, await asker(browser, roomId, 'change-own-note'), { noteId, place }),
    withdraw: async (browser, { roomId, noteId }, asking = {}) =>
      withdrawNote(deps, await asker(browser, roomId, 'change-own-note'), { noteId, asking }),
    putBack: async (browser, { roomId, noteId }, asking = {}) =>
      putNoteBack(deps, await asker(browser, roomId, 'change-own-note'), { noteId, asking }),
    mine: async (browser, roomId) => myNotes(deps, (await asker(browser, roomId, 'read-own-room')).member, roomId),
    read: async (browser, roomId) => {
      await asker(browser, roomId, 'read-own-room')
      return readNotes(deps, roomId)
    },
  }
}
