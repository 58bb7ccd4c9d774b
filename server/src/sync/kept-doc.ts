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
  /**
   * Takes in what is on disk by another server, within `aside`. Answers what of it is news, as updates. What is in it already does no
   * harm.
   */
  readonly follow: (updates: readonly Uint8Array[], aside: (act: () => void) => void) => readonly Uint8Array[]
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
    applyAll(opened, stored)
    opened.on('update', () => {
      if (answers.size > 0) answers = new Map()
    })
    stored = []
    made = opened
    return opened
  }
  const asStored = (): Uint8Array | undefined => (made === undefined && stored.length === 1 ? stored[0] : undefined)
  const whole = (): Uint8Array => asStored() ?? Y.encodeStateAsUpdate(doc())

  const follow: KeptDoc['follow'] = (updates, aside) => {
    const into = made
    if (into === undefined) {
      stored = [...stored, ...updates]
      answers = new Map()
      return updates
    }
    const news: Uint8Array[] = []
    const hear = (update: Uint8Array): void => {
      news.push(update)
    }
    into.on('update', hear)
    aside(() => applyAll(into, updates))
    into.off('update', hear)
    return news
  }

  return {
    doc,
    follow,
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

function applyAll(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
}
