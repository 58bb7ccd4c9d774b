/** Applying a peer's update to a document, or finding out why not. */
import * as Y from 'yjs'
import { isSound, type ReadUpdate, type Structs } from './sound-update.ts'
import { atMost, threadMs, TooCostly } from './stoppable.ts'

/**
 * ahead: it builds on changes that have not come, and was left out: ask its sender for what is missing. malformed: it is no update, or
 * none that a document of ours can hold. rebuilt: it was made on a copy from before the document was written anew. full: the document
 * holds as much as it can. too-costly: it took so long that the rest of it was left out. broken: the document could not go on; it is read
 * from its log again.
 */
export type Refused = 'ahead' | 'malformed' | 'rebuilt' | 'full' | 'too-costly' | 'broken'

/** Why an update is not in. */
export class NotApplied extends Error {
  readonly why: Refused

  constructor(why: Refused) {
    super(why)
    this.why = why
  }
}

/** Milliseconds for one update, and for each change in it: tens of times what a change takes that somebody made. */
const leastMs = 200
const msEach = 0.015
const mostMs = 1000

/**
 * Call inside a transaction. Answers how many changes there are in it; throws a NotApplied where the update is not in. Nothing that hangs is kept: an update whose ancestors are
 * missing would wait for ever, and weigh on everybody.
 */
export function applyUpdate(doc: Y.Doc, update: Uint8Array, origin: unknown): number {
  const read = readUpdate(update)
  const { structs } = read
  if (!isSound(doc, read)) throw new NotApplied('malformed')
  for (const { id } of firstOfEach(structs))
    if (id.clock > Y.getState(doc.store, id.client)) throw new NotApplied('ahead')
  try {
    atMost(Math.min(mostMs, leastMs + structs.length * msEach), threadMs, () => {
      Y.applyUpdate(doc, update, origin)
    })
  } catch (error) {
    dropPending(doc)
    throw new NotApplied(error instanceof TooCostly ? 'too-costly' : 'malformed')
  }
  if (dropPending(doc)) throw new NotApplied('ahead')
  return structs.length
}

/** Reads the whole update, deletions too, so that half a malformed one is never applied. */
function readUpdate(update: Uint8Array): ReadUpdate {
  try {
    return Y.decodeUpdate(update)
  } catch {
    throw new NotApplied('malformed')
  }
}

/** Where each client's changes begin. */
function firstOfEach(structs: Structs): Iterable<Structs[number]> {
  const first = new Map<number, Structs[number]>()
  for (const struct of structs) {
    const known = first.get(struct.id.client)
    if (known === undefined || struct.id.clock < known.id.clock) first.set(struct.id.client, struct)
  }
  return first.values()
}

/** Answers whether something was waiting. */
function dropPending(doc: Y.Doc): boolean {
  const { store } = doc
  const waited = store.pendingStructs !== null || store.pendingDs !== null
  store.pendingStructs = null
  store.pendingDs = null
  return waited
}
