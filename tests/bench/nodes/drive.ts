/** Does something at a fixed rate, and says how long each took. */
import { setTimeout as pause } from 'node:timers/promises'

export interface Driven {
  readonly done: number
  readonly seconds: number
  /** In milliseconds, upwards. */
  readonly times: readonly number[]
}

/** Throws what one of them throws. Answers when the last is done. */
export async function drive(
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
  act: (at: number) => Promise<void> | void,
): Promise<Driven> {
  const from = performance.now()
  const times: number[] = []
  const under: Promise<void>[] = []
  const one = async (at: number): Promise<void> => {
    const began = performance.now()
    await act(at)
    times.push(performance.now() - began)
  }
  for (let at = 0; at < rate * seconds; at += 1) {
    await pause(Math.max(0, from + (at * 1000) / rate - performance.now()))
    under.push(one(at))
  }
  await Promise.all(under)
  return { done: times.length, seconds: (performance.now() - from) / 1000, times: times.toSorted((a, b) => a - b) }
}
