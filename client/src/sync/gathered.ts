/**
 * What others change, shown together: a board on which hundreds write is drawn a few times a second, and not at each of their letters.
 * The first change after a quiet while is shown at once.
 */
import { later } from './later.ts'
import type { Watchable } from './watched.ts'

interface Gathering<T> {
  /** Whether it is worth gathering; otherwise every change is shown at once. */
  readonly isMany: (value: T) => boolean
  readonly everyMs: (value: T) => number
  /** What I do myself: with each change of it everything is shown, and the next change, which may be the answer to it, at once. */
  readonly urgent: Watchable<unknown>
}

export function gathered<T>(source: Watchable<T>, { isMany, everyMs, urgent }: Gathering<T>): Watchable<T> {
  const listeners = new Set<() => void>()
  let shown = source.now()
  let callOff: (() => void) | undefined
  let stops: readonly (() => void)[] = []

  /** Answers whether there was anything new. */
  const show = (): boolean => {
    const next = source.now()
    if (next === shown) return false
    shown = next
    for (const listener of listeners) listener()
    return true
  }
  const rest = (): void => {
    callOff = later(() => {
      callOff = undefined
      if (show()) rest()
    }, everyMs(shown))
  }
  const wakeUp = (): void => {
    callOff?.()
    callOff = undefined
  }
  const onChange = (): void => {
    if (callOff !== undefined && isMany(shown)) return
    if (show() && isMany(shown)) rest()
  }
  const onUrgent = (): void => {
    wakeUp()
    show()
  }
  const begin = (): void => {
    shown = source.now()
    stops = [source.subscribe(onChange), urgent.subscribe(onUrgent)]
  }
  const end = (): void => {
    wakeUp()
    for (const stop of stops) stop()
  }
  return {
    // While nobody watches, nobody tells this of changes.
    now: () => (listeners.size === 0 ? source.now() : shown),
    subscribe: listener => {
      if (listeners.size === 0) begin()
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) end()
      }
    },
  }
}
