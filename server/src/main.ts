/** Where the server starts: chooses the store, the clock and chance, opens the data, listens, and stops with grace. */
import { randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'
import pino from 'pino'
import { buildApp } from '#app.ts'
import type { Bus } from '#bus/bus.ts'
import { aloneBus } from '#bus/local-bus.ts'
import { redisBus, usualPrefix } from '#bus/redis-bus.ts'
import { readConfig, type Config } from '#config.ts'
import type { Deps } from '#deps.ts'
import { seedDemo } from '#demo/seed-demo.ts'
import { demoSeries } from '#demo/series.ts'
import { tidyFiles } from '#files/session-files.ts'
import { bringInFile } from '#http/archive-on-disk.ts'
import { metrics, type Metrics } from '#http/metrics.ts'
import { limitTable } from '#limits/limit-table.ts'
import { limitsOf } from '#limits/limits.ts'
import { forgetOldAsks } from '#session/help.ts'
import { hostLinkAtStart } from '#session/host-link.ts'
import { themesWatch } from '#session/themes-watch.ts'
import { Refusal } from '#refusal.ts'
import { postOf } from '#post/smtp-sender.ts'
import { startPost } from '#post/start-post.ts'
import { openDataFolder } from '#store/data-folder.ts'
import { keptFiles } from '#store/kept-files.ts'
import { openPostgres } from '#store/postgres/postgres.ts'
import { openSqliteStore } from '#store/sqlite/sqlite-store.ts'
import { StorageProblem } from '#store/storage-problem.ts'
import { liveCore } from '#sync/live-core.ts'

const sweepMs = 8000
const hourMs = 60 * 60 * 1000

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

function giveUp(sentence: string): never {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}

const newId = (): string => randomBytes(16).toString('base64url')

const busTo = async (url: string, logger: pino.Logger): Promise<Bus> =>
  await redisBus({
    url,
    newId,
    prefix: process.env['WAYMARK_REDIS_PREFIX'] ?? usualPrefix,
    onFailure: error => {
      logger.error({ fault: error.message }, 'the other servers cannot be reached at once; trying again')
    },
  })

type Storage = Pick<Deps, 'store' | 'people' | 'files' | 'now' | 'linkKey'> & { readonly close: () => Promise<void> }

/** In a Postgres where one is named, otherwise in the data folder, where the key of the links is anyway. */
async function openStorage(config: Config, alone: boolean): Promise<Storage> {
  const folder = openDataFolder(config.dataFolder)
  const linkKey = (): Uint8Array => folder.linkKey(() => randomBytes(32))
  const url = process.env['DATABASE_URL']
  if (url !== undefined) {
    const postgres = await openPostgres({ url, monotonic: () => performance.now() })
    await postgres.claim(alone)
    await postgres.sameKey(linkKey())
    return { ...postgres, linkKey: linkKey() }
  }
  const store = openSqliteStore(folder.database)
  const people = openSqliteStore(folder.people, { purges: true })
  const close = async (): Promise<void> => {
    await store.close()
    await people.close()
  }
  const files = keptFiles(folder.files)
  return { store, people, files, now: () => new Date().toISOString(), linkKey: linkKey(), close }
}

interface Running extends Deps {
  readonly close: () => Promise<void>
}

async function depsOf(
  config: Config,
  logger: pino.Logger,
  { observed, bus }: Pick<Metrics, 'observed'> & Pick<Deps, 'bus'>,
): Promise<Running> {
  const { store, people, files, now, linkKey, close } = await openStorage(config, bus.isAlone)
  const timers = {
    monotonic: () => performance.now(),
    after: (ms: number, act: () => void) => {
      const timer = setTimeout(act, ms)
      return {
        cancel: () => {
          clearTimeout(timer)
        },
      }
    },
  }
  const onFailure = (error: unknown): void => {
    logger.error(
      { fault: error instanceof Error ? error.name : 'unknown' },
      'what people wrote could not be saved; trying again',
    )
  }
  return {
    now,
    monotonic: timers.monotonic,
    newId,
    store,
    bus,
    people,
    files,
    close,
    ...liveCore({ store, bus, timers, observed, newId, onFailure, watchOf: themesWatch({ now, newId }) }),
    limits: limitsOf(limitTable(config.limits), timers.monotonic),
    observed,
    linkKey,
    address: () => config.address ?? `http://localhost:${config.port}`,
    mailDomain:
      config.mail.mailbox === undefined && config.mail.receivePort === undefined ? undefined : config.mail.domain,
    post: postOf(config.mail),
  }
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' })
  const measures = metrics()
  const redisUrl = process.env['REDIS_URL'] ?? ''
  const bus = redisUrl === '' ? aloneBus() : await busTo(redisUrl, logger)
  const deps = await depsOf(config, logger, { ...measures, bus })
  measures.measure({ documents: deps.live.count, waiting: deps.live.waiting, failing: deps.live.failing })
  const host = await hostLinkAtStart(deps, () => seedDemo(deps, demoSeries))
  await tidyFiles(deps)
  const app = await buildApp(deps, { ...config, logger, metrics: measures })
  await app.listen({ port: config.port, host: config.host })
  const stopPost = await startPost(deps, config.mail, {
    host: config.host,
    onFailure: error => {
      logger.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'mail could not be received or sent')
    },
  })
  const sweeping = setInterval(() => {
    void deps.live.sweep()
  }, sweepMs)
  const forgetting = setInterval(() => {
    void forgetOldAsks(deps).catch(() => undefined)
  }, hourMs)
  print(
    `\nWaymark is running.\n\n  Open            ${deps.address()}\n  Organiser's link ${host.address}\n\nKeep the organiser's link to yourself: it opens everything. The data is in ${config.dataFolder}.\nStop with Ctrl+C.`,
  )

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    print('\nStopping. Saving what is under way.')
    clearInterval(sweeping)
    clearInterval(forgetting)
    await stopPost()
    await app.close()
    await deps.live.close()
    await deps.bus.close()
    await deps.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      void stop()
    })
}

/** `npm start -- bring-in FILE`, while the server is stopped: the data is held by one alone. */
async function bringIn(path: string): Promise<void> {
  const config = readConfig(process.env)
  const file = await open(path).catch(() => giveUp(`There is no file ${path} that we can read.`))
  const deps = await depsOf(config, pino({ level: 'warn' }), { ...metrics(), bus: aloneBus() })
  const { size } = await file.stat()
  const read = async (at: number, length: number): Promise<Uint8Array> => {
    const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  }
  const { strategy, link } = await bringInFile(deps, { size, read }, { name: null, role: 'organiser' })
  await deps.close()
  await file.close()
  print(`\n“${strategy.title}” is here. Start the server to open it.\n\n  Its link for organisers ${link}`)
}

const [command, path] = process.argv.slice(2)
const asked =
  command === undefined
    ? start()
    : command === 'bring-in' && path !== undefined
      ? bringIn(path)
      : giveUp('What can be asked for is: npm start, or npm start -- bring-in FILE, with an archive.')

asked.catch((error: unknown) => {
  if (error instanceof StorageProblem || error instanceof Refusal) giveUp(error.message)
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'EADDRINUSE')
    giveUp(
      `Something else is using port ${process.env['PORT'] ?? '3000'}. Stop it, or choose another: PORT=3001 npm start`,
    )
  if (code === 'EACCES')
    giveUp(`We may not use port ${process.env['PORT'] ?? '3000'}. Choose one above 1023: PORT=3000 npm start`)
  giveUp(error instanceof Error ? error.message : 'The server could not start.')
})
