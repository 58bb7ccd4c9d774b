/**
 * What letting go means for each kind: words stay and become nobody's; what is about a person goes. Done twice it is done once. What
 * stands in documents goes with the rows of notes and passages: the documents are written anew, so that nothing of it is left in them.
 */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import { responseWordsId, type Excerpt, type Response } from '@waymark/shared/model/response.ts'
import type { Deps } from '#deps.ts'
import * as kinds from '#store/kinds.ts'
import { row, type Commit, type Row, type Store } from '#store/store.ts'
import type { Key } from './due-shape.ts'
import { nobodyBegan } from './due-words.ts'

export type Change = Required<Pick<Commit, 'puts' | 'removes'>>
type LetGoDeps = Pick<Deps, 'store' | 'newId'>
type Act = (deps: LetGoDeps, id: string) => Promise<Change>

const removed = (all: readonly Key[]): Change => ({ puts: [], removes: all })
const put = (one: Row): Change => ({ puts: [one], removes: [] })
const nothing: Change = { puts: [], removes: [] }

/** One that is there, as it is without the person. */
const without =
  <T extends { readonly id: string }>(kind: kinds.Kind<T>, changed: (one: T) => T): Act =>
  async ({ store }, id) => {
    const known = await store.get(kind, id)
    return known === undefined ? nothing : put(row(kind, changed(known)))
  }

const keysOf = async <T extends { readonly id: string }>(
  store: Store,
  kind: kinds.Kind<T>,
  parent: string,
): Promise<Key[]> => (await store.list(kind, parent)).map(({ id }) => ({ kind: kind.name, id }))

/** A note that stands on no board stands in this row alone, and goes with it. */
const author: Act = async ({ store, newId }, id) => {
  const known = await store.get(kinds.authorships, id as NoteId)
  if (known === undefined) return nothing
  if (known.withdrawn !== null || known.unseen !== null) return removed([{ kind: kinds.authorships.name, id }])
  // That they were not to be quoted outlives that they are known.
  const chose = known.memberId === null ? undefined : await store.get(kinds.notQuoted, known.memberId)
  const isNotQuoted = chose === undefined ? known.isNotQuoted : true
  const next = { ...known, memberId: null, isNotQuoted, asks: undefined, stamp: newId() }
  return put({ ...row(kinds.authorships, next), over: { stamp: known.stamp } })
}

const passage: Act = async ({ store }, id) => {
  const known = await store.get(kinds.excerpts, id as NoteId)
  if (known === undefined) return nothing
  if (known.isWithdrawn) return removed([{ kind: kinds.excerpts.name, id }])
  return put(row(kinds.excerpts, nameless(known)))
}

const nameless = (one: Excerpt): Excerpt =>
  one.takenOff === null ? one : { ...one, takenOff: { ...one.takenOff, signedBy: null } }

/** What was taken back, or never sent, goes whole; of the others what they said before they were changed. */
const answer: Act = async ({ store }, id) => {
  const known = await store.get(kinds.responses, id as Response['id'])
  if (known === undefined) return nothing
  const [words, ways] = [await keysOf(store, kinds.responseWords, id), await keysOf(store, kinds.returnKeys, id)]
  if (known.sentAt === null || known.withdrawnAt !== null)
    return removed([...words, ...ways, { kind: kinds.responses.name, id }])
  const now = responseWordsId(known)
  return {
    puts: [row(kinds.responses, { ...known, name: null, messages: [] })],
    removes: [...words.filter(one => one.id !== now), ...ways],
  }
}

const comment: Act = async ({ store }, id) => {
  const known = await store.get(kinds.comments, id as never)
  const ways = await keysOf(store, kinds.commentKeys, id)
  if (known === undefined || known.withdrawnAt !== null) return removed([...ways, { kind: kinds.comments.name, id }])
  return { puts: [row(kinds.comments, { ...known, name: null, apart: '' })], removes: ways }
}

/** Those that are not named here go whole. */
const acts: ReadonlyMap<string, Act> = new Map([
  [kinds.authorships.name, author],
  [kinds.excerpts.name, passage],
  [kinds.responses.name, answer],
  [kinds.comments.name, comment],
  [kinds.checkBacks.name, without(kinds.checkBacks, one => ({ ...one, signedBy: null }))],
  [kinds.looks.name, without(kinds.looks, one => ({ ...one, by: nobodyBegan }))],
  [kinds.rooms.name, without(kinds.rooms, one => ({ ...one, facilitator: '' }))],
  [kinds.sessions.name, without(kinds.sessions, one => ({ ...one, lead: null }))],
])

export async function changesFor(deps: LetGoDeps, keys: readonly Key[]): Promise<Change> {
  const all = await Promise.all(keys.map(async key => acts.get(key.kind)?.(deps, key.id) ?? removed([key])))
  return { puts: all.flatMap(({ puts }) => puts), removes: all.flatMap(({ removes }) => removes) }
}

/** Before the rows: whoever is stopped in between does it once more. */
export async function namelessDocs({ store, live }: Pick<Deps, 'store' | 'live'>, keys: readonly Key[]): Promise<void> {
  const rooms = new Map<RoomId, NoteId[]>()
  for (const { kind, id } of keys) {
    const of =
      kind === kinds.authorships.name ? kinds.authorships : kind === kinds.excerpts.name ? kinds.excerpts : null
    const known = of === null ? undefined : await store.get<{ id: NoteId; roomId: RoomId }>(of as never, id as NoteId)
    if (known !== undefined) rooms.set(known.roomId, [...(rooms.get(known.roomId) ?? []), known.id])
  }
  for (const [roomId, noteIds] of rooms) {
    const name = roomDocName(roomId)
    const doc = await live.open(name)
    await doc.change(opened => {
      const { notes } = openRoomDoc(opened)
      for (const id of noteIds) if (notes.all().get(id)?.signedBy != null) notes.patch(id, { signedBy: null })
    })
    await live.rebuild(name)
  }
}
