/**
 * What I asked of my notes and the server has not answered yet, as plain data and what happens to it. Pure: the clock, chance and
 * the keeping are its caller's. Asks of one note are sent one after the other in the order in which they were made; those of
 * different notes do not wait for each other.
 */
import * as z from 'zod/mini'
import { NoteId, RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { Note, NoteText, RouteInRoom } from '@waymark/shared/model/note.ts'
import { mostAsks } from '@waymark/shared/wire/notes.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'

/** Where a note is asked to go: straight after another of that section, or to an end of it. */
export const Place = z.object({ sectionId: SectionId, after: z.union([NoteId, z.literal('first'), z.literal('last')]) })
export type Place = Readonly<z.infer<typeof Place>>

/** `note`: as it was, so that it can be shown, and put back, before the server has answered. */
export const Ask = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('put'),
    sectionId: SectionId,
    text: NoteText,
    signed: z.boolean(),
    whose: z.optional(z.nullable(DisplayName)),
    route: RouteInRoom,
    isSummary: z.optional(z.boolean()),
    isReadBack: z.optional(z.boolean()),
  }),
  z.object({ kind: z.literal('move'), place: Place }),
  z.object({ kind: z.literal('withdraw'), note: Note }),
  z.object({ kind: z.literal('put-back'), note: Note }),
])
export type Ask = Readonly<z.infer<typeof Ask>>

/**
 * waiting: not sent, or sent without an answer. sending: on its way now. refused: answered with a no, kept until its author decides.
 * done: on the server's disk since a moment ago. shown: done for longer; kept because it may not have come back live yet.
 */
export const Waiting = z.object({
  id: z.string(),
  roomId: RoomId,
  noteId: NoteId,
  ask: Ask,
  state: z.enum(['waiting', 'sending', 'refused', 'done', 'shown']),
  /** How often it was sent without an answer. */
  tries: z.number(),
  /** On the clock of this device: not to be sent before; for what is done, since when. */
  at: z.number(),
  problem: z.nullable(Problem),
  /** The asks in whose place this one is. They may be on their way still. */
  over: z._default(z.array(z.string()), []),
  /** The ask of another note that is answered first: what was asked of several at once takes effect in its order. */
  behind: z._default(z.nullable(z.string()), null),
})
export type Waiting = Readonly<z.infer<typeof Waiting>>
export type Queue = readonly Waiting[]

/** Something that happened to the queue. Of what is settled nothing changes any more. */
export type Change = (queue: Queue) => Queue

/** How long a note says "Saved". */
export const savedForMs = 10_000
const shownForMs = 600_000

export const asked =
  (one: Pick<Waiting, 'id' | 'roomId' | 'noteId' | 'ask'> & Partial<Pick<Waiting, 'behind'>>): Change =>
  queue => {
    // A refused move or withdrawal is over as soon as its author asks for something else; refused words are not.
    const still = queue.filter(
      ({ noteId, state, ask }) => noteId !== one.noteId || state !== 'refused' || ask.kind === 'put',
    )
    const last = still.findLast(({ noteId }) => noteId === one.noteId)
    const replaces = last?.ask.kind === one.ask.kind && (last.state === 'waiting' || last.state === 'refused')
    const over = replaces ? [...last.over, last.id].slice(-mostAsks) : []
    const fresh: Waiting = { behind: null, ...one, state: 'waiting', tries: 0, at: 0, problem: null, over }
    return replaces ? still.map(other => (other === last ? fresh : other)) : [...still, fresh]
  }

/** Of several notes, each to be answered before the next is sent. One that is refused holds up none. */
export const allAsked =
  (all: readonly Pick<Waiting, 'id' | 'roomId' | 'noteId' | 'ask'>[]): Change =>
  queue =>
    all.reduce((before, one, at) => asked({ ...one, behind: all[at - 1]?.id ?? null })(before), queue)

export const sending = (id: string): Change => patchOf(id, () => ({ state: 'sending' }))

