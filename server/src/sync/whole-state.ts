/** What a client lacks of a document. The whole of it, which every newcomer lacks, is encoded once for each version. */
import * as Y from 'yjs'

export interface WholeState {
  readonly beyond: (stateVector: Uint8Array) => Uint8Array
}

export function wholeState(doc: Y.Doc): WholeState {
  let cached: Uint8Array | undefined
  doc.on('update', () => {
    cached = undefined
  })
  return {
    beyond: stateVector => {
      // A state vector of no clients is the single byte 0.
      if (stateVector.byteLength > 1) return Y.encodeStateAsUpdate(doc, stateVector)
      cached ??= Y.encodeStateAsUpdate(doc)
      return cached
    },
  }
}

export function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
