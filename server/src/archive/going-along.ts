/** What of a series is known so far, while its rows are gathered or read, a parent before what is under it. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { PlainDoc } from '@waymark/shared/doc/plain-doc.ts'
import type { ArchiveCounts } from '@waymark/shared/model/archive.ts'
import { breakouts, files, responses, rooms, sessions } from '#store/kinds.ts'
import type { Row } from '#store/store.ts'
import type { Along } from './carried.ts'

export interface GoingAlong extends Along {
  readonly add: (kind: string, rows: readonly Row[]) => void
  readonly rowsOf: (kind: string) => readonly Row[]
  readonly has: (kind: string, id: string) => boolean
  /** The notes of a room, which are answered as they came. */
  readonly addRoom: (plain: PlainDoc) => PlainDoc
  readonly counts: (docs: ReadonlyMap<DocName, PlainDoc>) => ArchiveCounts
}

export function goingAlong(): GoingAlong {
  const byKind = new Map<string, Map<string, Row>>()
  const notes = new Set<string>()
  const has = (kind: string, id: string): boolean => byKind.get(kind)?.has(id) === true
  const count = ({ name }: { readonly name: string }): number => byKind.get(name)?.size ?? 0
  return {
    // A row of a kind was made by that kind.
    get: (kind, id) => byKind.get(kind.name)?.get(id)?.body as never,
    hasNote: id => notes.has(id),
    has,
    add: (kind, rows) => {
      const known = byKind.get(kind) ?? new Map<string, Row>()
      for (const one of rows) known.set(one.id, one)
      byKind.set(kind, known)
    },
    rowsOf: kind => [...(byKind.get(kind)?.values() ?? [])],
    addRoom: plain => {
      for (const note of plain['notes'] ?? [])
        if (typeof note === 'object' && note !== null && 'id' in note) notes.add(String(note.id))
      return plain
    },
    counts: docs => ({
      sessions: count(sessions),
      breakouts: count(breakouts),
      rooms: count(rooms),
      notes: notes.size,
      themes: [...docs].reduce(
        (sum, [name, plain]) => sum + (name.startsWith('themes:') ? (plain['themes']?.length ?? 0) : 0),
        0,
      ),
      answers: count(responses),
      files: count(files),
    }),
  }
}
