/** What the team says beside a draft: in a document of its own, because whoever reads the draft has no business with it. */
import type * as Y from 'yjs'
import { mostRemarks, mostReplies, Remark, Reply } from '#model/remark.ts'
import { recordMap, type RecordMap } from './record-map.ts'

export interface RemarksDoc {
  readonly remarks: RecordMap<Remark>
  readonly replies: RecordMap<Reply>
  /** Runs a gesture as one change. */
  readonly gesture: (act: () => void) => void
}

const opened = new WeakMap<Y.Doc, RemarksDoc>()

/** The same window on the same document. */
export function openRemarksDoc(doc: Y.Doc): RemarksDoc {
  const known = opened.get(doc) ?? {
    remarks: recordMap<Remark>(doc.getMap('remarks'), Remark),
    replies: recordMap<Reply>(doc.getMap('replies'), Reply),
    gesture: (act: () => void) => {
      doc.transact(act)
    },
  }
  opened.set(doc, known)
  return known
}

/** A remark with what was answered to it. */
export interface Talk {
  readonly remark: Remark
  readonly replies: readonly Reply[]
}

export interface Talks {
  /** The first that was made first. */
  readonly talks: readonly Talk[]
  /** Replies to remarks that are gone. */
  readonly orphans: readonly Reply[]
  /** How many there are that are not shown: they cannot be read, or there are more than fit. */
  readonly notShown: number
}

type Said = Pick<Remark | Reply, 'id' | 'at'>

const byTime = (a: Said, b: Said): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

export function readTalks({ remarks, replies }: Pick<RemarksDoc, 'remarks' | 'replies'>): Talks {
  const all = [...remarks.all().values()].toSorted(byTime)
  const to = Map.groupBy([...replies.all().values()].toSorted(byTime), ({ remarkId }) => remarkId)
  const talks = all
    .slice(0, mostRemarks)
    .map(remark => ({ remark, replies: (to.get(remark.id) ?? []).slice(0, mostReplies) }))
  const orphans = [...to].flatMap(([id, own]) => (remarks.all().has(id) ? [] : own)).slice(0, mostReplies)
  const shown = talks.reduce((sum, one) => sum + 1 + one.replies.length, orphans.length)
  const written = all.length + replies.all().size + remarks.unreadable() + replies.unreadable()
  return { talks, orphans, notShown: written - shown }
}
