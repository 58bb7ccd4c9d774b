/** The measures of a running server, in the format of Prometheus: counts and durations, without anybody's name, words or ids. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import type { Observed } from '#sync/observed.ts'

/** What is read when somebody asks. */
export interface Measured {
  readonly count: () => number
  readonly waiting: () => number
  readonly failing: () => boolean
  readonly isStoreUp: () => Promise<boolean>
  readonly isBusUp: () => boolean
  /** Undefined where the store is no pool of connections. */
  readonly pool: Deps['pool']
}

export interface Metrics {
  readonly observed: Observed
  /** A request was answered with a no. */
  readonly refused: (status: number) => void
  /** Read from now on. */
  readonly measure: (measured: Measured) => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** In seconds: from less than a tick to a disk that hardly answers. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

export function metrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'waymark_' })
  const counter = <L extends string = never>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name: `waymark_${name}`, help, labelNames, registers })
  const histogram = (name: string, help: string): Histogram =>
    new Histogram({ name: `waymark_${name}`, help, buckets, registers })
  const refused = counter('refusals_total', 'Requests answered with a no, by its status.', 'status')

  return {
    observed: observedBy({ counter, histogram, registers }),
    refused: status => {
      refused.inc({ status })
    },
    measure: ({ count, waiting, failing, isStoreUp, isBusUp, pool }) => {
      const gauge = (name: string, help: string, read: () => number | Promise<number>): Gauge =>
        new Gauge({
          name: `waymark_${name}`,
          help,
          registers,
          async collect() {
            this.set(await read())
          },
        })
      gauge('documents_open', 'Documents in memory.', count)
      gauge('documents_waiting', 'Documents with something to keep or to tell.', waiting)
      gauge('saving_fails', '1 while what people write cannot be saved.', () => Number(failing()))
      gauge('store_up', '0 while the store does not answer.', async () => Number(await isStoreUp()))
      gauge('bus_up', '0 while the other servers are reached by way of the store alone.', () => Number(isBusUp()))
      if (pool === undefined) return
      gauge('store_connections_used', 'Connections to the store that are at work.', () => pool().used)
      gauge('store_connections_most', 'Connections to the store that there may be.', () => pool().most)
      gauge('store_asks_waiting', 'Asks of the store for which no connection is free.', () => pool().waiting)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

interface Making {
  readonly counter: <L extends string = never>(name: string, help: string, ...labelNames: L[]) => Counter<L>
  readonly histogram: (name: string, help: string) => Histogram
  readonly registers: Registry[]
}

function observedBy({ counter, histogram, registers }: Making): Observed {
  const ticks = histogram('tick_seconds', 'What a tick does before it is kept.')
  const commits = histogram('commit_seconds', 'From a commit to its being on disk.')
  const openings = histogram('document_open_seconds', 'Reading a document from its log.')
  const works = counter('works_total', 'Pieces of work done to documents.')
  const updates = counter('updates_kept_total', 'Updates of documents that are on disk.')
  const rows = counter('rows_kept_total', 'Rows beside documents that are on disk.')
  const failures = counter('commits_failed_total', 'Commits that failed and were tried again.')
  const refusedUpdates = counter('updates_refused_total', 'Updates that were not taken, by why.', 'why')
  const presence = counter('presence_told_total', 'States of people who are here, once for each who was told.')
  const cuts = counter('cuts_total', 'Lines that the server closed, by why.', 'why')
  const lines = new Gauge({
    name: 'waymark_lines_open',
    help: 'Lines to clients, by what carries them.',
    labelNames: ['by'],
    registers,
  })
  for (const by of ['websocket', 'https']) lines.set({ by }, 0)
  return {
    ticked: (ms, done) => {
      ticks.observe(ms / 1000)
      works.inc(done)
    },
    committed: (ms, kept) => {
      commits.observe(ms / 1000)
      updates.inc(kept.updates)
      rows.inc(kept.rows)
    },
    commitFailed: () => {
      failures.inc()
    },
    opened: ms => {
      openings.observe(ms / 1000)
    },
    updateRefused: why => {
      refusedUpdates.inc({ why })
    },
    presenceTold: (entries, listeners) => {
      presence.inc(entries * listeners)
    },
    came: by => {
      lines.inc({ by })
    },
    left: by => {
      lines.dec({ by })
    },
    cut: code => {
      cuts.inc({ why: whyByCode.get(code) ?? 'other' })
    },
  }
}

const whyByCode = new Map<number, string>(Object.entries(closeCodes).map(([why, code]) => [code, why]))
