/** What is to go is found and written down before anything of it is: whichever server goes on knows it from then on. */
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { draftDocName, lookDocName, roomDocName, themesDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Erasure } from '@waymark/shared/model/erasure.ts'
import type { NoteId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Deps } from '#deps.ts'
import { authorships, drafts, erasedNotes, erasures, looks, type Authorship } from '#store/kinds.ts'
import { row, type Row } from '#store/store.ts'
import { isOneOf, roomsIn, sessionsFor, sessionsOfStrategy, type Place } from './whose.ts'

export type EraseDeps = Pick<Deps, 'store' | 'live' | 'guests' | 'files' | 'newId' | 'now' | 'linkKey'>

interface Found {
  readonly going: readonly Authorship[]
  /** Words of others that somebody wrote down for them: they stay, and are nobody's. */
  readonly staying: readonly Row[]
  readonly places: readonly Place[]
}

/** The next stage, in one commit with what keeps everybody from writing there again. */
export async function gather(deps: EraseDeps, erasure: Erasure): Promise<void> {
  const found = await findAll(deps, erasure)
  const noteIds = [...new Set([...erasure.noteIds, ...found.going.map(({ id }) => id)])]
  const inRooms = new Set<RoomId>([...erasure.roomIds, ...found.going.map(({ roomId }) => roomId)])
  const touched = found.places.filter(({ room }) => inRooms.has(room.id))
  const breakoutIds = [...new Set([...erasure.breakoutIds, ...touched.map(({ breakout }) => breakout.id)])]
  const strategyIds = [...new Set([...erasure.strategyIds, ...touched.map(({ session }) => session.strategyId)])]
  const left = await documentsOf(deps, { roomIds: [...inRooms], breakoutIds, strategyIds })
  const next: Erasure = {
    ...erasure,
    stage: 'writing',
    noteIds,
    breakoutIds,
    roomIds: [...inRooms],
    strategyIds,
    left,
    counts: { ...erasure.counts, notes: noteIds.length },
  }
  await deps.store.commit({
    puts: [row(erasures, next), ...noteIds.map(id => row(erasedNotes, { id })), ...found.staying],
    removes: found.going.map(({ id }) => ({ kind: authorships.name, id })),
  })
}

async function findAll(deps: EraseDeps, { members, noteIds, strategyIds }: Erasure): Promise<Found> {
  const own = await roomsIn(deps, await sessionsFor(deps, members))
  const strategies = [...new Set([...strategyIds, ...own.map(({ session }) => session.strategyId)])]
  const all = (await Promise.all(strategies.map(id => sessionsOfStrategy(deps, id)))).flat()
  const places = await roomsIn(deps, all)
  const rows = (await Promise.all(places.map(({ room }) => deps.store.list(authorships, room.id)))).flat()
  const theirs = rows.filter(({ memberId }) => isOneOf(members, memberId))
  const routes = await notesOn(deps, theirs)
  const isOfOthers = (one: Authorship): boolean => {
    const note = one.withdrawn ?? one.unseen?.note ?? routes.get(one.id)
    return note !== undefined && note.route !== 'live'
  }
  const going = theirs.filter(one => !isOfOthers(one))
  const gone = new Set<string>([...noteIds, ...going.map(({ id }) => id)])
  return {
    going: [...going, ...copiesOf(rows, gone)],
    staying: theirs.filter(isOfOthers).map(one => nobodys(deps, one)),
    places,
  }
}

const nobodys = ({ newId }: Pick<Deps, 'newId'>, one: Authorship): Row => ({
  ...row(authorships, { ...one, memberId: null, stamp: newId() }),
  over: { stamp: one.stamp },
})

/** What came along to later sessions, and from there to others. */
export function copiesOf(all: readonly Authorship[], gone: ReadonlySet<string>): Authorship[] {
  const known = new Set(gone)
  const copies: Authorship[] = []
  for (let before = -1; before !== copies.length;) {
    before = copies.length
    for (const one of all)
      if (one.from !== undefined && known.has(one.from) && !known.has(one.id)) {
        known.add(one.id)
        copies.push(one)
      }
  }
  return copies
}

async function notesOn({ live }: Pick<Deps, 'live'>, all: readonly Authorship[]): Promise<Map<NoteId, Note>> {
  const found = new Map<NoteId, Note>()
  for (const roomId of new Set(all.map(one => one.roomId))) {
    const doc = await live.open(roomDocName(roomId))
    for (const note of doc.read(opened => [...openRoomDoc(opened).notes.all().values()])) found.set(note.id, note)
  }
  return found
}

/** Of a breakout all, whether words of it stand in them now or stood there once. */
export async function documentsOf(
  { store }: Pick<Deps, 'store'>,
  { roomIds, breakoutIds, strategyIds }: Pick<Erasure, 'roomIds' | 'breakoutIds' | 'strategyIds'>,
): Promise<DocName[]> {
  const ofLooks = (await Promise.all(breakoutIds.map(id => store.list(looks, id)))).flat()
  const ofDrafts = (await Promise.all(strategyIds.map(id => store.list(drafts, id)))).flat()
  const names = [
    ...roomIds.map(roomDocName),
    ...breakoutIds.map(themesDocName),
    ...ofLooks.map(({ id }) => lookDocName(id)),
    ...ofDrafts.map(({ id }) => draftDocName(id)),
  ]
  const there = await store.places(names)
  return names.filter(name => there.has(name))
}
