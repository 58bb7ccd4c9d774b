/** Kills the server again and again while everybody works, and looks each time whether it kept what it promised. */
import { watch as watchFile } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '#support/chance.ts'
import type { RunningServer } from '#support/running-server.ts'
import { until } from '#support/wait.ts'
import { everybody, type Everybody } from './everybody.ts'

/** When it is killed. */
export type Moment = 'while-all-write' | 'after-an-answer' | 'at-a-write' | 'while-it-starts' | 'while-it-puts-away'

export interface Killing {
  readonly moments: readonly Moment[]
  readonly chance: Chance
  /** A program that kills what it runs when that begins its so manieth write to a file, with its arguments. For 'at-a-write'. */
  readonly atWrite?: (number: number) => readonly string[]
}

export interface Killed {
  readonly kills: number
  /** Changes that somebody was told are saved. */
  readonly saved: number
  /** What was lost or changed, in sentences; none when all is well. */
  readonly faults: readonly string[]
  /** How long it took each time until it was ready again, in milliseconds. */
  readonly startsMs: readonly number[]
}

interface Scene {
  readonly server: RunningServer
  readonly all: Everybody
  readonly chance: Chance
  readonly atWrite: (number: number) => readonly string[]
  readonly saved: () => number
  /** Called at the next change that is called saved. */
  readonly atNextSaved: (act: () => void) => void
  readonly starts: number[]
  /** One more kill, by something else than the server's own `kill`. */
  readonly killed: () => void
}

const noProgram = (): never => {
  throw new Error('nothing was given that kills at a write')
}

export async function killAgain(
  running: RunningServer,
  { moments, chance, atWrite = noProgram }: Killing,
): Promise<Killed> {
  let kills = 0
  const server: RunningServer = {
    ...running,
    kill: () => {
      kills += 1
      return running.kill()
    },
    killWhileStarting: afterMs => {
      kills += 1
      return running.killWhileStarting(afterMs)
    },
  }
  let saved = 0
  let waiting: () => void = () => undefined
  const onSaved = (): void => {
    saved += 1
    waiting()
  }
  const scene: Scene = {
    server,
    all: await everybody(server, chance, onSaved),
    chance,
    atWrite,
    saved: () => saved,
    atNextSaved: act => {
      waiting = () => {
        waiting = () => undefined
        act()
      }
    },
    starts: [],
    killed: () => {
      kills += 1
    },
  }
  const faults: string[] = []
  const look = async (after: string): Promise<void> => {
    faults.push(...(await scene.all.faults()).map(fault => `after ${after}: ${fault}`))
  }
  for (const [at, moment] of moments.entries()) {
    const missing = await kill[moment](scene)
    await startAgain(scene)
    faults.push(...(await missing()).map(fault => `after kill ${at + 1}, ${moment}: ${fault}`))
    await look(`kill ${at + 1}, ${moment}`)
  }
  await server.stop()
  await startAgain(scene)
  await look('a stop with grace')
  return { kills, saved, faults, startsMs: scene.starts }
}

async function startAgain({ server, starts }: Scene, under?: readonly string[]): Promise<void> {
  const from = performance.now()
  await server.startAgain(under)
  if (under === undefined) starts.push(performance.now() - from)
}

/** What watchers had been shown and are not shown any more. */
type Missing = () => Promise<string[]>

const kill: Readonly<Record<Moment, (scene: Scene) => Promise<Missing>>> = {
  'while-all-write': scene =>
    whileAllWrite(scene, async () => {
      await somethingIsSaved(scene)
      await pause(50 + scene.chance.below(700))
      await scene.server.kill()
    }),
  'after-an-answer': scene =>
    whileAllWrite(scene, async () => {
      await somethingIsSaved(scene)
      await pause(scene.chance.below(300))
      await new Promise<void>(resolve => {
        scene.atNextSaved(resolve)
      })
      await pause(scene.chance.below(4))
      await scene.server.kill()
    }),
  'at-a-write': async scene => {
    const { server, chance, atWrite, killed } = scene
    await server.stop()
    killed()
    const started = await startAgain(scene, atWrite(10 + chance.below(500))).then(
      () => true,
      () => false,
    )
    return started ? whileAllWrite(scene, server.ended) : async () => []
  },
  'while-it-starts': async ({ server, chance, starts }) => {
    await server.kill()
    const usual = starts.at(-1) ?? 500
    for (let time = 0; time < 3; time += 1) await server.killWhileStarting(chance.below(usual))
    return async () => []
  },
  'while-it-puts-away': async scene => {
    const missing = await whileAllWrite(scene, () => somethingIsSaved(scene), { andGoes: false })
    // Nothing else is written while nobody is there.
    await fileChanges(join(scene.server.dataFolder, 'waymark.db-wal'))
    await pause(scene.chance.below(4))
    await scene.server.kill()
    return missing
  },
}

const somethingIsSaved = ({ saved }: Scene): Promise<void> => {
  const before = saved()
  return until('something is saved', () => saved() > before)
}

/** Everybody works until `act` is done. `andGoes`: then the server is gone. */
async function whileAllWrite({ all }: Scene, act: () => Promise<void>, { andGoes = true } = {}): Promise<Missing> {
  const watchers = await all.watch()
  let going = true
  const working = Promise.all(all.workers.map(work => work(() => going)))
  await act()
  going = false
  await working
  if (andGoes) await watchers.gone()
  watchers.leave()
  return () => watchers.missing(all.watcher)
}

const fileChanges = (path: string): Promise<void> =>
  new Promise(resolve => {
    const watching = watchFile(path, () => {
      watching.close()
      resolve()
    })
  })

const pause = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms)
  })
