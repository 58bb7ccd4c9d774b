/** The machine that all this runs on: how busy it is, and how much of that is others' doing. Linux counts in hundredths of a second. */
import { readFileSync, readdirSync } from 'node:fs'
import { loadavg } from 'node:os'

export const ticksPerSecond = 100

export const load = (): string =>
  loadavg()
    .map(average => average.toFixed(2))
    .join(' ')

/**
 * From now on; call it for the share of a core that others have used since, 1 being a whole one. Servers that still run count as others,
 * unless `ours` knows of them.
 */
export function othersShare(ours: () => number = ourSeconds): () => number {
  const before = { at: performance.now(), busy: busySeconds(), ours: ours() }
  return () => {
    const seconds = (performance.now() - before.at) / 1000
    return Math.max(0, busySeconds() - before.busy - (ours() - before.ours)) / seconds
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

/** Of a process, this one where none is named, and of everything that was started from it, whether it has ended or not. */
export function familySeconds(root = process.pid): number {
  const all = readdirSync('/proc').flatMap(name => {
    const fields = /^\d+$/.test(name) ? fieldsOf(Number(name)) : undefined
    return fields === undefined ? [] : [{ id: Number(name), parent: Number(fields[1]), ticks: sum(fields, 4) }]
  })
  const family = new Set([root])
  let found = 0
  while (found < family.size) {
    found = family.size
    for (const { id, parent } of all) if (family.has(parent)) family.add(id)
  }
  return all.reduce((ticks, one) => ticks + (family.has(one.id) ? one.ticks : 0), 0) / ticksPerSecond
}

/** The first of these of a process: its time as user and as system, then the same of its children that have ended. In ticks. */
export const sumOf = (process: number | 'self', fields: 2 | 4): number => sum(fieldsOf(process) ?? [], fields)

const sum = (fields: readonly string[], count: 2 | 4): number =>
  fields.slice(11, 11 + count).reduce((ticks, field) => ticks + Number(field), 0)

/** From the state on, behind the name; undefined when it has ended. */
function fieldsOf(process: number | 'self'): string[] | undefined {
  try {
    return readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ')
  } catch {
    return undefined
  }
}
