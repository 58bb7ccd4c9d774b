/**
 * How much two groupings of the same things agree beyond chance: adjusted mutual information, by the mean of both entropies
 * (Vinh, Epps and Bailey, 2010). 1 where they are the same, about 0 where one says nothing of the other.
 */
export function adjustedMutualInformation(one: readonly unknown[], other: readonly unknown[]): number {
  const count = one.length
  const [a, b] = [sizesOf(one), sizesOf(other)]
  const both = sizesOf(one.map((name, at) => JSON.stringify([name, other[at]])))
  const logs = logFactorials(count)
  let information = 0
  for (const [key, size] of both) {
    const [name, otherName] = JSON.parse(key as string) as [unknown, unknown]
    information += (size / count) * Math.log((count * size) / ((a.get(name) ?? 1) * (b.get(otherName) ?? 1)))
  }
  const expected = expectedInformation([...a.values()], [...b.values()], { count, logs })
  const mean = (entropyOf(a, count) + entropyOf(b, count)) / 2
  return Math.abs(mean - expected) < 1e-12 ? 1 : (information - expected) / (mean - expected)
}

function sizesOf(names: readonly unknown[]): Map<unknown, number> {
  const sizes = new Map<unknown, number>()
  for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  return sizes
}

const entropyOf = (sizes: ReadonlyMap<unknown, number>, count: number): number =>
  [...sizes.values()].reduce((sum, size) => sum - (size / count) * Math.log(size / count), 0)

function logFactorials(upTo: number): Float64Array {
  const logs = new Float64Array(upTo + 1)
  for (let n = 1; n <= upTo; n += 1) logs[n] = logs[n - 1]! + Math.log(n)
  return logs
}

/** Over all ways to deal the things out to groups of these sizes. */
function expectedInformation(
  as: readonly number[],
  bs: readonly number[],
  { count, logs }: { readonly count: number; readonly logs: Float64Array },
): number {
  const log = (n: number): number => logs[n]!
  let sum = 0
  for (const a of as)
    for (const b of bs)
      for (let n = Math.max(1, a + b - count); n <= Math.min(a, b); n += 1)
        sum +=
          (n / count) *
          Math.log((count * n) / (a * b)) *
          Math.exp(
            log(a) +
              log(b) +
              log(count - a) +
              log(count - b) -
              (log(count) + log(n) + log(a - n) + log(b - n) + log(count - a - b + n)),
          )
  return sum
}
