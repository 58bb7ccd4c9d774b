/** Applying a peer's update to a document, or finding out why not. */
import * as Y from 'yjs'

/**
 * ahead: it builds on changes that have not come, and was left out: ask its sender for what is missing. malformed: it is no update.
 * rebuilt: it was made on a copy from before the document was written anew.
 */
export type Refused = 'ahead' | 'malformed' | 'rebuilt'

/** Why an update is not in. */
export class NotApplied extends Error {
  readonly why: Refused

  constructor(why: Refused) {
    super(why)
    this.why = why
  }
}

/**
 * Call inside a transaction. Throws a NotApplied where the update is not in. Nothing that hangs is kept: an update whose ancestors are
 * missing would wait for ever, and weigh on everybody.
 */
export function applyUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): void {
  const from = beginningsOf(update)
  for (const [client, clock] of from) if (clock > Y.getState(doc.store, client)) throw new NotApplied('ahead')
  try {
    Y.applyUpdate(doc, update, origin)
  } catch {
    dropPending(doc)
    throw new NotApplied('malformed')
  }
  if (dropPending(doc)) throw new NotApplied('ahead')
}

/** Where each client's changes in it begin. Reads the whole update, deletions too, so that half a malformed one is never applied. */
function beginningsOf(update: Uint8Array): ReadonlyMap<number, number> {
  const from = new Map<number, number>()
  try {
    for (const { id } of Y.decodeUpdate(update).structs)
      from.set(id.client, Math.min(from.get(id.client) ?? id.clock, id.clock))
  } catch {
    throw new NotApplied('malformed')
  }
  return from
}

/** Answers whether something was waiting. */
function dropPending(doc: Y.Doc): boolean {
  const { store } = doc
  const waited = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return waited
}
