/** One value that changes, and those who watch it: the shape that React's useSyncExternalStore asks for. */
export interface Watchable<T> {
  /** The same value until it changes. */
  readonly now: () => T
  /** Answers the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

export interface Watched<T> extends Watchable<T> {
  readonly set: (next: T) => void
}

export function watched<T>(first: T): Watched<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    now: () => value,
    set: next => {
      if (next === value) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
