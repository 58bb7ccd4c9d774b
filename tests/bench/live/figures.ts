/** Numbers by name, and what is taken from several rounds of them. */
export type Figures = Readonly<Record<string, number>>

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** `sorted` upwards. */
export const percentile = (sorted: readonly number[], percent: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN

/** The middle of each figure over all rounds; of what must not happen at all, the worst. */
export function medians(rounds: readonly Figures[]): Figures {
  const names = new Set(rounds.flatMap(round => Object.keys(round)))
  const never = new Set(['lost', 'cut'])
  return Object.fromEntries(
    [...names].map(name => {
      const all = rounds.flatMap(round => round[name] ?? [])
      return [name, never.has(name) ? Math.max(...all) : median(all)]
    }),
  )
}
