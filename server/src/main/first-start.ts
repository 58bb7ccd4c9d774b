/** What has to be there before anybody comes: the demo, at the very first start, and the organiser's link. */
import { seedDemo } from '#demo/seed-demo.ts'
import { demoSeries } from '#demo/series.ts'
import type { Deps } from '#deps.ts'
import { hostLink, isFirstStart } from '#session/host-link.ts'

/** In turn, so that of several servers that start at once one makes it and the others find it. */
export const madeReady = (deps: Deps): Promise<{ readonly address: string }> =>
  deps.store.inTurn('first-start', async () => {
    if (await isFirstStart(deps)) await seedDemo(deps, demoSeries)
    return hostLink(deps)
  })
