/**
 * What goes on in a room, in counts alone: how many notes stand where, those that are seen later among them, and who is writing. No
 * document is opened for it.
 */
import { roomDocName } from '@waymark/shared/doc/doc-name.ts'
import { openRoomDoc } from '@waymark/shared/doc/room-doc.ts'
import type { RoomId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import type { Breakout, Section } from '@waymark/shared/model/session.ts'
import type { DeskRoom } from '@waymark/shared/wire/desk.ts'
import type { Presence } from '@waymark/shared/wire/sync.ts'
import type { LiveDoc } from '#sync/live-doc.ts'
import { authorships } from '#store/kinds.ts'
import type { DeskDeps } from './desk-people.ts'

export interface RoomLife extends Pick<DeskRoom, 'notes' | 'writing' | 'sections'> {
  /** The keys under which those who write are known in the document of the room. */
  readonly writers: ReadonlySet<string>
}

type Asked = Pick<Breakout, 'sections' | 'settings'>

export async function lifeOf(
  deps: Pick<DeskDeps, 'live' | 'store'>,
  roomId: RoomId,
  { sections, settings }: Asked,
): Promise<RoomLife> {
  const live = await deps.live.ifOpen(roomDocName(roomId)).catch(() => undefined)
  const isSeenLater = settings.isPrivate || settings.checks === 'check-first'
  const rows = isSeenLater || live === undefined ? await deps.store.list(authorships, roomId) : []
  const unseen = isSeenLater ? rows.flatMap(one => (one.unseen === null ? [] : [one.unseen.note])) : []
  if (live === undefined)
    return {
      notes: rows.filter(one => one.withdrawn === null && one.unseen === null).length + unseen.length,
      writing: 0,
      sections: sections.map(({ id }) => ({ id, notes: null, writing: 0 })),
      writers: new Set(),
    }
  const standing = standingIn(sections, [...shownIn(live), ...unseen])
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
function standingIn(
  sections: readonly Pick<Section, 'id'>[],
  notes: readonly Pick<Note, 'sectionId'>[],
): Map<SectionId, number> {
  const counts = new Map(sections.map(({ id }) => [id, 0]))
  const last = sections.at(-1)
  for (const { sectionId } of notes) {
    const at = counts.has(sectionId) ? sectionId : last?.id
    if (at !== undefined) counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return counts
}

const shownIn = (live: LiveDoc): Note[] => live.read(doc => [...openRoomDoc(doc).notes.all().values()])
