/** Applying a peer's update to a document, or finding out why not. */
import * as Y from 'yjs'

/**
 * applied: it is in. ahead: it builds on changes that have not come, and was left out: ask its sender for what is missing.
 * malformed: it is no update.
 */
export type Applied = 'applied' | 'ahead' | 'malformed'

/** Nothing that hangs is kept: an update whose ancestors are missing would wait for ever, and weigh on everybody. Call inside a transaction. */
export function applyUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): Applied {
  try {
    const { from } = Y.parseUpdateMeta(update)
    for (const [client, clock] of from) if (clock > Y.getState(doc.store, client)) return 'ahead'
    Y.applyUpdate(doc, update, origin)
  } catch {
    dropPending(doc)
    return 'malformed'
  }
  return dropPending(doc) ? 'ahead' : 'applied'
}

/** Answers whether something was waiting. */
function dropPending(doc: Y.Doc): boolean {
  const { store } = doc
  const waited = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return waited
}

/** Why an update is not in. */
export class NotApplied extends Error {
  readonly why: Exclude<Applied, 'applied'>

  constructor(why: Exclude<Applied, 'applied'>) {
    super(why)
    this.why = why
  }
}

/** Like `applyUpdate`; throws a NotApplied where it is not in. */
export function applyOrThrow(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  const applied = applyUpdate(doc, update, origin)
  if (applied !== 'applied') throw new NotApplied(applied)
}
