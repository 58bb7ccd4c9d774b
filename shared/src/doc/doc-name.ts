/** The names of documents: `room:ID`, `themes:BREAKOUT`, `draft:ID`. */
import { BreakoutId, DraftId, RoomId } from '#model/ids.ts'

export type DocName = `room:${RoomId}` | `themes:${BreakoutId}` | `draft:${DraftId}`

export type DocOf =
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'themes'; readonly breakoutId: BreakoutId }
  | { readonly kind: 'draft'; readonly draftId: DraftId }

export const roomDocName = (roomId: RoomId): DocName => `room:${roomId}`
export const themesDocName = (breakoutId: BreakoutId): DocName => `themes:${breakoutId}`
export const draftDocName = (draftId: DraftId): DocName => `draft:${draftId}`

/** Undefined for anything that is not the name of a document. */
export function readDocName(name: string): { readonly name: DocName; readonly of: DocOf } | undefined {
  const at = name.indexOf(':')
  const id = name.slice(at + 1)
  switch (name.slice(0, at)) {
    case 'room': {
      const roomId = RoomId.safeParse(id)
      return roomId.success ? { name: roomDocName(roomId.data), of: { kind: 'room', roomId: roomId.data } } : undefined
    }
    case 'themes': {
      const breakoutId = BreakoutId.safeParse(id)
      return breakoutId.success
        ? { name: themesDocName(breakoutId.data), of: { kind: 'themes', breakoutId: breakoutId.data } }
        : undefined
    }
    case 'draft': {
      const draftId = DraftId.safeParse(id)
      return draftId.success
        ? { name: draftDocName(draftId.data), of: { kind: 'draft', draftId: draftId.data } }
        : undefined
    }
    default:
      return undefined
  }
}
