/** Turns within one process: enough where one server alone holds the store. */
import type { Store } from './store.ts'

export function localTurns(): Pick<Store, 'inTurn' | 'ifFree'> {
  const waiting = new Map<string, Promise<unknown>>()
  const inTurn = async <T>(id: string, act: () => Promise<T>): Promise<T> => {
    const before = waiting.get(id) ?? Promise.resolve()
    const mine = before.catch(() => undefined).then(act)
    waiting.set(id, mine)
    try {
      return await mine
    } finally {
      if (waiting.get(id) === mine) waiting.delete(id)
    }
  }
  return { inTurn, ifFree: async (id, act) => (waiting.has(id) ? undefined : inTurn(id, act)) }
}
