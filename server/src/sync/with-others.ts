/** What an open document takes from the other servers of its store, and says to them. */
import type { DocLog as StoredLog, LogPlace } from '#store/store.ts'
import { presenceFrame, updateFrame, type PresenceEntry } from './messages.ts'
import type { OpenDoc } from './open-doc.ts'

export interface WithOthers {
  /** As far as its log is known here. */
  readonly place: () => LogPlace
  /** Whether others have appended what is not known here, before something that was appended from here. */
  readonly isBehind: () => boolean
  /** Takes in what was read of its log, and tells it. Answers false, and takes nothing, where that is the log of another epoch, or gone. */
  readonly follow: (log: StoredLog, since: LogPlace) => boolean
  /** Says to the other servers who is with this one. */
  readonly sayWhoIsHere: () => void
  /** What another server says of its people. */
  readonly hearWhoIsThere: (node: string, entries: readonly PresenceEntry[], isWhole: boolean) => void
  /** Those among these who are with this server speak again, by a later clock. */
  readonly sayBelievedGone: (entries: readonly PresenceEntry[]) => void
}

export function withOthers(open: OpenDoc): WithOthers {
  const { listeners, presence, outward, wake } = open
  return {
    place: () => ({ head: open.log.head(), epoch: open.epoch }),
    isBehind: open.log.isBehind,
    follow: (stored, since) => follow(open, stored, since),
    sayWhoIsHere: () => outward.here(presence.own(), true),
    hearWhoIsThere: (node, entries, isWhole) => {
      outward.believedGone(presence.hear(node, entries, isWhole))
      if (presence.hasChanges()) wake()
    },
    sayBelievedGone: entries => {
      for (const entry of entries) {
        const by = presence.connectionOf(entry.client)
        for (const listener of listeners.all()) if (listener === by) listener.send(presenceFrame([entry]))
      }
    },
  }
}

function follow(open: OpenDoc, { updates, head, epoch }: StoredLog, since: LogPlace): boolean {
  const { log, listeners } = open
  // It was begun anew from here while it was read: that was the one before.
  if (epoch !== open.epoch) return epoch === since.epoch
  // What has been appended from here while it was read makes it no other.
  if (epoch === since.epoch && head < since.head) return false
  const news = open.kept.follow(updates, open.queue.aside)
  log.followed(updates, head)
  for (const update of news) listeners.tell({ update: updateFrame(update), presence: undefined }, new Set())
  return true
}
