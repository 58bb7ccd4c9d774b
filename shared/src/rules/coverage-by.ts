/** The coverage in parts: by room, by section, by the way notes came; and who stands alone. */
import type { NoteId, ThemeId } from '#model/ids.ts'
import type { RoomNote } from './board-tree.ts'
import { coverageOf, type Coverage } from './coverage.ts'
import type { Grouping } from './grouping.ts'

/** Those of which there is no note are not in it. Together they are the coverage of all. */
export const coverageBy = <K>(
  notes: Iterable<RoomNote>,
  grouping: Grouping,
  partOf: (note: RoomNote) => K,
): ReadonlyMap<K, Coverage> =>
  new Map([...Map.groupBy(notes, partOf)].map(([part, own]) => [part, coverageOf(own, grouping)]))

/** The notes that stand in a theme with no other note. */
export function notesAlone(
  notes: Iterable<{ readonly id: NoteId }>,
  { themesOf }: Pick<Grouping, 'themesOf'>,
): ReadonlySet<NoteId> {
  const inTheme = new Map<ThemeId, NoteId[]>()
  for (const { id } of notes)
    for (const themeId of themesOf.get(id) ?? []) inTheme.set(themeId, [...(inTheme.get(themeId) ?? []), id])
  return new Set([...inTheme.values()].flatMap(own => (own.length === 1 ? own : [])))
}
