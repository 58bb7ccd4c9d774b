/**
 * Time and order out of one seed. Timers, and everything that is on its way, are let go one at a time; nothing else moves the clock,
 * and nothing waits for a real one.
 */
import { chanceOf, type Chance } from '#support/chance.ts'

/** What is in one lane comes in its order, as bytes do in one connection. Between lanes there is no order. */
export interface Lane {
  readonly items: OnItsWay[]
}

interface OnItsWay {
  readonly what: string
  readonly by: number
  readonly arrive: () => void
}

export interface World {
  readonly seed: number
  readonly chance: Chance
  /** Milliseconds. */
  readonly now: () => number
  /** Grows with everything that happens. */
  readonly moment: () => number
  /** 22 letters, all of a shape by which they are found again in what people were sent. */
  readonly newId: () => string
  /** Words that are found again: each text of a history begins with such a mark. */
  readonly newMark: () => string
  readonly after: (ms: number, act: () => void) => { readonly cancel: () => void }
  /** Comes when it is its turn, and before `withinMs` have gone by. An empty `what` is left out of the account. */
  readonly send: (lane: Lane, what: string, arrive: () => void, withinMs?: number) => void
  /** Lets go of what has not come, but for the first few. */
  readonly lose: (lane: Lane, butFirst?: number) => void
  /** Lets one thing happen. Answers false where nothing is left to happen. */
  readonly step: () => Promise<boolean>
  /** Nothing is on its way. */
  readonly isStill: () => boolean
  /** How many in a hundred steps let time go by although something could come. */
  readonly haste: (percent: number) => void
  readonly say: (line: string) => void
  /** A promise of the product was found broken. */
  readonly broken: (how: string) => void
  readonly brokenSoFar: () => readonly string[]
  readonly account: () => readonly string[]
  /** Lets everything go on that needs no one else. */
  readonly quiet: () => Promise<void>
}

interface Timer {
  readonly at: number
  readonly act: () => void
}

export const lane = (): Lane => ({ items: [] })

export const markShape = /Zw\d{5}/g
export const idShape = /zq[0-9a-z]{20}/g

export function worldOf(seed: number): World {
  const chance = chanceOf(seed)
  const lines: string[] = []
  const wrong: string[] = []
  const timers: Timer[] = []
  const busy: Lane[] = []
  let now = 1000
  let moment = 0
  let ids = 0
  let marks = 0
  let haste = 30

  const say = (line: string): void => {
    lines.push(`${moment} ${now}ms ${line}`)
  }
  const quiet = async (): Promise<void> => {
    // Two turns: one for what was awaited, one for the answer that a request makes of it.
    for (let turns = 0; turns < 2; turns += 1)
      await new Promise(resolve => {
        setImmediate(resolve)
      })
  }
  const arrive = (from: Lane): void => {
    const [item] = from.items.splice(0, 1)
    if (from.items.length === 0) busy.splice(busy.indexOf(from), 1)
    if (item === undefined) return
    if (item.what !== '') say(item.what)
    item.arrive()
  }
  const overdue = (at: number): Lane | undefined =>
    busy.find(({ items: [first] }) => first !== undefined && first.by < at)

  return {
    seed,
    chance,
    now: () => now,
    moment: () => moment,
    newId: () => {
      ids += 1
      return `zq${ids.toString(36).padStart(4, '0')}${chance
        .below(2 ** 32)
        .toString(36)
        .padStart(16, '0')}`
    },
    newMark: () => {
      marks += 1
      return `Zw${String(marks).padStart(5, '0')}`
    },
    after: (ms, act) => {
      const timer = { at: now + Math.max(0, ms), act }
      const later = timers.findIndex(({ at }) => at > timer.at)
      timers.splice(later === -1 ? timers.length : later, 0, timer)
      return {
        cancel: () => {
          const at = timers.indexOf(timer)
          if (at !== -1) timers.splice(at, 1)
        },
      }
    },
    send: (to, what, act, withinMs = 3000) => {
      to.items.push({ what, by: now + withinMs, arrive: act })
      if (to.items.length === 1) busy.push(to)
    },
    lose: (from, butFirst = 0) => {
      if (from.items.length > 0 && butFirst === 0) busy.splice(busy.indexOf(from), 1)
      from.items.splice(butFirst)
    },
    step: async () => {
      moment += 1
      const [next] = timers
      const isTime = next !== undefined && (busy.length === 0 || chance.below(100) < haste)
      const late = isTime ? overdue(next.at) : undefined
      if (isTime && late === undefined) {
        timers.shift()
        now = Math.max(now, next.at)
        next.act()
      } else if (busy.length > 0) arrive(late ?? chance.pick(busy))
      else return false
      await quiet()
      return true
    },
    isStill: () => busy.length === 0,
    haste: percent => {
      haste = percent
    },
    say,
    broken: how => {
      say(`BROKEN: ${how}`)
      wrong.push(how)
    },
    brokenSoFar: () => wrong,
    account: () => lines,
    quiet,
  }
}
