/** The copies of documents that this browser keeps: one store for all of its windows. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import { copyStore } from './copy-store.ts'
import { docCopy, type DocCopy } from './doc-copy.ts'
import { keepUnsent } from './unsent-words.ts'
import { later } from './later.ts'
import { newId } from './new-id.ts'

export interface CopiesHere {
  /** `onKept` hears whether what is kept outlives the window. */
  readonly open: (name: DocName, onKept: (is: boolean) => void) => DocCopy
  /** Writes what waits to be written. */
  readonly close: (copy: DocCopy) => void
  /** Tells the other windows that the rows of this document were moved to the one that was written anew. */
  readonly moved: (name: DocName) => void
  /** The server has said that this person may not have it: the copy is deleted, and only the words that they had not saved stay, for them to take away. */
  readonly refuse: (name: DocName) => Promise<void>
  /** Deletes these, and keeps none of them that are open in this window. */
  readonly forget: (which: (name: DocName) => boolean) => Promise<void>
  /** Deletes them all, and keeps none of the documents that are open, in any window. */
  readonly forgetAll: () => Promise<void>
}

let here: CopiesHere | undefined

/** One for this window. */
export function copiesHere(): CopiesHere {
  here ??= begin()
  return here
}

const channelName = 'waymark-copies'

function begin(): CopiesHere {
  const store = copyStore()
  const open = new Map<DocCopy, DocName>()
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(channelName) : undefined
  const forgetOpen = (): Promise<unknown> => Promise.all([...open.keys()].map(copy => copy.forget()))
  const flush = (): void => {
    for (const copy of open.keys()) void copy.flush()
  }
  if (channel !== undefined)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      // What the one before sees there, and had not sent, is not for the next person either.
      if (data === 'forgotten') void forgetOpen().then(() => location.reload())
      else for (const [copy, name] of open) if (name === data) copy.movedElsewhere()
    }
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)
  return {
    moved: name => channel?.postMessage(name),
    open: (name, onKept) => {
      const copy = docCopy(name, { store, newId, later, onKept })
      open.set(copy, name)
      return copy
    },
    close: copy => {
      void copy.flush()
      open.delete(copy)
    },
    refuse: async name => {
      const [known] = [...open].find(([, other]) => other === name) ?? []
      const copy = known ?? docCopy(name, { store, newId, later, onKept: () => undefined })
      if (known === undefined) await copy.read()
      if (!copy.isKept()) return
      await keepUnsent(name, await copy.unfinished())
      await copy.forget()
    },
    forget: async which => {
      for (const [copy, name] of open) if (which(name)) await copy.forget()
      for (const name of await store.names('told')) if (which(name)) await store.forget(name)
    },
    forgetAll: async () => {
      channel?.postMessage('forgotten')
      await forgetOpen()
      await store.forgetAll()
    },
  }
}
