/** The names of documents: `room:ID`, `themes:BREAKOUT`, `look:ID`, `draft:ID`, `remarks:DRAFT`. */
import { BreakoutId, DraftId, LookId, RoomId } from '#model/ids.ts'

export type DocName =
  | `room:${RoomId}`
  | `themes:${BreakoutId}`
  | `look:${LookId}`
  | `draft:${DraftId}`
  | `remarks:${DraftId}`

export type DocOf =
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'themes'; readonly breakoutId: BreakoutId }
  | { readonly kind: 'look'; readonly lookId: LookId }
  | { readonly kind: 'draft'; readonly draftId: DraftId }
  | { readonly kind: 'remarks'; readonly draftId: DraftId }

export const roomDocName = (roomId: RoomId): DocName => `room:${roomId}`
export const themesDocName = (breakoutId: BreakoutId): DocName => `themes:${breakoutId}`
/** Holds the same as the themes of a breakout, as one person sees them. */
export const lookDocName = (lookId: LookId): DocName => `look:${lookId}`
export const draftDocName = (draftId: DraftId): DocName => `draft:${draftId}`
/** What the team says beside a draft. */
export const remarksDocName = (draftId: DraftId): DocName => `remarks:${draftId}`

/** Undefined for anything that is not the name of a document. */
export function readDocName(name: string): { readonly name: DocName; readonly of: DocOf } | undefined {
  const at = name.indexOf(':')
  return readers.get(name.slice(0, at))?.(name.slice(at + 1))
}

type Reader = (id: string) => { readonly name: DocName; readonly of: DocOf } | undefined

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'room',
    id => {
      const { success, data } = RoomId.safeParse(id)
      return success ? { name: roomDocName(data), of: { kind: 'room', roomId: data } } : undefined
    },
  ],
  [
    'themes',
    id => {
      const { success, data } = BreakoutId.safeParse(id)
      return success ? { name: themesDocName(data), of: { kind: 'themes', breakoutId: data } } : undefined
    },
  ],
  [
    'look',
    id => {
      const { success, data } = LookId.safeParse(id)
      return success ? { name: lookDocName(data), of: { kind: 'look', lookId: data } } : undefined
    },
  ],
  [
    'draft',
    id => {
      const { success, data } = DraftId.safeParse(id)
      return success ? { name: draftDocName(data), of: { kind: 'draft', draftId: data } } : undefined
    },
  ],
  [
    'remarks',
    id => {
      const { success, data } = DraftId.safeParse(id)
      return success ? { name: remarksDocName(data), of: { kind: 'remarks', draftId: data } } : undefined
    },
  ],
])
