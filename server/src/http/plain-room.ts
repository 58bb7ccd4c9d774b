/** A room as a plain page: reading it, adding notes, putting back one's own. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { NoteId, type RoomId, type SectionId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import { plainPages } from '@waymark/shared/wire/pages.ts'
import { readRoom as readRoomRoute } from '@waymark/shared/wire/sessions.ts'
import type { Deps } from '#deps.ts'
import { anchorOf, nameOf, textIn, type Fields } from '#plain/fields.ts'
import { helpAnchor, mayTalkTo } from '#plain/help-part.ts'
import { noteOfForm } from '#plain/note-of-form.ts'
import { roomPage } from '#plain/room-page.ts'
import { typedIn, type Done, type HelpNews, type RoomView, type Typed } from '#plain/room-view.ts'
import { wordsIn } from '#plain/unsent-part.ts'
import { withdrawnAnchor } from '#plain/withdrawn-part.ts'
import { wrongWithTyped } from '#plain/wrong-with-typed.ts'
import { Refusal } from '#refusal.ts'
import { enterRoom } from '#session/come-in.ts'
import { askForHelp } from '#session/help.ts'
import { readRoom } from '#session/sessions.ts'
import { readMyWish } from '#session/talk.ts'
import { tellProblem } from './answer-problems.ts'
import { browserOf } from './browser.ts'
import { noteActs, type NoteActs } from './note-acts.ts'
import { broughtTo, type Here } from './brought-to.ts'
import { fieldsOf, goTo, paramsOf, refusalOf, sendPage } from './plain-forms.ts'

const FormId = z.string().check(z.regex(/^[A-Za-z0-9_-]{10,40}$/))

/** `?saved=NOTE`, `?withdrawn=NOTE`, `?back=NOTE` or `?help=asked`: what the form before did. It is believed only where it is so. */
const Query = z.object({
  saved: z.optional(NoteId),
  withdrawn: z.optional(NoteId),
  back: z.optional(NoteId),
  help: z.optional(z.enum(['asked', 'no-more'])),
})

export function mountPlainRoom(scope: FastifyInstance, deps: Deps): void {
  const acts = noteActs(deps)

  scope.get('/rooms/:roomId', async (request, reply) => {
    const { roomId } = paramsOf(readRoomRoute.params, request)
    const view = await viewOfRoom(deps, acts, { browser: browserOf(request), roomId })
    return sendPage(reply, roomPage({ ...view, done: doneIn(request, view), helpNews: helpNewsIn(request, view) }))
  })

  scope.post('/rooms/:roomId', async (request, reply) => {
    const { roomId } = paramsOf(readRoomRoute.params, request)
    const browser = browserOf(request)
    const fields = fieldsOf(request)
    if (fields[nameOf.enter] !== undefined) {
      await enterRoom(deps, browser, roomId)
      return goTo(reply, plainPages.room(roomId))
    }
    const here = { browser, roomId }
    const { breakout } = await readRoom(deps, { browser, params: { roomId }, body: {} })
    const sent = sentIn(fields, breakout.sections, deps.newId())
    const { unsent } = sent
    if (fields[nameOf.carried] !== undefined)
      return sendPage(reply, roomPage({ ...(await viewOfRoom(deps, acts, here)), typed: sent.typed, unsent }))
    const done = await doAsked({ deps, acts, here }, sent).catch(refusalOf)
    const left = new Map([...sent.typed].filter(([id]) => done instanceof Refusal || id !== sent.sectionId))
    if (!(done instanceof Refusal) && left.size + unsent.length === 0) return goTo(reply, addressAfter(roomId, done))
    const view = { ...(await viewOfRoom(deps, acts, here)), typed: left, unsent }
    if (!(done instanceof Refusal)) return sendPage(reply, roomPage({ ...view, ...newsOf(done) }))
    const { message } = tellProblem(done, { request, reply })
    return sendPage(reply, roomPage({ ...view, form: sent.form, wrong: { sectionId: sent.sectionId, message } }))
  })
}

export async function viewOfRoom(deps: Deps, acts: NoteActs, { browser, roomId }: Here): Promise<RoomView> {
  const reply = await readRoom(deps, { browser, params: { roomId }, body: {} })
  const params = { sessionId: reply.session.id }
  const [own, notes, brought, wish] = await Promise.all([
    acts.mine(browser, roomId),
    acts.read(browser, roomId),
    broughtTo(deps, { browser, roomId }, reply),
    readMyWish(deps, { browser, params, body: {} }),
  ])
  const shown = new Set(notes.map(({ id }) => id))
  const unseen = own.unseen.map(({ note }) => note).filter(({ id }) => !shown.has(id))
  const mayTalk = mayTalkTo(wish.lead, reply.me)
  return { reply, own, notes: [...notes, ...unseen], form: deps.newId(), typed: new Map(), brought, mayTalk }
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

function helpNewsIn({ query }: FastifyRequest, { reply: { fromDesk } }: RoomView): HelpNews | undefined {
  const { help } = Query.safeParse(query).data ?? {}
  return (help === 'asked') === (fromDesk.help !== 'none') ? help : undefined
}

const newsOf = (did: Did): Pick<RoomView, 'done' | 'helpNews'> =>
  typeof did === 'string' ? { helpNews: did } : { done: did }

/** What a form did: something with a note, or with the ask for help. */
type Did = Done | HelpNews

/** Where the page is read again, at what something was done with. */
export function addressAfter(roomId: RoomId, did: Did): string {
  if (typeof did === 'string') return `${plainPages.room(roomId)}?help=${did}#${helpAnchor}`
  const { what, noteId } = did
  return `${plainPages.room(roomId)}?${what}=${noteId}#${what === 'withdrawn' ? withdrawnAnchor : anchorOf(noteId)}`
}

interface Sent {
  readonly form: string
  readonly typed: ReadonlyMap<SectionId, Typed>
  /** Whose words are to be added. */
  readonly sectionId: SectionId | undefined
  readonly putBack: NoteId | undefined
  /** Undefined where it is not about help. */
  readonly asksForHelp: boolean | undefined
  /** Words for which there is no place in this room. */
  readonly unsent: readonly string[]
}

const sentIn = (fields: Fields, sections: readonly Section[], newForm: string): Sent => ({
  form: FormId.safeParse(fields[nameOf.form]).data ?? newForm,
  typed: typedIn(sections, fields),
  sectionId: sections.find(({ id }) => id === fields[nameOf.add])?.id,
  putBack: NoteId.safeParse(fields[nameOf.putBack]).data,
  asksForHelp: fields[nameOf.help] === undefined ? undefined : fields[nameOf.help] === 'yes',
  unsent: wordsIn(fields, sections).map(name => textIn(fields, name)),
})

/** Answers once it is on disk. */
async function doAsked(
  { deps, acts, here: { browser, roomId } }: { readonly deps: Deps; readonly acts: NoteActs; readonly here: Here },
  { form, typed, sectionId, putBack, asksForHelp }: Sent,
): Promise<Did> {
  if (asksForHelp !== undefined) {
    await askForHelp(deps, { browser, params: { roomId }, body: { asks: asksForHelp } })
    return asksForHelp ? 'asked' : 'no-more'
  }
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
