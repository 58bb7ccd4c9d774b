/** What every question about notes is told. */
import type { RoomNote } from '@waymark/shared/rules/board-tree.ts'
import type { Occurrence } from './occurrence.ts'
import type { Asking } from './synthesis-store.ts'
import type { ShownTheme } from './synthesis-view.ts'

export interface AskedNotes {
  readonly kind: Asking['kind']
  readonly occurrences: readonly Occurrence[]
  /** Each once. */
  readonly notes: readonly RoomNote[]
  readonly themes: readonly ShownTheme[]
  /** How many were picked up in a theme where they still stand. */
  readonly inThemes: number
  /** Why notes are parked, by note. */
  readonly reasons: ReadonlyMap<string, string>
  /** Tidier words of notes, by note. */
  readonly tidied: ReadonlyMap<string, string>
  readonly close: () => void
}
