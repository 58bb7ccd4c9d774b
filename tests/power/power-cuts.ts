/** Cuts the power at many moments of what was recorded, and looks each time at what is left. */
import type { Chance } from '#support/chance.ts'
import type { Disk } from './disk.ts'
import type { DiskEvent } from './disk-event.ts'
import { broken, type Promised } from './promised.ts'
import { survivorsIn } from './survivors.ts'

export interface Cut {
  /** After which event. */
  readonly at: number
  readonly kind: DiskEvent['kind']
  /** What is wrong with what is left; none when all is well. */
  readonly faults: readonly string[]
}

export interface Cutting {
  readonly chance: Chance
  /** At so many moments; those near to where files come, go and change their size, and to where it starts, come on top, twice each. */
  readonly cuts: number
  /** What was promised once all this had been said. It begins with the end of a line. */
  readonly promised: (said: string) => Promised
  /** A folder to work in. */
  readonly into: string
}

/** `disk` is as it was before the first event, and is changed. */
export async function cutPower(
  disk: Disk,
  events: readonly DiskEvent[],
  { chance, cuts, promised, into }: Cutting,
): Promise<Cut[]> {
  const moments = momentsIn(events, cuts, chance)
  const made: Cut[] = []
  let said = '\n'
  for (const [at, event] of events.entries()) {
    disk.take(event)
    if (event.kind === 'say') said += event.text
    for (let time = 0; time < (moments.get(at) ?? 0); time += 1)
      made.push({ at, kind: event.kind, faults: await faultsIn(disk.afterPowerLoss(chance), promised(said), into) })
  }
  return made
}

export async function faultsIn(
  files: Parameters<typeof survivorsIn>[0],
  promised: Promised,
  into: string,
): Promise<string[]> {
  try {
    const { halves, ...found } = await survivorsIn(files, into)
    return [...halves, ...broken(promised, found)]
  } catch (error) {
    return [`it does not open: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const rare: ReadonlySet<DiskEvent['kind']> = new Set([
  'make-folder',
  'create',
  'resize',
  'unlink',
  'rename',
  'sync-folder',
])

const isRare = (event: DiskEvent): boolean =>
  rare.has(event.kind) || (event.kind === 'say' && event.text.startsWith('key'))

/** How often the power is cut after which event. */
function momentsIn(events: readonly DiskEvent[], cuts: number, chance: Chance): ReadonlyMap<number, number> {
  const near = events.flatMap((event, at) => (isRare(event) ? [at - 1, at, at + 1, at + 2] : []))
  const others = Array.from({ length: cuts }, () => chance.below(events.length))
  return new Map([...others.map(at => [at, 1] as const), ...near.map(at => [at, 2] as const)])
}
