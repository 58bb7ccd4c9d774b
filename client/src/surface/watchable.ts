/** One value that changes, and those who watch it: the shape that React's useSyncExternalStore asks for. */
export interface Watchable<T> {
  /** The same value until it changes. */
  readonly now: () => T
  /** Answers the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}
