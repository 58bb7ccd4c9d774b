/** Chance that can be had again: everything that a random test does follows from one number, which it prints. */
export interface Chance {
  /** From 0 to `below` - 1, each as likely. */
  readonly below: (below: number) => number
  /** True once in so many times. */
  readonly oneIn: (times: number) => boolean
  /** One of them; throws where there is none. */
  readonly pick: <T>(of: readonly T[]) => T
  /** Chance of its own, that is not changed by how often this one is asked. */
  readonly apart: () => Chance
}

/** The numbers are Mulberry32's (Tommy Ettinger, 2017, public domain). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (most: number): number => Math.floor((next() / 2 ** 32) * most)
  return {
    below,
    oneIn: times => below(times) === 0,
    pick: of => {
      const at = below(of.length)
      if (at >= of.length) throw new Error('there is nothing to pick from')
      return of[at]!
    },
    apart: () => chanceOf(next()),
  }
}

/** What SEED names, or another one each time. Print it, so that a run can be had again. */
export function seedOfRun(): number {
  const named = process.env['SEED'] ?? ''
  return named === '' ? crypto.getRandomValues(new Uint32Array(1))[0]! : Number(named) >>> 0
}
