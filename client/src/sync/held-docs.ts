/** The documents open in this window: one of each name, closed a little after the last part of the page has let it go. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { later } from './later.ts'
import { openDoc, type LiveDoc } from './open-doc.ts'
import { renewDoc } from './renew-doc.ts'
import { watched, type Watchable } from './watched.ts'

/** Long enough that a page which opens what the last one had open does not fetch it again. */
const lingerMs = 2000
/** How long something is tried to be sent for a page that is not open. */
const sendForMs = 60_000

interface Entry {
  live: LiveDoc
  holders: number
  /** Ends the renewing that is under way. */
  endRenewing: () => void
}

const open = new Map<DocName, Entry>()
/** Grows when a document was replaced by one that was written anew. */
const replaced = watched(0)

const entryOf = (name: DocName): Entry => {
  const known = open.get(name)
  if (known !== undefined) return known
  const live = openDoc(name, { onWrittenAnew: () => renew(entry, live) })
  const entry: Entry = { live, holders: 0, endRenewing: () => undefined }
  open.set(name, entry)
  return entry
}

function renew(entry: Entry, old: LiveDoc): void {
  if (entry.live !== old) return
  entry.endRenewing = renewDoc(old, {
    open: onWrittenAnew => openDoc(old.name, { isFresh: true, onWrittenAnew }),
    onRenewed: fresh => {
      entry.live = fresh
      replaced.set(replaced.now() + 1)
      old.close()
    },
    onWrittenAnew: fresh => renew(entry, fresh),
  })
}

/** The documents of these names, in that order: others once they were written anew. Opened, and not connected before somebody holds them: may be asked for while drawing. */
export function docsOf(names: readonly DocName[]): Watchable<readonly LiveDoc[]> {
  let docs = names.map(name => entryOf(name).live)
  return {
    now: () => {
      const now = names.map(name => entryOf(name).live)
      if (now.some((live, at) => live !== docs[at])) docs = now
      return docs
    },
    subscribe: replaced.subscribe,
  }
}

/** Answers the way to let it go. */
export function holdDoc(name: DocName): () => void {
  const entry = entryOf(name)
  entry.holders += 1
  entry.live.connect()
  let held = true
  return () => {
    if (held) entry.holders -= 1
    held = false
    setTimeout(() => {
      if (entry.holders > 0 || open.get(name) !== entry) return
      open.delete(name)
      entry.endRenewing()
      entry.live.close()
    }, lingerMs)
  }
}

/** Keeps them open until what is unsaved in their copies is on the server's disk, or for a minute. */
export function sendKept(names: readonly DocName[]): void {
  for (const name of names) {
    const release = holdDoc(name)
    const end = (): void => {
      stop()
      giveUp()
      release()
    }
    const { live } = entryOf(name)
    const giveUp = later(end, sendForMs)
    const stop = live.subscribe(() => {
      const { connection, saved } = live.now()
      if (connection === 'refused' || (connection === 'live' && saved === 'saved')) end()
    })
  }
}
