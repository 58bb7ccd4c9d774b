import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { gathered } from './gathered.ts'
import { watched } from './watched.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Values from 300 on are many. */
function gathering() {
  const source = watched(1000)
  const urgent = watched(0)
  const watch = gathered(source, { isMany: value => value >= 300, everyMs: () => 120, urgent })
  const shown: number[] = []
  const stop = watch.subscribe(() => {
    shown.push(watch.now())
  })
  return { source, urgent, watch, shown, stop }
}

test('[R73] where there are many notes, the changes of others are shown together, the first of them at once', () => {
  const { source, shown } = gathering()
  for (let at = 1; at <= 50; at += 1) {
    source.set(1000 + at)
    vi.advanceTimersByTime(20)
  }
  // One second of 50 changes: the first, and then one drawing for each 120 ms.
  expect(shown.length).toBeLessThanOrEqual(10)
  expect(shown[0]).toBe(1001)
  vi.advanceTimersByTime(120)
  expect(shown.at(-1)).toBe(1050)
  vi.advanceTimersByTime(1000)
  source.set(2000)
  expect(shown.at(-1)).toBe(2000)
})

test('[R73] where there are few, each change is shown at once', () => {
  const { source, shown } = gathering()
  for (const value of [1, 2, 3]) source.set(value)
  expect(shown).toEqual([1, 2, 3])
})

test('[R73] with what I do myself everything is shown at once, and so is the answer to it', () => {
  const { source, urgent, shown } = gathering()
  source.set(1001)
  source.set(1002)
  expect(shown).toEqual([1001])
  urgent.set(1)
  expect(shown).toEqual([1001, 1002])
  source.set(1003)
  expect(shown).toEqual([1001, 1002, 1003])
  source.set(1004)
  expect(shown).toEqual([1001, 1002, 1003])
})

test('[R73] nothing is missed between being read and being watched, and nothing waits once nobody watches', () => {
  const { source, watch, shown, stop } = gathering()
  source.set(1001)
  source.set(1002)
  stop()
  expect(vi.getTimerCount()).toBe(0)
  expect(watch.now()).toBe(1002)
  source.set(1003)
  expect(watch.now()).toBe(1003)
  expect(shown).toEqual([1001])
  watch.subscribe(() => shown.push(watch.now()))
  source.set(1004)
  expect(shown).toEqual([1001, 1004])
})
