/** Whether two written answers may be of the same person: said to somebody who looks, never acted upon. */
import type { ResponseId } from '#model/ids.ts'

export interface Compared {
  readonly id: ResponseId
  readonly name: string | null
  /** All its words. */
  readonly text: string
}

/** Words in a row: three of them seldom come by chance. */
const run = 3
/** Of the shorter one, so much stands in the longer one. */
const muchAlike = 0.5
/** Fewer runs than this say nothing. */
const fewestRuns = 4

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase('en').trim().replaceAll(/\s+/g, ' ')

function runsOf(text: string): Set<string> {
  const words = folded(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return new Set(words.slice(run - 1).map((_, at) => words.slice(at, at + run).join(' ')))
}

/** For each that is like another, those and why, in words. Cost: a pass over all words. */
export function alikeAmong(
  all: readonly Compared[],
): Map<ResponseId, { readonly id: ResponseId; readonly why: string }[]> {
  const found = new Map<ResponseId, { readonly id: ResponseId; readonly why: string }[]>()
  const say = (one: ResponseId, other: ResponseId, why: string): void => {
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = found.get(a)
      if (known === undefined) found.set(a, [{ id: b, why }])
      else known.push({ id: b, why })
    }
  }
  const names = Map.groupBy(
    all.filter(({ name }) => name !== null),
    ({ name }) => folded(name ?? ''),
  )
  const sameName = new Set<string>()
  for (const group of names.values())
    for (const [one, other] of group.length > common ? [] : pairs(group)) {
      sameName.add(`${one.id} ${other.id}`)
      say(one.id, other.id, 'The same name')
    }
  for (const [one, other] of sharedRuns(all))
    if (!sameName.has(`${one} ${other}`)) say(one, other, 'Much of the same words')
  return found
}

const pairs = <T>(group: readonly T[]): [T, T][] =>
  group.flatMap((one, at) => group.slice(at + 1).map(other => [one, other] as [T, T]))

/** A run that more than so many share is a phrase of the questions, or of the place; such a name is no name, but `Anonymous`. */
const common = 12

function sharedRuns(all: readonly Compared[]): [ResponseId, ResponseId][] {
  const runs = all.map(({ text }) => runsOf(text))
  const holders = new Map<string, number[]>()
  runs.forEach((own, at) => {
    for (const one of own) {
      const known = holders.get(one)
      if (known === undefined) holders.set(one, [at])
      // One more than are looked at tells enough.
      else if (known.length <= common) known.push(at)
    }
  })
  const shared = new Map<string, number>()
  for (const at of holders.values())
    if (at.length > 1 && at.length <= common)
      for (const [one, other] of pairs(at)) {
        const key = `${one} ${other}`
        shared.set(key, (shared.get(key) ?? 0) + 1)
      }
  return [...shared].flatMap(([key, count]) => {
    const [one = 0, other = 0] = key.split(' ').map(Number)
    const [a, b] = [all[one], all[other]]
    return a !== undefined && b !== undefined && isMuch(count, [runs[one], runs[other]])
      ? [[a.id, b.id] as [ResponseId, ResponseId]]
      : []
  })
}

function isMuch(shared: number, of: readonly (ReadonlySet<string> | undefined)[]): boolean {
  const fewest = Math.min(...of.map(one => one?.size ?? 0))
  return fewest >= fewestRuns && shared / fewest >= muchAlike
}
