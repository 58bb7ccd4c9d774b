/** Asking for notes to be written. Who asks, where they are and whether the step allows it is found out anew for every request. */
import type { FastifyInstance } from 'fastify'
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/notes.ts'
import type { Deps } from '#deps.ts'
import type { Asker } from '#notes/asker.ts'
import { moveNote } from '#notes/move-note.ts'
import { putNote } from '#notes/put-note.ts'
import { myNotes, putNoteBack, withdrawNote } from '#notes/withdraw-note.ts'
import { knownMember, permit, permitRoom } from '#session/members.ts'
import { roomPlace } from '#session/places.ts'
import { authorships } from '#store/kinds.ts'
import { mount } from './mount.ts'

export function mountNotes(app: FastifyInstance, deps: Deps): void {
  const asker = async (browser: string | undefined, roomId: RoomId, act: Act): Promise<Asker> => {
    const place = await roomPlace(deps, roomId)
    const member = await knownMember(deps, browser, { sessionId: place.session.id, strategyId: place.strategy.id })
    await permitRoom(deps, member, place)
    permit(member, act, place.breakout.step)
    return { member, room: place.room, breakout: place.breakout }
  }

  mount(app, wire.putNote, async ({ browser, params: { roomId, noteId }, body }) => {
    const isNew = (await deps.store.get(authorships, noteId)) === undefined
    await putNote(deps, await asker(browser, roomId, isNew ? 'add-note' : 'change-own-note'), { noteId, words: body })
    return {}
  })
  mount(app, wire.moveNote, async ({ browser, params: { roomId, noteId }, body }) => {
    await moveNote(deps, await asker(browser, roomId, 'change-own-note'), { noteId, place: body })
    return {}
  })
  mount(app, wire.withdrawNote, async ({ browser, params: { roomId, noteId } }) => {
    await withdrawNote(deps, await asker(browser, roomId, 'change-own-note'), noteId)
    return {}
  })
  mount(app, wire.putNoteBack, async ({ browser, params: { roomId, noteId } }) => {
    await putNoteBack(deps, await asker(browser, roomId, 'change-own-note'), noteId)
    return {}
  })
  mount(app, wire.myNotes, async ({ browser, params: { roomId } }) => {
    const { member } = await asker(browser, roomId, 'read-own-room')
    return myNotes(deps, member, roomId)
  })
}