export const unanswered = (id: string, notBefore: number): Change =>
  patchOf(id, ({ tries }) => ({ state: 'waiting', tries: tries + 1, at: notBefore }))

export const refused = (id: string, problem: Problem): Change => patchOf(id, () => ({ state: 'refused', problem }))

/** What was said of a note before it was withdrawn need not be shown any longer. */
export const done =
  (id: string, now: number): Change =>
  queue => {
    const ended = queue.find(one => one.id === id)
    const after = patchOf(id, () => ({ state: 'done', at: now }))(queue)
    return ended?.ask.kind === 'withdraw'
      ? after.filter(one => one.noteId !== ended.noteId || one.id === id || !isSettled(one))
      : after
  }

/** Nobody else is sending now: what was on its way may be sent again. */
export const resumed: Change = queue =>
  queue.map((one): Waiting => (one.state === 'sending' ? { ...one, state: 'waiting', at: 0 } : one))

/** The server may be there again: no pause any more. */
export const online: Change = queue => queue.map(one => (one.state === 'waiting' ? { ...one, at: 0 } : one))

export const triedAgain =
  (noteId: NoteId): Change =>
  queue =>
    queue.map((one): Waiting =>
      one.noteId === noteId && one.state === 'refused'
        ? { ...one, state: 'waiting', tries: 0, at: 0, problem: null }
        : one,
    )

/** Its author took the words back, or let the ask be. */
export const letGo =
  (noteId: NoteId): Change =>
  queue =>
    queue.filter(one => one.noteId !== noteId || isSettled(one))

/** Somebody else sits here now: what the one before had not sent is not sent in their name. */
export const forgotten: Change = () => []

/** What is done says so for a while; words that are done are kept longer, as they may not have come back live yet. */
export const passed =
  (now: number): Change =>
  queue =>
    queue.flatMap((one): Queue => {
      if (one.state === 'shown') return now - one.at > shownForMs ? [] : [one]
      if (one.state !== 'done' || now - one.at < savedForMs) return [one]
      return one.ask.kind === 'put' ? [{ ...one, state: 'shown' }] : []
    })

/** Waiting or on its way. */
export const isOpen = ({ state }: Waiting): boolean => state === 'waiting' || state === 'sending'
export const isSettled = ({ state }: Waiting): boolean => state === 'done' || state === 'shown'

/** What may be sent now: for each note the first that is not settled, if it waits, its pause is over, and what it is behind is answered. */
export const dueNow = (queue: Queue, now: number): Queue =>
  heads(queue).filter(({ state, at }) => state === 'waiting' && at <= now)

/** When something is due, or stops saying "Saved"; undefined when nothing will happen by itself. */
export function nextAt(queue: Queue): number | undefined {
  const times = [
    ...heads(queue).flatMap(({ state, at }) => (state === 'waiting' ? [at] : [])),
    ...queue.flatMap(({ state, at }) => (state === 'done' ? [at + savedForMs] : [])),
  ]
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Grows from a second to a minute; `chance` (0 to 1) spreads those who lost the server at the same moment. */
export const pauseAfter = (tries: number, chance: number): number =>
  Math.min(60_000, 1000 * 2 ** tries) * (0.5 + chance)

const patchOf =
  (id: string, patch: (one: Waiting) => Partial<Waiting>): Change =>
  queue =>
    queue.map(one => (one.id === id && !isSettled(one) ? { ...one, ...patch(one) } : one))

/** An ask is only ever behind one that was made before it, so that two never wait for each other; nor does it wait for what waits for its author. */
function heads(queue: Queue): Queue {
  const refused = new Set(queue.flatMap(({ state, noteId }) => (state === 'refused' ? [noteId] : [])))
  const open = new Set(queue.flatMap(one => (isOpen(one) && !refused.has(one.noteId) ? [one.id] : [])))
  const met = new Set<NoteId>()
  return queue.filter(one => {
    if (isSettled(one) || met.has(one.noteId)) return false
    met.add(one.noteId)
    return one.behind === null || !open.has(one.behind)
  })
}
