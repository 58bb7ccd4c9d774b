/** What the parts of the desk are drawn from. */
import type { RoomId } from '@waymark/shared/model/ids.ts'
import type { Desk, DeskKey } from '@waymark/shared/wire/desk.ts'
import type { DeskActs, LastMove } from './use-desk.ts'

export interface DeskShape {
  readonly desk: Desk
  readonly acts: DeskActs
  readonly last: LastMove | undefined
  readonly trouble: string | undefined
}

/** Who is ticked, and what is done with people. */
export interface Ticking {
  readonly ticked: ReadonlySet<DeskKey>
  readonly tick: (key: DeskKey, isOn: boolean) => void
  readonly moveTo: (keys: readonly DeskKey[], roomId: RoomId) => void
}
