import { expect, test } from 'vitest'
import { eraseMe } from '@waymark/server/erasing/begin.ts'
import { goOnErasing } from '@waymark/server/erasing/go-on.ts'
import { sittingsOf } from '@waymark/server/erasing/whose.ts'
import { row } from '@waymark/server/store/store.ts'
import type { MemberId, NoteId } from '@waymark/shared/model/ids.ts'
import { authorships, looks, rooms } from '@waymark/server/store/kinds.ts'
import {
  draftDocName,
  lookDocName,
  readDocName,
  remarksDocName,
  roomDocName,
  themesDocName,
  type DocName,
} from '@waymark/shared/doc/doc-name.ts'
import { plainOf } from '@waymark/shared/doc/plain-doc.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import { openThemesDoc, readStanding } from '@waymark/shared/doc/themes-doc.ts'
import { aSeries, type ASeries } from '#support/a-series.ts'
import { chanceOf, type Chance } from '#support/chance.ts'
import { onDisk } from '#support/to-erase.ts'

async function documentsOf(server: Server, series: ASeries): Promise<DocName[]> {
  const { store } = server.deps
  const breakouts = series.sessions.flatMap(session => session.breakouts)
  const inRooms = (await Promise.all(breakouts.map(({ id }) => store.list(rooms, id)))).flat()
  const ofLooks = (await Promise.all(breakouts.map(({ id }) => store.list(looks, id)))).flat()
  return [
    ...inRooms.map(({ id }) => roomDocName(id)),
    ...breakouts.map(({ id }) => themesDocName(id)),
    ...ofLooks.map(({ id }) => lookDocName(id)),
    draftDocName(series.draftId),
    remarksDocName(series.draftId),
  ]
}

type Server = Awaited<ReturnType<ReturnType<typeof onDisk>['open']>>

/** Each document in plain words, without what is about these notes. */
async function meaningOf(server: Server, names: readonly DocName[], without: ReadonlySet<string>) {
  const found = new Map<string, unknown>()
  for (const name of names) {
    const plain = (await server.deps.live.open(name)).read(doc => plainOf(name, doc))
    const isOther = (record: unknown): boolean => {
      const { id, noteId, source } = record as Readonly<Record<string, string | undefined>>
      return ![id, noteId, source].some(one => one !== undefined && without.has(one))
    }
    const left = Object.entries(plain).map(([kind, records]) => [kind, records.filter(isOther)] as const)
    found.set(name, Object.fromEntries(left.filter(([, records]) => records.length > 0)))
  }
  return found
}

/** Every note stands in a theme, is parked, or is open. */
async function unplaced(server: Server, series: ASeries): Promise<readonly string[]> {
  const lost: string[] = []
  for (const { id } of series.sessions.flatMap(session => session.breakouts)) {
    const own = await server.deps.store.list(rooms, id)
    const notes = new Set<string>()
    for (const room of own)
      for (const noteId of (await server.deps.live.open(roomDocName(room.id))).read(doc =>
        openRoomDoc(doc).notes.all().keys(),
      ))
        notes.add(noteId)
    const { placements, parked } = (await server.deps.live.open(themesDocName(id))).read(doc =>
      readStanding(openThemesDoc(doc)),
    )
    for (const { noteId } of [...placements, ...parked]) if (!notes.has(noteId)) lost.push(noteId)
  }
  return lost
}

/** Some of the notes of the series become theirs, with words that stand nowhere else. */
async function theirNotes(
  { deps }: Server,
  names: readonly DocName[],
  { memberId, by }: { readonly memberId: MemberId; readonly by: Chance },
): Promise<ReadonlyMap<NoteId, string>> {
  const words = new Map<NoteId, string>()
  for (const name of names) {
    const of = readDocName(name)?.of
    if (of?.kind !== 'room') continue
    const live = await deps.live.open(name)
    for (const note of live.read(doc => [...openRoomDoc(doc).notes.all().values()])) {
      const known = await deps.store.get(authorships, note.id)
      if (note.route !== 'live' || (known?.memberId !== memberId && by.oneIn(2))) continue
      const text = `Theirs ${by.below(1e9)} ${by.below(1e9)}`
      words.set(note.id, text)
      const mine = { id: note.id, roomId: of.roomId, withdrawn: null, unseen: null, ...known, memberId }
      await live.change(doc => openRoomDoc(doc).notes.patch(note.id, { text }), [row(authorships, mine)])
    }
  }
  expect(words.size).toBeGreaterThan(0)
  return words
}

for (const seed of [11, 4711])
  test(`[ER15] in any series anybody may go: everything else means what it meant, every note still stands somewhere, and no word is left (seed ${seed})`, async () => {
    const disk = onDisk()
    const server = await disk.open()
    const by = chanceOf(seed)
    const series = await aSeries(server, by, 2)
    const who = by.pick(series.writers.filter((_, at) => at % 3 !== 2))
    const browser = who.cookie().slice(who.cookie().indexOf('=') + 1)
    const names = await documentsOf(server, series)
    const { member } = (await sittingsOf(server.deps, browser))[0]!
    const theirs = await theirNotes(server, names, { memberId: member.id, by })

    await eraseMe(server.deps, browser)
    const noteIds = new Set<string>(theirs.keys())
    const before = await meaningOf(server, names, noteIds)
    const openBefore = (await unplaced(server, series)).filter(id => !noteIds.has(id))

    await goOnErasing(server.deps)
    expect(await meaningOf(server, names, new Set())).toEqual(before)
    expect(await unplaced(server, series)).toEqual(openBefore)
    expect(disk.tracesOf([...theirs.values()])).toEqual([])
    await server.stop()
    disk.remove()
  })
