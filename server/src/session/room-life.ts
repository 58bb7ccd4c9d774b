/** What goes on in a room, in counts alone: how many notes stand where, and who is writing. No document is opened for it. */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Section } from '@waymark/shared/model/session.ts'
import type { DeskRoom } from '@waymark/shared/wire/desk.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import type { LiveDoc } from '#sync/live-doc.ts'
import type { DeskDeps } from './desk-people.ts'
import { shownNotes } from './strategies.ts'

export interface RoomLife extends Pick<DeskRoom, 'notes' | 'writing' | 'sections'> {
  /** The keys under which those who write are known in the document of the room. */
  readonly writers: ReadonlySet<string>
}

export async function lifeOf(
  deps: Pick<DeskDeps, 'live' | 'store'>,
  roomId: RoomId,
  sections: readonly Pick<Section, 'id'>[],
): Promise<RoomLife> {
  const live = await deps.live.ifOpen(roomDocName(roomId)).catch(() => undefined)
  if (live === undefined)
    return {
      notes: await shownNotes(deps, roomId),
      writing: 0,
      sections: sections.map(({ id }) => ({ id, notes: null, writing: 0 })),
      writers: new Set(),
    }
  const standing = notesIn(live, sections)
  const writing = live.presence.said().filter(one => one.writing === true)
  return {
    notes: [...standing.values()].reduce((sum, count) => sum + count, 0),
    writing: keysOf(writing).size,
    sections: sections.map(({ id }) => ({
      id,
      notes: standing.get(id) ?? 0,
      writing: keysOf(writing.filter(({ sectionId }) => sectionId === id)).size,
    })),
    writers: keysOf(writing),
  }
}

/** Several windows of one person are one. */
const keysOf = (said: readonly Presence[]): Set<string> => new Set(said.map(({ user }) => user.key))

/** A note whose section is gone stands in the last one, as it does on the board. */
function notesIn(live: LiveDoc, sections: readonly Pick<Section, 'id'>[]): Map<SectionId, number> {
  const counts = new Map(sections.map(({ id }) => [id, 0]))
  const last = sections.at(-1)
  live.read(doc => {
    for (const { sectionId } of openRoomDoc(doc).notes.all().values()) {
      const at = counts.has(sectionId) ? sectionId : last?.id
      if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
  })
  return counts
}
