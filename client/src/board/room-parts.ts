/** What the doings and the keys of a room work on. */
import type { BoardStore } from './board-store.ts'
import type { BoardFocus } from './use-board-focus.ts'
import type { Finding } from './use-find.ts'
import type { FormNow } from './use-form.ts'
import type { RoomNow } from './use-room.ts'
import type { Selecting } from './use-selecting.ts'

export interface Parts {
  readonly now: RoomNow
  readonly focus: BoardFocus
  readonly form: FormNow
  readonly finding: Finding
  readonly selecting: Selecting
  readonly store: BoardStore
}
