/** One run, out of one seed: people work on several servers while all goes wrong; then all is well again, and what was promised must hold. */
import { until } from '#support/wait.ts'
import type { Cluster } from './cluster.ts'
import { gather } from './people.ts'
import { redisEar } from './redis-ear.ts'
import { runOf, type Run } from './run.ts'
import { askAuthors, checkCopies, checkWords, countDoubledHistory, openFresh, type Settled } from './settled.ts'
import { setTheStage } from './stage.ts'
import { troublesOf } from './troubles.ts'
import { whenWell, type WellFigures } from './when-well.ts'
import { witnessOf, type Witness } from './witness.ts'
import type { Figures } from './work.ts'

export interface ToldRun {
  readonly seed: number
  /** Promises that were found broken, in sentences. */
  readonly faults: readonly string[]
  /** What happened, a line each; the first and the last of them. */
  readonly account: readonly string[]
  /** In one line. */
  readonly figures: string
}

export interface FaultRunShape {
  /** So long things go wrong. */
  readonly forMs: number
  /** The kinds of troubles that are made; all where it is left out. */
  readonly only?: readonly string[] | undefined
}

export async function faultRun(cluster: Cluster, seed: number, { forMs, only }: FaultRunShape): Promise<ToldRun> {
  const run = runOf(seed)
  const witness = witnessOf(run)
  const figures: Figures = { acts: 0, again: 0, refused: 0, historyTwice: 0, savedMs: [] }
  const ear = cluster.engines && redisEar(cluster.engines.redis.port, bytes => witness.published('any topic', bytes))
  const printedBefore = cluster.places.map(({ node }) => node.printed().length)
  let summary = 'it did not come to its end'
  try {
    const troubles = troublesOf(run, cluster, only)
    const well = await history({ run, cluster, witness, figures, troubles: troubles.make, forMs })
    summary = summaryOf({ figures, counts: troubles.counts(), well, heard: ear?.heard() ?? 0, witness })
  } catch (error) {
    run.broken(`the run stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  } finally {
    ear?.close()
  }
  for (const [at, { node }] of cluster.places.entries()) {
    witness.printed(node.name, node.printed().slice(printedBefore[at]))
    for (const end of node.ownEnds()) run.broken(end)
  }
  await lookIntoRedis(cluster, witness)
  return { seed, faults: run.faults(), account: run.account(), figures: `SEED=${seed}: ${summary}` }
}

const longestRestMs = 60_000

interface Scene {
  readonly run: Run
  readonly cluster: Cluster
  readonly witness: Witness
  readonly figures: Figures
  readonly troubles: (forMs: number) => Promise<void>
  readonly forMs: number
}

async function history({ run, cluster, witness, figures, troubles, forMs }: Scene): Promise<WellFigures> {
  const { address, organiserLink } = cluster
  const stage = await setTheStage(run, { address, organiserLink, called: witness.called })
  const people = await gather({ run, witness, figures, stage, address })
  const settled: Settled = { run, cluster, stage, people, witness }
  let goesOn = true
  const working = Promise.all(people.workers.map(work => work(() => goesOn)))
  // What throws meanwhile is told when it is their turn to be awaited.
  working.catch(() => undefined)
  run.say('everybody works')
  try {
    await troubles(forMs)
    goesOn = false
    await working
    run.say('everybody has ended')
    const here = people.windows.filter(({ isOut }) => !isOut())
    const unrest = () => here.filter(({ window }) => !window.isInStep() || window.waiting() > 0)
    await until('everything is called saved', () => unrest().length === 0, longestRestMs).catch(() => {
      for (const { who, window } of unrest())
        run.broken(`${who} waits for ${window.waiting()} changes in ${window.name}, in step: ${window.isInStep()}`)
    })
    const well = await whenWell(settled)
    const fresh = await openFresh(settled)
    const own = await askAuthors(settled)
    await cluster.reading(async reading => {
      await checkCopies(settled, reading, fresh)
      await checkWords({ settled, own, fresh }, reading)
      figures.historyTwice = await countDoubledHistory(settled, reading)
    })
    for (const { window } of fresh) window.close()
    return well
  } finally {
    goesOn = false
    people.close()
  }
}

/** Nothing rests there: neither words nor names. */
async function lookIntoRedis({ engines }: Cluster, witness: Witness): Promise<void> {
  if (engines !== undefined) witness.printed('Redis', (await engines.redis.dump()).toString('latin1'))
}

interface Summed {
  readonly figures: Figures
  readonly counts: Readonly<Record<string, number>>
  readonly well: WellFigures
  readonly heard: number
  readonly witness: Witness
}

function summaryOf({ figures, counts, well, heard, witness }: Summed): string {
  const sorted = figures.savedMs.toSorted((a, b) => a - b)
  const of = (share: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return [
    `${figures.acts} acts, ${sorted.length} called saved, ${figures.refused} refused, ${figures.again} asks made again, ${figures.historyTwice} lines of the history said twice`,
    `saved after ${of(0.5)} ms in the middle, ${of(0.99)} ms at p99, ${of(1)} ms at the longest`,
    `${witness.seen().frames} frames and ${heard} messages of the bus seen`,
    `when all is well a step is told after ${well.stepMs} ms, words after ${well.wordsMs} ms, and who is put out is off after ${well.outMs} ms`,
    JSON.stringify(counts),
  ].join('; ')
}
