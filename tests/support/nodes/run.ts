/** One run of people at work while servers fail: its seed, what happened, and what was found to be wrong. */
import { chanceOf, type Chance } from '#support/chance.ts'

export interface Run {
  readonly seed: number
  readonly chance: Chance
  /** Milliseconds since it began. */
  readonly since: () => number
  readonly say: (line: string) => void
  /** A promise was broken. */
  readonly broken: (sentence: string) => void
  readonly faults: () => readonly string[]
  /** The first lines and the last ones. */
  readonly account: () => readonly string[]
  /** Words that stand nowhere else, to be known again wherever they turn up. */
  readonly newMark: () => string
  /** Stands in the ids of this run's things: those of several runs lie in one store. */
  readonly tag: string
  readonly newId: () => string
  readonly pause: (ms: number) => Promise<void>
}

/** What marks look like, in any bytes. */
export const markShape = /Qz[a-z0-9]{10}zQ/g

const mostLines = 400
const mostFaults = 40

export function runOf(seed: number): Run {
  const chance = chanceOf(seed)
  const words = chance.apart()
  const from = performance.now()
  const [first, last]: [string[], string[]] = [[], []]
  const faults = new Set<string>()
  const since = (): number => Math.round(performance.now() - from)
  const letters = (count: number): string => Array.from({ length: count }, () => words.below(36).toString(36)).join('')
  const say = (line: string): void => {
    const lines = first.length < mostLines ? first : last
    lines.push(`${since()} ms: ${line}`)
    if (last.length > mostLines) last.shift()
  }
  return {
    seed,
    chance,
    since,
    say,
    broken: sentence => {
      if (faults.size < mostFaults) faults.add(sentence)
      say(`BROKEN: ${sentence}`)
    },
    faults: () => [...faults],
    account: () => [...first, ...last],
    tag: letters(8),
    newMark: () => `Qz${letters(10)}zQ`,
    newId: () => `id-${letters(18)}`,
    pause: ms =>
      new Promise(resolve => {
        setTimeout(resolve, ms)
      }),
  }
}
