/** What a store holds, row by row, of whatever kind: told from what it was asked to keep since it was opened, and kept. */
import type { Row, Store } from '@waymark/server/store/store.ts'

export interface Mirrored {
  readonly store: Store
  readonly rows: () => readonly Row[]
}

export function mirrored(store: Store): Mirrored {
  const held = new Map<string, Row>()
  return {
    rows: () => [...held.values()],
    store: {
      ...store,
      commit: async commit => {
        const heads = await store.commit(commit)
        for (const { kind, id } of commit.removes ?? []) held.delete(`${kind} ${id}`)
        for (const one of commit.puts ?? []) held.set(`${one.kind} ${one.id}`, one)
        return heads
      },
    },
  }
}
