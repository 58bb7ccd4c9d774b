/** People in rooms, some of whom write while all are now and then seen to do something; and what that costs the server. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import * as prng from 'lib0/prng'
import { enter, type Door, type Guest } from './guest.ts'
import { percentile, type Figures } from './figures.ts'
import { tally, type Tally } from './marks.ts'
import type { Running } from './process.ts'

export interface Place {
  readonly door: Door
  /** How many others are in the same room. */
  readonly others: number
  readonly writes: boolean
}

export interface Talk {
  readonly server: Running
  readonly places: readonly Place[]
  /** How a note is written; straight into the document when left out. `writer` is the number of their place. */
  readonly say?: (writer: number, text: string) => void
}

/** A busy writer's pace, and how often somebody is seen to move on. */
export const noteEveryMs = 500
export const stirEveryMs = 4000
const warmUpMs = 2500
const measuredMs = 5000

/** Hundreds come in one after the other, in handfuls, as into a real session. */
const atOnce = 20

export async function talk({ server, places, say }: Talk): Promise<Figures> {
  const words = tally()
  const cuts: number[] = []
  const guests: Guest[] = []
  try {
    for (let first = 0; first < places.length; first += atOnce) {
      const handful = places
        .slice(first, first + atOnce)
        .map(({ door }, at) =>
          enter(door, { heard: frame => words.heard(first + at, frame), cut: code => cuts.push(code) }),
        )
      guests.push(...(await Promise.all(handful)))
    }
    const write = say ?? ((writer, text) => guests[writer]?.write(text))
    const stop = keepTalking({ places, guests, words, write })
    await pause(warmUpMs)
    const figures = await measured(server, words, guests)
    stop()
    await settled(words)
    return { ...figures, lost: words.underWay(), cut: cuts.length }
  } finally {
    for (const guest of guests) guest.leave()
  }
}

async function measured(server: Running, words: Tally, guests: readonly Guest[]): Promise<Figures> {
  const frames = (): number => guests.reduce((sum, guest) => sum + guest.frames(), 0)
  const before = { at: performance.now(), cpu: server.cpuSeconds(), frames: frames(), delivered: words.delivered() }
  const own = process.cpuUsage()
  const lateness = monitorEventLoopDelay({ resolution: 5 })
  lateness.enable()
  words.start()
  await pause(measuredMs)
  const seconds = (performance.now() - before.at) / 1000
  const cpu = server.cpuSeconds() - before.cpu
  const { user, system } = process.cpuUsage(own)
  const delivered = words.delivered() - before.delivered
  const times = words.times().toSorted((a, b) => a - b)
  return {
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    cpuShare: (cpu / seconds) * 100,
    cpuEach: (cpu / delivered) * 1e6,
    delivered: delivered / seconds,
    frames: (frames() - before.frames) / seconds,
    memory: server.memory(),
    ownShare: (user + system) / 1e4 / seconds,
    late: lateness.percentile(99) / 1e6,
  }
}

/** Each at their own moments, the same ones on every server. Answers the way to stop. */
function keepTalking({
  places,
  guests,
  words,
  write,
}: {
  readonly places: readonly Place[]
  readonly guests: readonly Guest[]
  readonly words: Tally
  readonly write: (writer: number, text: string) => void
}): () => void {
  const { repeat, stop } = ownMoments()
  for (const [at, { writes, others }] of places.entries()) {
    repeat(stirEveryMs, () => guests[at]?.stir())
    if (writes) repeat(noteEveryMs, () => write(at, words.say(at, others)))
  }
  return stop
}

export interface Moments {
  /** From now on about so often, each time a little more or less. */
  readonly repeat: (everyMs: number, act: () => void) => void
  readonly stop: () => void
}

/** The same ones in every run. */
export function ownMoments(): Moments {
  const chance = prng.create(1)
  const timers = new Set<NodeJS.Timeout>()
  return {
    repeat: (everyMs, act) => {
      const wait = (ms: number): void => {
        const timer = setTimeout(() => {
          timers.delete(timer)
          act()
          wait(everyMs * (0.5 + prng.real53(chance)))
        }, ms)
        timers.add(timer)
      }
      wait(everyMs * prng.real53(chance))
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

/** What is on its way may take a moment; what has not come by then is lost. */
async function settled(words: Tally): Promise<void> {
  for (let waited = 0; waited < 3000 && words.underWay() > 0; waited += 50) await pause(50)
}
