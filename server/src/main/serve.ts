/** From the settings to a server that listens, and to its end with grace. */
import pino from 'pino'
import { buildApp } from '#app.ts'
import { atMost } from '#at-most.ts'
import type { Config } from '#config.ts'
import { seedDemo } from '#demo/seed-demo.ts'
import { demoSeries } from '#demo/series.ts'
import type { Deps } from '#deps.ts'
import { tidyFiles } from '#files/session-files.ts'
import { metrics } from '#http/metrics.ts'
import { leaving, type Leaving } from '#leaving.ts'
import { startPost } from '#post/start-post.ts'
import { hostLinkAtStart } from '#session/host-link.ts'
import { startBackground } from './background.ts'
import { depsOf, faultIn } from './deps-of.ts'
import type { Given } from './given.ts'
import { offerHold } from './hold-socket.ts'
import { giveUp, print } from './print.ts'
import { openStorage } from './storage.ts'

/** With others to go to, people are sent there over so long, not all at once. */
const spreadMs = 2000
/** Whatever does not answer any more keeps the server here for no longer. */
const endingMs = 9000

/** Throws what keeps it from starting. */
export async function serve(config: Config, given: Given): Promise<void> {
  const logger = pino({ level: config.logLevel })
  const measures = metrics()
  const storage = await openStorage(config, { given, logger, onTaken: problem => giveUp(problem.message) })
  const deps = depsOf(config, storage, { given, logger, observed: measures.observed })
  const { address } = await hostLinkAtStart(deps, () => seedDemo(deps, demoSeries))
  await tidyFiles(deps)
  const going = leaving()
  const app = await buildApp(deps, {
    ...config,
    logger,
    metrics: measures,
    leaving: going,
    spreadMs: deps.bus.isAlone ? 0 : spreadMs,
  })
  await app.listen({ port: config.port, host: config.host })
  const stopPost = await startPost(deps, config.mail, {
    host: config.host,
    onFailure: error => {
      logger.error({ fault: faultIn(error) }, 'mail could not be received or sent')
    },
  })
  const stopBackground = startBackground(deps, error => {
    logger.error({ fault: faultIn(error) }, 'what is done every hour was not done')
  })
  const stopOffering = await offerHold(config.dataFolder, storage.hold, given.timers)
  print(
    `\nWaymark is running.\n\n  Open            ${deps.address()}\n  Organiser's link ${address}\n\nKeep the organiser's link to yourself: it opens everything. The data is in ${storage.where}.\nStop with Ctrl+C.`,
  )
  endWhenAsked(going, async () => {
    if (config.drainMs > 0) print('\nGoing down soon. Serving on until nobody new is sent here.')
    await going.begin(config.drainMs)
    print('\nStopping. Saving what is under way.')
    stopBackground()
    stopOffering()
    await atMost(
      endingMs,
      ended(deps, () => Promise.all([stopPost(), app.close()])),
    )
    await atMost(endingMs, storage.close())
  })
}

async function ended(deps: Deps, stop: () => Promise<unknown>): Promise<void> {
  await stop()
  await deps.live.close()
}

/** Asked a second time, it is quicker. */
function endWhenAsked(going: Leaving, end: () => Promise<void>): void {
  const stop = async (): Promise<void> => {
    if (going.isLeaving()) return going.hurry()
    await end()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      void stop()
    })
}
