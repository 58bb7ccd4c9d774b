/** How long things are kept, for organisers of the whole server. */
import type { FastifyInstance } from 'fastify'
import * as wire from '@waymark/shared/wire/retention.ts'
import type { Deps } from '#deps.ts'
import { standingRun } from '#privacy/dry-run.ts'
import { beginPurge, carryOn, dropList, listAnew, waitFor } from '#privacy/purge.ts'
import { privacyOf, setPrivacy } from '#privacy/settings.ts'
import { knownMember, permit, type Browser } from '#session/members.ts'
import { mount } from './mount.ts'

/** So long whoever asked waits for it to be done; the rest is done without them. */
const longestMs = 10_000

export function mountRetention(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: Browser): Promise<void> => {
    permit(await knownMember(deps, browser, { strategyId: null, sessionId: null }), 'set-retention')
  }
  mount(app, wire.readRetention, async ({ browser }) => {
    await permitted(browser)
    const run = (await standingRun(deps)) ?? null
    const wait = run === null ? 0 : await waitFor(deps, run)
    return {
      settings: await privacyOf(deps),
      run,
      waitMinutes: wait === Infinity ? null : Math.ceil(wait / 60_000),
      sendsMail: deps.post !== undefined,
    }
  })
  mount(app, wire.setRetention, async ({ browser, body }) => {
    await permitted(browser)
    await setPrivacy(deps, body)
    return {}
  })
  mount(app, wire.listDue, async ({ browser }) => {
    await permitted(browser)
    await listAnew(deps)
    return {}
  })
  mount(app, wire.purgeListed, async ({ browser, body: { runId } }) => {
    await permitted(browser)
    await beginPurge(deps, runId)
    const since = deps.monotonic()
    await carryOn(deps, () => deps.monotonic() - since > longestMs)
    return {}
  })
  mount(app, wire.dropListed, async ({ browser, body: { runId } }) => {
    await permitted(browser)
    await dropList(deps, runId)
    return {}
  })
}
