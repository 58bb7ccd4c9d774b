/**
 * A document as the log keeps it. Most who open one only read, and a document that nobody has changed since it was put away is one
 * update that answers them as it is: a Y.Doc is made of it when somebody writes or looks into it, and not before.
 */
import * as Y from 'yjs'
import { step2Frame } from './messages.ts'

export interface KeptDoc {
  /** Made at the first call. Costs what the document is large. */
  readonly doc: () => Y.Doc
  /** The frame that answers a step 1. Encoded once for each state vector and version, however many ask. Throws where the vector is none. */
  readonly answer: (stateVector: Uint8Array) => Uint8Array
  readonly state: () => Uint8Array
  readonly stateVector: () => Uint8Array
}

/** As many different states as are expected to come back at once: those who had all, and those who have nothing. */
const mostAnswers = 4
/** A state vector of so many bytes stands for a thousand people; longer ones are answered and not remembered. */
const longestKey = 8 * 1024

export function keptDoc(updates: readonly Uint8Array[]): KeptDoc {
  let stored = updates
  let made: Y.Doc | undefined
  let answers = new Map<string, Uint8Array>()

  const doc = (): Y.Doc => {
    if (made !== undefined) return made
    const opened = new Y.Doc()
    opened.transact(() => {
      for (const update of stored) Y.applyUpdate(opened, update)
    })
    opened.on('update', () => {
      if (answers.size > 0) answers = new Map()
    })
    stored = []
    made = opened
    return opened
  }
  const asStored = (): Uint8Array | undefined => (made === undefined && stored.length === 1 ? stored[0] : undefined)
  const whole = (): Uint8Array => asStored() ?? Y.encodeStateAsUpdate(doc())

  return {
    doc,
    state: whole,
    stateVector: () => {
      const only = asStored()
      return only === undefined ? Y.encodeStateVector(doc()) : Y.encodeStateVectorFromUpdate(only)
    },
    answer: stateVector => {
      const key = Buffer.from(stateVector).toString('latin1')
      const known = answers.get(key)
      if (known !== undefined) return known
      // What has no clients has seen nothing.
      const isEmpty = Y.decodeStateVector(stateVector).size === 0
      const frame = step2Frame(isEmpty ? whole() : Y.encodeStateAsUpdate(doc(), stateVector))
      if (key.length > longestKey) return frame
      if (answers.size >= mostAnswers) answers = new Map()
      answers.set(key, frame)
      return frame
    },
  }
}
