/** What may be asked of notes, in whichever way it is asked. Who asks, where they are and whether the step allows it is found out anew each time. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
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
import { revealRoom } from '#notes/reveal.ts'
import { holdNote, keepBack, readUnseen, showNote } from '#notes/unseen.ts'
import { myNotes, putNoteBack, withdrawNote } from '#notes/withdraw-note.ts'
import { knownMember, permit, permitRoom, type Browser } from '#session/members.ts'
import { roomPlace } from '#session/places.ts'
import { authorships } from '#store/kinds.ts'
import { Overtaken } from '#store/store.ts'

interface OneNote {
  readonly roomId: RoomId
  readonly noteId: NoteId
}

export interface NoteActs {
  readonly put: (browser: Browser, note: OneNote, words: BodyOf<typeof wire.putNote>) => Promise<void>
  readonly move: (browser: Browser, note: OneNote, place: BodyOf<typeof wire.moveNote>) => Promise<void>
  readonly withdraw: (browser: Browser, note: OneNote, asking?: wire.Asking) => Promise<void>
  readonly putBack: (browser: Browser, note: OneNote, asking?: wire.Asking) => Promise<void>
  readonly show: (browser: Browser, note: OneNote) => Promise<void>
  readonly keepBack: (browser: Browser, note: OneNote) => Promise<void>
  readonly hold: (browser: Browser, note: OneNote, reason: string) => Promise<void>
  readonly unseen: (browser: Browser, roomId: RoomId) => Promise<ReplyOf<typeof wire.readUnseen>>
  /** Answers how many notes were shown. */
  readonly reveal: (browser: Browser, roomId: RoomId) => Promise<number>
  readonly mine: (browser: Browser, roomId: RoomId) => Promise<ReplyOf<typeof wire.myNotes>>
  /** Those on the board, as they are on disk, in no order. */
  readonly read: (browser: Browser, roomId: RoomId) => Promise<readonly Note[]>
}

/** Who asks, in a room where they are and may do this now. Refuses otherwise. */
export async function askerIn(
  deps: Pick<Deps, 'store'>,
  { browser, roomId }: { readonly browser: Browser; readonly roomId: RoomId },
  act: Act,
): Promise<Asker> {
  const place = await roomPlace(deps, roomId)
  const member = await knownMember(deps, browser, { sessionId: place.session.id, strategyId: place.strategy.id })
  await permitRoom(deps, member, place)
  permit(member, act, place.breakout.step)
  return { member, room: place.room, breakout: place.breakout }
}

const mostTries = 3

/** What was written meanwhile is read, and the act decided anew. */
async function unlessOvertaken<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < mostTries; tries += 1) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
    }
  }
  return act()
}

export function noteActs(deps: Deps): NoteActs {
  const asker = (browser: Browser, roomId: RoomId, act: Act): Promise<Asker> => askerIn(deps, { browser, roomId }, act)
  /**
   * Where notes are not seen at once, acts in a room wait for each other, and what is so is found out when it is their turn. So do acts on
   * one note where another server may be at it: what that one did to it is read before anything is decided.
   */
  const acting = async <T>(
    { browser, roomId, noteId }: Where,
    act: Act,
    run: (asker: Asker) => Promise<T>,
  ): Promise<T> => {
    const now = await asker(browser, roomId, act)
    const { isPrivate, checks } = now.breakout.settings
    const isSeenAtOnce = !isPrivate && checks === 'show-first'
    if (isSeenAtOnce && !deps.store.isShared) return unlessOvertaken(() => run(now))
    const turn = isSeenAtOnce && noteId !== undefined ? `note ${noteId}` : roomDocName(roomId)
    return deps.store.inTurn(turn, () => unlessOvertaken(async () => run(await asker(browser, roomId, act))))
  }
  return {
    put: async (browser, { roomId, noteId }, words) => {
      const isNew = (await deps.store.get(authorships, noteId)) === undefined
      await acting({ browser, roomId, noteId }, isNew ? 'add-note' : 'change-own-note', who =>
        putNote(deps, who, { noteId, words }),
      )
    },
    move: (browser, { roomId, noteId }, place) =>
      acting({ browser, roomId, noteId }, 'change-own-note', who => moveNote(deps, who, { noteId, place })),
    withdraw: (browser, { roomId, noteId }, asking = {}) =>
      acting({ browser, roomId, noteId }, 'change-own-note', who => withdrawNote(deps, who, { noteId, asking })),
    putBack: (browser, { roomId, noteId }, asking = {}) =>
      acting({ browser, roomId, noteId }, 'change-own-note', who => putNoteBack(deps, who, { noteId, asking })),
    mine: async (browser, roomId) => myNotes(deps, (await asker(browser, roomId, 'read-own-room')).member, roomId),
    read: async (browser, roomId) => {
      await asker(browser, roomId, 'read-own-room')
      return readNotes(deps, roomId)
    },
    ...actsOnUnseen(deps, { asker, acting }),
  }
}

interface Where {
  readonly browser: Browser
  readonly roomId: RoomId
  /** Undefined where it is about more than one. */
  readonly noteId?: NoteId
}

interface Asking {
  readonly asker: (browser: Browser, roomId: RoomId, act: Act) => Promise<Asker>
  readonly acting: <T>(where: Where, act: Act, run: (asker: Asker) => Promise<T>) => Promise<T>
}

function actsOnUnseen(
  deps: Deps,
  { asker, acting }: Asking,
): Pick<NoteActs, 'show' | 'keepBack' | 'hold' | 'unseen' | 'reveal'> {
  const told = async <T>(roomId: RoomId, act: Promise<T>): Promise<T> => {
    const answer = await act
    await deps.live.lookAgain([roomDocName(roomId)])
    return answer
  }
  return {
    show: (browser, { roomId, noteId }) =>
      told(
        roomId,
        acting({ browser, roomId, noteId }, 'read-own-room', who => showNote(deps, who, { noteId })),
      ),
    keepBack: (browser, { roomId, noteId }) =>
      acting({ browser, roomId, noteId }, 'change-own-note', who => keepBack(deps, who, { noteId })),
    hold: (browser, { roomId, noteId }, reason) =>
      told(
        roomId,
        acting({ browser, roomId, noteId }, 'hold-note', who => holdNote(deps, who, { noteId, reason })),
      ),
    unseen: async (browser, roomId) => readUnseen(deps, await asker(browser, roomId, 'read-own-room')),
    reveal: (browser, roomId) =>
      told(
        roomId,
        acting({ browser, roomId }, 'reveal', who => revealRoom(deps, who)),
      ),
  }
}
