/** The documents open in this window: one of each name, closed a little after the last part of the page has let it go. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { openDoc, type LiveDoc } from './open-doc.ts'

/** Long enough that a page which opens what the last one had open does not fetch it again. */
const lingerMs = 2000

const open = new Map<DocName, { readonly live: LiveDoc; holders: number }>()

const entryOf = (name: DocName) => {
  const known = open.get(name) ?? { live: openDoc(name), holders: 0 }
  open.set(name, known)
  return known
}

/** Opened, and not connected before somebody holds it: may be asked for while drawing. */
export const docOf = (name: DocName): LiveDoc => entryOf(name).live

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
      entry.live.close()
    }, lingerMs)
  }
}
