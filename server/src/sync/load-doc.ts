/** Reads a document from its log, and follows it from then on. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { Store } from '#store/store.ts'
import type { DocMessage } from './doc-wire.ts'
import type { WatchOf } from './doc-watch.ts'
import type { Following } from './following.ts'
import { liveDoc, type LiveDoc } from './live-doc.ts'
import type { Observed } from './observed.ts'
import type { Others } from './others.ts'
import type { Timers } from './saving.ts'

export interface Loading {
  readonly store: Pick<Store, 'readLog'>
  readonly timers: Timers
  readonly observed: Observed
  readonly watchOf?: WatchOf
  readonly others: Others
  readonly open: (name: DocName) => Promise<LiveDoc>
  readonly follows: Following
  readonly wake: (live: LiveDoc) => void
}

export async function loadDoc(
  { store, timers, observed, watchOf, others, follows, open, wake }: Loading,
  name: DocName,
): Promise<LiveDoc> {
  const from = timers.monotonic()
  const early: DocMessage[] = []
  let live: LiveDoc | undefined
  // Before the log is read, so that nothing comes between.
  const outward = await others.meet(name, message => {
    if (live === undefined) early.push(message)
    else hear(live, message, follows)
  })
  try {
    const log = await store.readLog(name)
    const around = { wake: () => wake(made), observed, outward, reopen: () => open(name), watch: watchOf?.(name) }
    const made: LiveDoc = liveDoc({ name, ...log }, around)
    live = made
    for (const message of early) hear(made, message, follows)
  } catch (error) {
    outward.end()
    throw error
  }
  observed.opened(timers.monotonic() - from)
  return live
}

function hear(live: LiveDoc, message: DocMessage, follows: Following): void {
  switch (message.kind) {
    case 'grown':
      return follows.hint(live, message.place)
    case 'who-is-here':
      return live.sayWhoIsHere()
    case 'here':
      return live.hearWhoIsThere(message.node, message.entries, message.isWhole)
    case 'believed-gone':
      return live.sayBelievedGone(message.entries)
  }
}
