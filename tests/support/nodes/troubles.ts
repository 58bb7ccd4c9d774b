/** What goes wrong while people work, one thing after another out of the seed, and often several at once; and that all is well again. */
import type { Chance } from '#support/chance.ts'
import { until } from '#support/wait.ts'
import type { Cluster, Place } from './cluster.ts'
import type { Run } from './run.ts'

export interface Troubles {
  /** Makes trouble until so long has passed, then mends everything and answers when all servers are ready. */
  readonly make: (forMs: number) => Promise<void>
  /** How often each kind was made. */
  readonly counts: () => Readonly<Record<string, number>>
}

const longestStartMs = 60_000

interface Ground {
  readonly run: Run
  readonly cluster: Cluster
  readonly chance: Chance
}

interface Trouble {
  readonly kind: string
  /** How likely it is beside the others. */
  readonly weight: number
  /** What it befalls: of two that befall the same, the second waits for another time. */
  readonly befalls: string
  /** Answers when it is over. */
  readonly act: () => Promise<void>
}

/** `only`: the kinds that are made; all where it is left out. */
export function troublesOf(run: Run, cluster: Cluster, only?: readonly string[]): Troubles {
  const ground: Ground = { run, cluster, chance: run.chance.apart() }
  const { chance } = ground
  const all = [...cluster.places.flatMap(place => troublesOfPlace(ground, place)), ...troublesOfEngines(ground)]
  const wanted = all.filter(({ kind }) => only?.includes(kind) ?? true)
  const weighted = wanted.flatMap(trouble => Array.from({ length: trouble.weight }, () => trouble))
  const counts: Record<string, number> = {}
  const busy = new Set<string>()
  const underWay = new Set<Promise<void>>()
  const begin = ({ kind, befalls, act }: Trouble): void => {
    if (busy.has(befalls)) return
    busy.add(befalls)
    counts[kind] = (counts[kind] ?? 0) + 1
    const over = act()
      .catch((error: unknown) => run.broken(`the test could not do "${kind}": ${String(error)}`))
      .finally(() => {
        busy.delete(befalls)
        underWay.delete(over)
      })
    underWay.add(over)
  }
  return {
    counts: () => counts,
    make: async forMs => {
      const end = run.since() + forMs
      // A little while in which all is well, so that there is something to lose.
      await run.pause(500)
      while (run.since() < end) {
        begin(chance.pick(weighted))
        await run.pause(chance.pick([50, 300, 800, 1500]))
      }
      await Promise.all(underWay)
      run.say('all is well from here')
      await cluster.ready()
    },
  }
}

function troublesOfPlace(ground: Ground, { node, toPostgres, toRedis }: Place): Trouble[] {
  const { run, chance } = ground
  const down = async (how: string, end: () => Promise<unknown>): Promise<void> => {
    run.say(`${node.name} is ${how}`)
    await end()
    await run.pause(chance.pick([0, 200, 1500]))
    run.say(`${node.name} is begun again`)
    node.begin()
    const from = run.since()
    const ready = until(`${node.name} is ready again`, node.isReady, longestStartMs)
      .then(() => run.say(`${node.name} is ready after ${run.since() - from} ms`))
      .catch(() => undefined)
    // Now and then it is killed while it starts.
    if (chance.oneIn(3)) await run.pause(chance.below(3000))
    else await ready
  }
  const wires = [
    { what: 'Postgres', wire: toPostgres },
    { what: 'Redis', wire: toRedis },
  ]
  return [
    { kind: 'kill', weight: 6, befalls: node.name, act: () => down('killed', node.kill) },
    {
      kind: 'stop with grace',
      weight: 2,
      befalls: node.name,
      act: () =>
        down('stopped with grace', async () => {
          if (!(await node.stop())) run.say(`${node.name} took too long to stop`)
        }),
    },
    {
      kind: 'freeze',
      weight: 3,
      befalls: node.name,
      act: () => standingStill(ground, { what: node.name, stop: node.freeze, goOn: node.thaw }),
    },
    ...wires.flatMap(({ what, wire }): Trouble[] => {
      if (wire === undefined) return []
      const befalls = `${node.name} to ${what}`
      const forAWhile = async (now: 'hanging' | 'refused', ms: number): Promise<void> => {
        run.say(`${befalls} is ${now} for ${ms} ms`)
        wire.set(now)
        await run.pause(ms)
        wire.set('through')
        run.say(`${befalls} is through`)
      }
      return [
        {
          kind: `cut ${what}`,
          weight: 2,
          befalls,
          act: async () => {
            run.say(`${befalls} is cut, ${wire.open()} connections`)
            wire.cut()
          },
        },
        {
          kind: `hang ${what}`,
          weight: 3,
          befalls,
          act: () => forAWhile('hanging', chance.pick([200, 1500, 6000, 12_000])),
        },
        { kind: `refuse ${what}`, weight: 2, befalls, act: () => forAWhile('refused', chance.pick([200, 1500, 4000])) },
      ]
    }),
  ]
}

interface Still {
  readonly what: string
  readonly stop: () => void
  readonly goOn: () => void
}

async function standingStill({ run, chance }: Ground, { what, stop, goOn }: Still): Promise<void> {
  const ms = chance.pick([300, 2000, 8000])
  run.say(`${what} stands still for ${ms} ms`)
  stop()
  await run.pause(ms)
  goOn()
  run.say(`${what} goes on`)
}

function troublesOfEngines(ground: Ground): Trouble[] {
  const {
    run,
    chance,
    cluster: { engines },
  } = ground
  if (engines === undefined) return []
  const { postgres, redis } = engines
  const away = async (what: string, end: () => Promise<void>, begin: () => Promise<void>): Promise<void> => {
    run.say(what)
    await end()
    await run.pause(chance.pick([0, 500, 2500]))
    await begin()
    run.say(`${what}: over`)
  }
  return [
    { kind: 'stop Redis', weight: 2, befalls: 'Redis', act: () => away('Redis stops', redis.stop, redis.restart) },
    { kind: 'kill Redis', weight: 2, befalls: 'Redis', act: () => away('Redis is killed', redis.kill, redis.restart) },
    {
      kind: 'freeze Redis',
      weight: 1,
      befalls: 'Redis',
      act: () => standingStill(ground, { what: 'Redis', stop: redis.freeze, goOn: redis.thaw }),
    },
    {
      kind: 'freeze Postgres',
      weight: 1,
      befalls: 'Postgres',
      act: () => standingStill(ground, { what: 'Postgres', stop: postgres.pause, goOn: postgres.resume }),
    },
    {
      kind: 'restart Postgres',
      weight: 2,
      befalls: 'Postgres',
      act: () => away('Postgres restarts', postgres.shutDown, postgres.startAgain),
    },
    {
      kind: 'kill Postgres',
      weight: 2,
      befalls: 'Postgres',
      act: () => away('Postgres is killed', postgres.kill, postgres.startAgain),
    },
  ]
}
