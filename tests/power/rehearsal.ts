/** One writer's work, written down, and the ways in which the power is cut in it. */
import type { Chance } from '#support/chance.ts'
import { diskWith, type Disk } from './disk.ts'
import type { DiskEvent, Files } from './disk-event.ts'
import { planOf } from './plan.ts'
import { cutPower, type Cut } from './power-cuts.ts'
import { promisesOf, type Promised } from './promised.ts'
import { recorded } from './recorded.ts'
import { survivorsIn } from './survivors.ts'

export interface Rehearsal {
  readonly events: readonly DiskEvent[]
  /** The files at the end, as they truly lay there. */
  readonly atEnd: Files
  /** Whether a file is the log of the database. */
  readonly isLog: (file: number) => boolean
  /** Cuts the power while `events` happen, or others in their place, beginning with an empty disk. */
  readonly cut: (cuts: number, events?: readonly DiskEvent[]) => Promise<Cut[]>
  /** The server is killed when a commit was written and not yet synced; the power goes while the next one starts. */
  readonly cutAfterKill: () => Promise<Cut[]>
  /** The power goes, and again while the server starts on what was left. */
  readonly cutTwice: () => Promise<Cut[]>
}

export interface Rehearsing {
  readonly seed: number
  readonly batches: number
  readonly failing?: number
  readonly chance: Chance
  /** A folder to work in. */
  readonly into: string
}

export const emptyDisk = (): Disk => diskWith(new Map())

export const faulty = (cuts: readonly Cut[]): Cut[] => cuts.filter(({ faults }) => faults.length > 0)

export async function rehearsal(tracer: string, { chance, into, ...writing }: Rehearsing): Promise<Rehearsal> {
  const { events, atEnd } = await recorded(tracer, { disk: emptyDisk(), ...writing })
  const promisedBy = promisesOf(planOf(writing.seed, writing.batches))
  const logs = new Set(
    events.flatMap(event => (event.kind === 'create' && event.path.endsWith('-wal') ? [event.file] : [])),
  )
  const isLog = (file: number): boolean => logs.has(file)
  const written = events.flatMap((event, at) =>
    event.kind === 'sync' && isLog(event.file) && events[at - 1]?.kind === 'write' ? [at] : [],
  )

  const until = (moment: number): { readonly disk: Disk; readonly before: Promised } => {
    const disk = emptyDisk()
    const sofar = events.slice(0, moment)
    for (const event of sofar) disk.take(event)
    const said = ['\n', ...sofar.map(event => (event.kind === 'say' ? event.text : ''))].join('')
    return { disk, before: promisedBy(said) }
  }

  /** What the next server has found, it shows: once it has started, that has to stay. */
  const cutNextStart = async (disk: Disk, before: Promised): Promise<Cut[]> => {
    const { key, state } = await survivorsIn(disk.now(), into)
    const next = await recorded(tracer, { disk, seed: writing.seed, batches: 0 })
    const promised = (said: string): Promised =>
      said.includes('key') ? { ...before, key, either: [state, state] } : before
    return cutPower(disk, next.events, { chance, cuts: 30, promised, into })
  }

  return {
    events,
    atEnd,
    isLog,
    cut: (cuts, others = events) => cutPower(emptyDisk(), others, { chance, cuts, promised: promisedBy, into }),
    cutAfterKill: () => {
      const { disk, before } = until(chance.pick(written))
      return cutNextStart(disk, before)
    },
    cutTwice: () => {
      const { disk, before } = until(chance.below(events.length))
      return cutNextStart(diskWith(disk.afterPowerLoss(chance)), before)
    },
  }
}
