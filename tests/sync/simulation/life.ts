/** One life of the server, from its start to its crash: the whole of it as it is, on a disk that outlives it and a clock that is ours. */
import type { FastifyInstance } from 'fastify'
import { aloneBus } from '@waymark/server/bus/local-bus.ts'
import { buildApp } from '@waymark/server/app.ts'
import type { Deps } from '@waymark/server/deps.ts'
import { attend } from '@waymark/server/http/attend.ts'
import { admit, type Coming as Admitted } from '@waymark/server/http/admit.ts'
import { limitTable } from '@waymark/server/limits/limit-table.ts'
import { limitsOf } from '@waymark/server/limits/limits.ts'
import type { Line } from '@waymark/server/sync/line.ts'
import { keptFiles } from '@waymark/server/store/kept-files.ts'
import { liveCore } from '@waymark/server/sync/live-core.ts'
import { unobserved } from '@waymark/server/sync/observed.ts'
import type { Between } from './between.ts'
import type { Bearer, Disk } from './disk.ts'
import type { Planted } from './planted.ts'
import { lane, type World } from './world.ts'

/** Where a server may be struck. */
export const weakMoments = [
  'before a commit',
  'after a commit',
  'before a compaction',
  'after a compaction',
  'while it tells',
] as const
export type WeakMoment = (typeof weakMoments)[number]

export interface Coming {
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly browser: string
}

export interface Life {
  readonly isAlive: () => boolean
  readonly deps: Deps
  readonly app: FastifyInstance
  /** As the door of the websockets does it. Undefined for whoever is not let in. */
  readonly knock: (coming: Coming) => Promise<Admitted | undefined>
  readonly attend: (line: Line, coming: Admitted) => void
  /** The body of a request, as it comes in. */
  readonly arriving: (body: string) => string
  /** It tells somebody something; it may die of it. */
  readonly tells: () => void
  readonly die: (how: string) => void
  /** When this has happened so many times more. */
  readonly dieAt: (moment: WeakMoment, times: number) => void
  /** Hears of its death, a little later. */
  readonly onDeath: (hear: () => void) => void
}

export interface Shape {
  readonly planted: Planted
  readonly sweepMs: number
  /** Left out where there is one server. */
  readonly between?: Between | undefined
}

export async function beginLife(world: World, disk: Disk, { planted, sweepMs, between }: Shape): Promise<Life> {
  const mourners: (() => void)[] = []
  let isAlive = true
  let strike: { readonly moment: WeakMoment; times: number } | undefined

  const die = (how: string): void => {
    if (!isAlive) return
    isAlive = false
    world.say(`the server dies ${how}`)
    // It hears nothing and says nothing any more; only what it holds of the real machine is given back.
    void app.close()
    between?.died()
    world.send(
      lane(),
      '',
      () => {
        for (const mourn of mourners) mourn()
      },
      0,
    )
  }
  const passes = (moment: WeakMoment): void => {
    if (strike?.moment !== moment) return
    strike.times -= 1
    if (strike.times <= 0) die(moment)
  }
  const bearer: Bearer = { isAlive: () => isAlive, passes }
  const timers = {
    monotonic: world.now,
    after: (ms: number, act: () => void) =>
      world.after(ms, () => {
        if (isAlive) act()
      }),
  }
  const onFailure = (): void => world.say('the server could not save, and will try again')
  const store = planted.store(disk.storeFor(bearer), world)
  const bus = between?.join(bearer) ?? aloneBus()
  const { live, guests, lately } = liveCore({ store, bus, timers, newId: world.newId, onFailure, observed: unobserved })
  const deps: Deps = {
    now: () => new Date(Date.UTC(2027, 2, 24, 13) + world.now()).toISOString(),
    monotonic: world.now,
    newId: world.newId,
    store,
    bus,
    people: store,
    monitoring: store,
    // The dead save nothing any more, and nobody waits for it.
    live: { ...live, settled: () => (isAlive ? live.settled() : Promise.resolve()) },
    files: keptFiles('nowhere'),
    guests,
    lately,
    limits: limitsOf(limitTable(), world.now),
    observed: unobserved,
    linkKey: new Uint8Array(32).fill(7),
    peopleKey: new Uint8Array(32).fill(8),
    monitoringKey: new Uint8Array(32).fill(9),
    address: () => 'http://waymark.example',
  }
  const sweep = (): void => {
    void deps.live.sweep()
    timers.after(sweepMs, sweep)
  }
  const app = await buildApp(deps, { clientFolder: 'nowhere' })
  await app.ready()
  timers.after(sweepMs, sweep)
  return {
    isAlive: () => isAlive,
    deps,
    app,
    knock: ({ name, query, browser }) =>
      admit(deps, { ip: '127.0.0.1', browser }, { name, query, by: 'websocket' }).catch(() => undefined),
    attend: (line, coming) => {
      attend(planted.deps(deps), planted.line(line, world), coming).catch(() => {
        world.say('the server could not open a document')
      })
    },
    arriving: planted.body,
    tells: () => passes('while it tells'),
    die,
    dieAt: (moment, times) => {
      strike = { moment, times }
    },
    onDeath: hear => {
      mourners.push(hear)
    },
  }
}
