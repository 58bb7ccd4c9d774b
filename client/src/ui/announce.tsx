/**
 * What is said to those who hear the screen. Two regions, both present from the first paint: assertive for words that are not saved,
 * polite for the rest, in one queue. What is said within a moment is said together.
 */
import { useSyncExternalStore } from 'react'

const togetherMs = 300

let polite = ''
let assertive = ''
let queue: string[] = []
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Politely, once what is being said is over. */
export function say(text: string): void {
  if (!queue.includes(text)) queue.push(text)
  timer ??= setTimeout(() => {
    // A message that repeats the last one is a change all the same.
    const next = queue.join(' ')
    polite = next === polite ? `${next}\u00A0` : next
    queue = []
    timer = undefined
    tell()
  }, togetherMs)
}

/** At once. Only for words that are not saved, for help that has come, and for a session about to close. */
export function sayNow(text: string): void {
  assertive = text === assertive ? `${text}\u00A0` : text
  tell()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function Announcer() {
  const politely = useSyncExternalStore(subscribe, () => polite)
  const atOnce = useSyncExternalStore(subscribe, () => assertive)
  return (
    <>
      <div className="sr" aria-live="polite" data-testid="polite">
        {politely}
      </div>
      <div className="sr" aria-live="assertive">
        {atOnce}
      </div>
    </>
  )
}
