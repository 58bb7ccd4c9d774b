/** One's own note as a plain page: changing its words, withdrawing it. */
import type { FastifyInstance } from 'fastify'
import type { Note, RouteInRoom } from '@waymark/shared/model/note.ts'
import { moveNote as oneNote } from '@waymark/shared/wire/notes.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { isTicked, nameOf, textIn } from '#plain/fields.ts'
import { notePage } from '#plain/note-page.ts'
import type { RoomView, Typed } from '#plain/room-view.ts'
import { withdrawnAnchor } from '#plain/withdrawn-part.ts'
import { wrongWithTyped } from '#plain/wrong-with-typed.ts'
import { Refusal } from '#refusal.ts'
import { tellProblem } from './answer-problems.ts'
import { browserOf } from './browser.ts'
import { noteActs } from './note-acts.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'
import { addressAfter, viewOfRoom } from './plain-room.ts'

export function mountPlainNote(scope: FastifyInstance, deps: Deps): void {
  const acts = noteActs(deps)
  const address = '/rooms/:roomId/notes/:noteId'

  scope.get(address, async (request, reply) => {
    const { roomId, noteId } = paramsOf(oneNote.params, request)
    const view = await viewOfRoom(deps, acts, { browser: browserOf(request), roomId })
    if (view.own.withdrawn.some(({ id }) => id === noteId))
      return goTo(reply, `${plainPages.room(roomId)}#${withdrawnAnchor}`)
    const note = mineIn(view, noteId)
    return sendPage(reply, notePage({ reply: view.reply, note, typed: asItIs(note) }))
  })

  scope.post(address, async (request, reply) => {
    const { roomId, noteId } = paramsOf(oneNote.params, request)
    const browser = browserOf(request)
    const fields = fieldsOf(request)
    if (fields[nameOf.withdraw] !== undefined) {
      await acts.withdraw(browser, { roomId, noteId })
      return goTo(reply, addressAfter(roomId, { what: 'withdrawn', noteId }))
    }
    const view = await viewOfRoom(deps, acts, { browser, roomId })
    const note = mineIn(view, noteId)
    const typed: Typed = { text: textIn(fields, nameOf.text), isNameOff: isTicked(fields, nameOf.textNameOff) }
    const wrong = wrongWithTyped(typed.text)
    const signed = note.route === 'live' ? !typed.isNameOff : note.signedBy !== null
    const done = await (wrong === undefined
      ? acts
          .put(browser, { roomId, noteId }, { ...note, whose: note.signedBy, text: typed.text, signed })
          .catch(refusalOf)
      : new Refusal('malformed', wrong))
    if (!(done instanceof Refusal)) return goTo(reply, addressAfter(roomId, { what: 'saved', noteId }))
    const { message } = tellProblem(done, { request, reply })
    const { reply: now } = await viewOfRoom(deps, acts, { browser, roomId })
    return sendPage(reply, notePage({ reply: now, note, typed, wrong: message }))
  })
}

function mineIn({ notes, own }: RoomView, noteId: Note['id']): Note & { readonly route: RouteInRoom } {
  const note = own.mine.includes(noteId) ? notes.find(({ id }) => id === noteId) : undefined
  if (note === undefined || note.route === 'written' || note.route === 'other-board')
    throw new Refusal('gone', 'There is no note of yours at this address.')
  return { ...note, route: note.route }
}

const asItIs = ({ text, signedBy }: Note): Typed => ({ text, isNameOff: signedBy === null })
