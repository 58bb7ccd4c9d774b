/** Who asked for a plain page of a session a few minutes ago, on any server of the store: to the half minute, and in memory alone. */
import type { MemberId, RoomId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'

type Remembering = Pick<Deps, 'lately'>

export const askedForPlainPage = ({ lately }: Remembering, id: MemberId, roomId: RoomId | null): void =>
  lately.onPlainPages.put(id, roomId)

export const leftPlainPages = ({ lately }: Remembering, id: MemberId): void => lately.onPlainPages.remove(id)

export const isOnPlainPage = ({ lately }: Remembering, id: MemberId): boolean =>
  lately.onPlainPages.get(id) !== undefined

/** Those who asked for a plain page of that room last. */
export const onPlainPagesOf = ({ lately }: Remembering, roomId: RoomId): MemberId[] =>
  lately.onPlainPages.all().flatMap(([id, of]) => (of === roomId ? [id] : []))
