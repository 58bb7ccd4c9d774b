/** Acts that read a thing and write it again, one after the other: whoever comes second sees what the first has done. */
import type { Store } from '#store/store.ts'

const turns = new WeakMap<Store, Map<string, Promise<unknown>>>()

export async function inTurn<T>(store: Store, id: string, act: () => Promise<T>): Promise<T> {
  const waiting = turns.get(store) ?? new Map<string, Promise<unknown>>()
  turns.set(store, waiting)
  const before = waiting.get(id) ?? Promise.resolve()
  const mine = before.catch(() => undefined).then(act)
  waiting.set(id, mine)
  try {
    return await mine
  } finally {
    if (waiting.get(id) === mine) waiting.delete(id)
  }
}
