/** People who only watch, and what they were ever shown. */
import * as Y from 'yjs'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { OpenDoc, Person } from '#support/person.ts'
import { until } from '#support/wait.ts'

export interface Watchers {
  /** Answers once the lines have ended, and what had come by them was taken. */
  readonly gone: () => Promise<void>
  /** They do not come back, and so can bring nothing back. */
  readonly leave: () => void
  /** What they had been shown and `person` is not shown now, in sentences. */
  readonly missing: (person: Person) => Promise<string[]>
}

export async function watch(person: Person, names: readonly DocName[]): Promise<Watchers> {
  const open = new Map<DocName, OpenDoc>()
  for (const name of names) open.set(name, await person.openDoc(name))
  return {
    gone: () => until('the lines have ended', () => [...open.values()].every(({ provider }) => !provider.wsconnected)),
    leave: () => {
      for (const { close } of open.values()) close()
    },
    missing: async now => {
      const faults: string[] = []
      for (const [name, { doc }] of open) {
        const fresh = await now.openDoc(name)
        if (!holds(fresh.doc, doc)) faults.push(`${name} lacks what was shown before`)
        fresh.close()
      }
      return faults
    },
  }
}

/** All that `shown` has, what was written and what was deleted, is in `doc`. */
function holds(doc: Y.Doc, shown: Y.Doc): boolean {
  const both = new Y.Doc()
  for (const one of [doc, shown]) Y.applyUpdate(both, Y.encodeStateAsUpdate(one))
  return Y.equalSnapshots(Y.snapshot(both), Y.snapshot(doc))
}
