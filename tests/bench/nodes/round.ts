/** One round of one contestant on so many nodes: people talk, then a node is killed under them, then all is read again. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { enter } from '#bench/live/guest.ts'
import { percentile, type Figures } from '#bench/live/figures.ts'
import { marksIn } from '#bench/live/marks.ts'
import { until } from '#support/wait.ts'
import { startCluster, type Cluster, type Shared } from './cluster.ts'
import type { Contestant } from './contestants.ts'
import { crowd, type Crowd } from './crowd.ts'
import { places, roomNames } from './places.ts'

const warmUpMs = 1500
const measuredMs = 4000
const beforeKillMs = 1500
const patienceMs = 15_000

export async function round(contestant: Contestant, count: number, shared: Shared): Promise<Figures> {
  const cluster = await startCluster(count, () => contestant.start(count === 1))
  try {
    const people = await crowd(contestant, cluster, places(count))
    try {
      const talked = await measureTalk(people, cluster, shared)
      return { ...talked, ...(await killed(people, cluster, contestant)) }
    } finally {
      people.leave()
    }
  } finally {
    await cluster.stop()
  }
}

async function measureTalk(
  people: Crowd,
  cluster: Cluster,
  { postgresSeconds, redisSeconds }: Shared,
): Promise<Figures> {
  const stop = people.talk()
  await pause(warmUpMs)
  const spent = (): readonly number[] => [
    cluster.nodes().reduce((sum, node) => sum + node.cpuSeconds(), 0),
    postgresSeconds(),
    redisSeconds(),
    process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
  ]
  people.words.start()
  const before = { at: performance.now(), spent: spent(), delivered: people.words.delivered(), frames: people.frames() }
  const lateness = monitorEventLoopDelay({ resolution: 5 })
  lateness.enable()
  await pause(measuredMs)
  const seconds = (performance.now() - before.at) / 1000
  const [nodes = 0, postgres = 0, redis = 0, own = 0] = spent().map((now, at) => now - (before.spent[at] ?? 0))
  const delivered = people.words.delivered() - before.delivered
  const frames = people.frames() - before.frames
  const { near, far } = people.words.times()
  stop()
  const codes = people.returns().map(({ code }) => code)
  if (codes.length > 0) process.stderr.write(`  cut off with ${[...new Set(codes)].join(' and ')}\n`)
  for (let waited = 0; waited < 3000 && people.words.underWay() > 0; waited += 50) await pause(50)
  const each = (cpu: number): number => (cpu / delivered) * 1e6
  return {
    near50: percentile(near, 50),
    near99: percentile(near, 99),
    far50: percentile(far, 50),
    far99: percentile(far, 99),
    cpuEach: each(nodes + postgres + redis),
    nodesEach: each(nodes),
    postgresEach: each(postgres),
    redisEach: each(redis),
    delivered: delivered / seconds,
    frames: frames / seconds,
    memory: cluster.nodes().reduce((sum, node) => sum + node.memory(), 0),
    ownShare: (own / seconds) * 100,
    late: lateness.percentile(99) / 1e6,
    lost: people.words.underWay(),
    cut: codes.length,
  }
}

async function killed(people: Crowd, cluster: Cluster, contestant: Contestant): Promise<Figures> {
  const stop = people.talk()
  await pause(beforeKillMs)
  const killedAt = performance.now()
  await cluster.killFirst()
  const areAll = (what: 'backAt' | 'hearsAt') => () => people.returns().every(one => one[what] !== undefined)
  const waited = { what: 'everybody to be back and to hear of others', allBack: areAll('hearsAt') }
  const inTime = await until(waited.what, waited.allBack, patienceMs).then(
    () => true,
    () => false,
  )
  stop()
  await pause(1000)
  const after = (what: 'backAt' | 'hearsAt'): number =>
    Math.max(...people.returns().map(one => (one[what] ?? Number.NaN) - killedAt))
  const kept = await marksKept(contestant, cluster)
  return {
    back: after('backAt'),
    hears: inTime ? after('hearsAt') : Number.NaN,
    cutOff: people.returns().length,
    saved: people.saved.size,
    savedLost: [...people.saved].filter(([mark, room]) => kept.get(room)?.has(mark) !== true).length,
  }
}

/** What somebody who comes now is given of each room. */
async function marksKept(contestant: Contestant, cluster: Cluster): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const [node] = cluster.nodes()
  if (node === undefined) throw new Error('no node runs')
  const kept = await Promise.all(
    roomNames.map(async (room, at) => {
      const marks = new Set<number>()
      const heard = (frame: Buffer): void => marksIn(frame, mark => marks.add(mark))
      // Those of the hall and of the first room are the same people.
      const guest = await enter(contestant.doorTo(node, room, room === 'hall' ? 0 : at * 10), { heard })
      guest.leave()
      return [room, marks] as const
    }),
  )
  return new Map(kept)
}
