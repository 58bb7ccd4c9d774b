/** The notes as this window shows them: what came live, and over it what I asked and the server has not shown yet. */
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note, Unseen, UnseenBecause } from '@waymark/shared/model/note.ts'
import { orderAfter, orderAtEnd } from '@waymark/shared/rules/order.ts'
import { nameOfBranch, type BoardNote, type Branch, type Saving } from '#surface/surface-props.ts'
import { isOpen, isSettled, type Ask, type Queue, type Waiting } from '#sync/waiting-queue.ts'

export interface Known {
  /** As they came live. */
  readonly notes: ReadonlyMap<NoteId, Note>
  /** What the server says of mine; a little older than `notes`. */
  readonly mine: readonly NoteId[]
  readonly withdrawn: readonly Note[]
  /** Mine that nobody else sees. */
  readonly unseen: readonly Unseen[]
  /** Why nobody else will see what I add now; undefined where they will. */
  readonly unseenNow: UnseenBecause | undefined
  /** My asks in this room, in the order in which I made them. */
  readonly queue: Queue
  readonly myName: string | null
}

export interface Shown {
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly mine: ReadonlySet<NoteId>
  /** Mine that I withdrew. */
  readonly withdrawn: readonly Note[]
  /** Of those shown: mine that nobody else sees, and why. */
  readonly unseen: ReadonlyMap<NoteId, Why>
}

export type Why = Pick<Unseen, 'why' | 'reason'>

export function shownNotes({ notes, mine, withdrawn, unseen, unseenNow, queue, myName }: Known): Shown {
  const away = unseen.filter(({ note }) => !notes.has(note.id))
  const board: Board = {
    shown: new Map([...notes, ...away.map(({ note }): [NoteId, Note] => [note.id, note])]),
    away: new Map(withdrawn.filter(({ id }) => !notes.has(id)).map(note => [note.id, note])),
    myName,
    end: undefined,
  }
  for (const one of queue) apply(board, one)
  const asked = queue.filter(({ ask }) => ask.kind !== 'move').map(({ noteId }) => noteId)
  return {
    notes: board.shown,
    mine: new Set([...mine, ...asked]),
    withdrawn: [...board.away.values()],
    unseen: new Map([
      ...(unseenNow === undefined
        ? []
        : addedBy(queue, notes).map(id => [id, { why: unseenNow, reason: '' }] as const)),
      ...away.map(({ note, why, reason }) => [note.id, { why, reason }] as const),
    ]),
  }
}

/** What I added and has not come live: the server has it already, or will. */
const addedBy = (queue: Queue, notes: Known['notes']): NoteId[] =>
  queue.filter(({ ask, noteId }) => ask.kind === 'put' && !notes.has(noteId)).map(({ noteId }) => noteId)

/** Refused weighs more than on its way, and that more than done. */
export function savingOf(asks: Queue, isConnected: boolean): Saving {
  if (asks.some(({ state }) => state === 'refused')) return 'refused'
  const open = asks.filter(isOpen)
  if (open.some(({ tries }) => tries > 0) || (open.length > 0 && !isConnected)) return 'waiting'
  if (open.length > 0) return 'saving'
  return asks.some(({ state }) => state === 'done') ? 'saved' : 'still'
}

export type Held = Pick<Note, 'id' | 'sectionId' | 'order'>

/** Shows the note in hand where it stood, with a line that says where somebody else has moved it. `free`: the board without this. */
export const withHeld = (notes: readonly BoardNote[], held: Held, free: readonly Branch[]): BoardNote[] =>
  notes.map(note => {
    const branch = free.find(({ section }) => section.id === note.sectionId)
    if (note.id !== held.id || note.sectionId === held.sectionId || branch === undefined) return note
    return { ...note, ...placeOf(held), remark: `This was moved to ${nameOfBranch(branch)}.` }
  })

const placeOf = ({ sectionId, order }: Held) => ({ sectionId, order })

interface Board {
  readonly shown: Map<NoteId, Note>
  readonly away: Map<NoteId, Note>
  readonly myName: string | null
  /** No note stands after it. Looked for once, and only where notes are added. */
  end: Note['order'] | undefined
}

function show(board: Board, note: Note): void {
  board.shown.set(note.id, note)
  if (board.end !== undefined && note.order > board.end) board.end = note.order
}

function orderOfNext(board: Board): Note['order'] {
  board.end = orderAtEnd(board.end === undefined ? board.shown.values() : [{ id: '', order: board.end }])
  return board.end
}

function apply(board: Board, one: Waiting): void {
  const { ask } = one
  switch (ask.kind) {
    case 'put':
      applyPut(board, one, ask)
      return
    case 'move':
      if (isOpen(one)) applyMove(board, one.noteId, ask.place)
      return
    case 'withdraw':
      if (one.state === 'refused') return
      board.shown.delete(one.noteId)
      board.away.set(one.noteId, ask.note)
      return
    case 'put-back':
      if (one.state === 'refused') return
      board.away.delete(one.noteId)
      if (!board.shown.has(one.noteId)) show(board, ask.note)
  }
}

function applyPut(board: Board, one: Waiting, ask: Extract<Ask, { kind: 'put' }>): void {
  const { shown, away, myName } = board
  const { sectionId, text, route, isSummary, isReadBack } = ask
  const before = shown.get(one.noteId)
  // Once it is on the server, what comes live says more than what I asked.
  if (isSettled(one) && (before !== undefined || away.has(one.noteId))) return
  show(board, {
    id: one.noteId,
    sectionId,
    text,
    route,
    isSummary,
    isReadBack,
    signedBy: ask.signed ? (ask.whose ?? myName) : null,
    order: before?.order ?? orderOfNext(board),
  })
}

function applyMove(board: Board, id: NoteId, place: Extract<Ask, { kind: 'move' }>['place']): void {
  const { shown } = board
  const note = shown.get(id)
  if (note === undefined) return
  show(board, {
    ...note,
    sectionId: place.sectionId,
    order: orderAt(siblingsIn(shown, place.sectionId, id), place.after),
  })
}

const siblingsIn = (notes: ReadonlyMap<NoteId, Note>, sectionId: SectionId, but: NoteId): Note[] =>
  [...notes.values()].filter(note => note.sectionId === sectionId && note.id !== but)

const orderAt = (siblings: readonly Note[], after: NoteId | 'first' | 'last'): Note['order'] =>
  after === 'last' ? orderAtEnd(siblings) : orderAfter(siblings, after === 'first' ? null : after)
