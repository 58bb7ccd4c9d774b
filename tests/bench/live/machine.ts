/** The machine that all this runs on: how busy it is, and how much of that is others' doing. Linux counts in hundredths of a second. */
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'

export const ticksPerSecond = 100

export const load = (): string =>
  loadavg()
    .map(average => average.toFixed(2))
    .join(' ')

/** From now on; call it for the share of a core that others have used since, 1 being a whole one. Servers that still run count as others. */
export function othersShare(): () => number {
  const before = { at: performance.now(), busy: busySeconds(), ours: ourSeconds() }
  return () => {
    const seconds = (performance.now() - before.at) / 1000
    return Math.max(0, busySeconds() - before.busy - (ourSeconds() - before.ours)) / seconds
  }
}

/** Fields of the first line: user, nice, system, idle, waiting for a disk, interrupts of two kinds. */
function busySeconds(): number {
  const [, user = 0, nice = 0, system = 0, , , hard = 0, soft = 0] = readFileSync('/proc/stat', 'utf8')
    .slice(0, 200)
    .split(/\s+/)
    .map(Number)
  return (user + nice + system + hard + soft) / ticksPerSecond
}

/** Our own, and that of the servers which have ended. */
const ourSeconds = (): number => sumOf('self', 4) / ticksPerSecond

/** The first of these of a process: its time as user and as system, then the same of its children that have ended. In ticks. */
export function sumOf(process: number | 'self', fields: 2 | 4): number {
  const behindName = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1] ?? ''
  return behindName
    .split(' ')
    .slice(11, 11 + fields)
    .reduce((sum, ticks) => sum + Number(ticks), 0)
}
