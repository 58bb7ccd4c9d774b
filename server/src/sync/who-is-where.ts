/** Who has which document open, counted as they come and go: asked often, of a few among many thousands. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { MemberId } from '@waymark/shared/model/ids.ts'

export interface HasOpen {
  readonly doc: DocName
  readonly memberId: MemberId
}

export interface WhoIsWhere {
  /** The same may be added several times, and is there until it was removed as often. */
  readonly add: (who: HasOpen) => void
  readonly remove: (who: HasOpen) => void
  readonly whoIn: (doc: DocName) => readonly MemberId[]
  /** Whether somebody has any document open. */
  readonly isSomewhere: (id: MemberId) => boolean
}

export function whoIsWhere(): WhoIsWhere {
  const byDoc = new Map<DocName, Map<MemberId, number>>()
  const times = new Map<MemberId, number>()
  return {
    add: ({ doc, memberId }) => {
      const there = byDoc.get(doc) ?? new Map<MemberId, number>()
      byDoc.set(doc, there)
      count(there, memberId, 1)
      count(times, memberId, 1)
    },
    remove: ({ doc, memberId }) => {
      const there = byDoc.get(doc)
      if (there?.has(memberId) !== true) return
      count(there, memberId, -1)
      count(times, memberId, -1)
      if (there.size === 0) byDoc.delete(doc)
    },
    whoIn: doc => [...(byDoc.get(doc)?.keys() ?? [])],
    isSomewhere: id => times.has(id),
  }
}

function count(times: Map<MemberId, number>, id: MemberId, by: number): void {
  const now = (times.get(id) ?? 0) + by
  if (now > 0) times.set(id, now)
  else times.delete(id)
}
