/** A room as a plain page: reading it, adding notes, putting back one's own. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { NoteId, type RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { readRoom as readRoomRoute } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { anchorOf, nameOf, type Fields } from '#plain/fields.ts'
import { noteOfForm } from '#plain/note-of-form.ts'
import { roomPage } from '#plain/room-page.ts'
import { typedIn, type Done, type RoomView, type Typed } from '#plain/room-view.ts'
import { withdrawnAnchor } from '#plain/withdrawn-part.ts'
import { wrongWithTyped } from '#plain/wrong-with-typed.ts'
import { Refusal } from '#refusal.ts'
import { enterRoom } from '#session/come-in.ts'
import type { Browser } from '#session/members.ts'
import { readRoom } from '#session/sessions.ts'
import { tellProblem } from './answer-problems.ts'
import { browserOf } from './browser.ts'
import { noteActs, type NoteActs } from './note-acts.ts'
import { broughtTo } from './brought-to.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'

const FormId = z.string().check(z.regex(/^[A-Za-z0-9_-]{10,40}$/))

/** `?saved=NOTE`, `?withdrawn=NOTE` or `?back=NOTE`: what the form before did. It is believed only where it is so. */
const Query = z.object({ saved: z.optional(NoteId), withdrawn: z.optional(NoteId), back: z.optional(NoteId) })

export function mountPlainRoom(scope: FastifyInstance, deps: Deps): void {
  const acts = noteActs(deps)

  scope.get('/rooms/:roomId', async (request, reply) => {
    const { roomId } = paramsOf(readRoomRoute.params, request)
    const view = await viewOfRoom(deps, acts, { browser: browserOf(request), roomId })
    return sendPage(reply, roomPage({ ...view, done: doneIn(request, view) }))
  })

  scope.post('/rooms/:roomId', async (request, reply) => {
    const { roomId } = paramsOf(readRoomRoute.params, request)
    const browser = browserOf(request)
    const fields = fieldsOf(request)
    if (fields[nameOf.enter] !== undefined) {
      await enterRoom(deps, browser, roomId)
      return goTo(reply, plainPages.room(roomId))
    }
    const { breakout } = await readRoom(deps, { browser, params: { roomId }, body: {} })
    const sent = sentIn(fields, breakout.sections, deps.newId())
    const done = await doAsked(acts, { browser, roomId }, sent).catch(refusalOf)
    const left = new Map([...sent.typed].filter(([id]) => done instanceof Refusal || id !== sent.sectionId))
    if (!(done instanceof Refusal) && left.size === 0) return goTo(reply, addressAfter(roomId, done))
    const view = { ...(await viewOfRoom(deps, acts, { browser, roomId })), typed: left }
    if (!(done instanceof Refusal)) return sendPage(reply, roomPage({ ...view, done }))
    const { message } = tellProblem(done, { request, reply })
    return sendPage(reply, roomPage({ ...view, form: sent.form, wrong: { sectionId: sent.sectionId, message } }))
  })
}

interface Here {
  readonly browser: Browser
  readonly roomId: RoomId
}

export async function viewOfRoom(deps: Deps, acts: NoteActs, { browser, roomId }: Here): Promise<RoomView> {
  const reply = await readRoom(deps, { browser, params: { roomId }, body: {} })
  const [own, notes, brought] = await Promise.all([
    acts.mine(browser, roomId),
    acts.read(browser, roomId),
    broughtTo(deps, { browser, roomId }, reply),
  ])
  const shown = new Set(notes.map(({ id }) => id))
  const unseen = own.unseen.map(({ note }) => note).filter(({ id }) => !shown.has(id))
  return { reply, own, notes: [...notes, ...unseen], form: deps.newId(), typed: new Map(), brought }
}

function doneIn({ query }: FastifyRequest, { own, notes }: RoomView): Done | undefined {
  const { saved, withdrawn, back } = Query.safeParse(query).data ?? {}
  const isMine = (noteId: NoteId): boolean => own.mine.includes(noteId) && notes.some(({ id }) => id === noteId)
  if (saved !== undefined && isMine(saved)) return { what: 'saved', noteId: saved }
  if (back !== undefined && isMine(back)) return { what: 'back', noteId: back }
  return withdrawn !== undefined && own.withdrawn.some(({ id }) => id === withdrawn)
    ? { what: 'withdrawn', noteId: withdrawn }
    : undefined
}

/** Where the page is read again, at the note that something was done with. */
export const addressAfter = (roomId: RoomId, { what, noteId }: Done): string =>
  `${plainPages.room(roomId)}?${what}=${noteId}#${what === 'withdrawn' ? withdrawnAnchor : anchorOf(noteId)}`

interface Sent {
  readonly form: string
  readonly typed: ReadonlyMap<SectionId, Typed>
  /** Whose words are to be added. */
  readonly sectionId: SectionId | undefined
  readonly putBack: NoteId | undefined
}

const sentIn = (fields: Fields, sections: readonly Section[], newForm: string): Sent => ({
  form: FormId.safeParse(fields[nameOf.form]).data ?? newForm,
  typed: typedIn(sections, fields),
  sectionId: sections.find(({ id }) => id === fields[nameOf.add])?.id,
  putBack: NoteId.safeParse(fields[nameOf.putBack]).data,
})

/** Answers once it is on disk. */
async function doAsked(
  acts: NoteActs,
  { browser, roomId }: Here,
  { form, typed, sectionId, putBack }: Sent,
): Promise<Done> {
  if (putBack !== undefined) {
    await acts.putBack(browser, { roomId, noteId: putBack })
    return { what: 'back', noteId: putBack }
  }
  if (sectionId === undefined) throw new Refusal('gone', 'This part of the board is not here any more. Choose another.')
  const words = typed.get(sectionId) ?? { text: '', isNameOff: false }
  const wrong = wrongWithTyped(words.text)
  if (wrong !== undefined) throw new Refusal('malformed', wrong)
  const noteId = noteOfForm(form, sectionId, words)
  const { mine } = await acts.mine(browser, roomId)
  // Sent before, and changed since perhaps: then the later words stay.
  if (!mine.includes(noteId))
    await acts.put(
      browser,
      { roomId, noteId },
      { sectionId, text: words.text, signed: !words.isNameOff, route: 'live' },
    )
  return { what: 'saved', noteId }
}
