/** Versions of a draft over HTTP. */
import type { FastifyInstance } from 'fastify'
import type { DraftId } from '@waymark/shared/model/ids.ts'
import { may, type Act } from '@waymark/shared/rules/permissions.ts'
import * as wire from '@waymark/shared/wire/versions.ts'
import type { Deps } from '#deps.ts'
import { restoreVersion } from '#drafts/restore-version.ts'
import { addressOf, keepVersion, publishVersion, takeDown, versionOf, versionsOf } from '#drafts/versions.ts'
import { permit } from '#session/members.ts'
import { draftPlace } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { mount } from './mount.ts'

export function mountVersions(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: string | undefined, draftId: DraftId, act: Act) => {
    const { draft, strategy } = await draftPlace(deps, draftId)
    const member = await strategyMember(deps, browser, strategy.id)
    permit(member, act)
    return { draft, strategy, member }
  }

  mount(app, wire.listVersions, async ({ browser, params: { draftId } }) => {
    const { member } = await permitted(browser, draftId, 'read-draft')
    return {
      versions: await versionsOf(deps, draftId),
      address: await addressOf(deps, draftId),
      mayPublish: may(member.role, 'publish-draft'),
    }
  })
  mount(app, wire.putVersion, async ({ browser, params: { draftId, versionId }, body }) => {
    const { draft, strategy, member } = await permitted(browser, draftId, 'write-draft')
    const series = await seriesOf(deps, strategy.id)
    return { version: await keepVersion(deps, { draft, series, member, versionId }, body.name) }
  })
  mount(app, wire.readVersion, async ({ browser, params }) => {
    await permitted(browser, params.draftId, 'read-draft')
    return versionOf(deps, params)
  })
  mount(app, wire.restoreVersion, async ({ browser, params }) => {
    const { draft, strategy, member } = await permitted(browser, params.draftId, 'write-draft')
    const series = await seriesOf(deps, strategy.id)
    return { before: await restoreVersion(deps, { draft, series, member, versionId: params.versionId }) }
  })
  mount(app, wire.publishVersion, async ({ browser, params: { draftId, versionId }, body }) => {
    const { draft, strategy } = await permitted(browser, draftId, 'publish-draft')
    const series = await seriesOf(deps, strategy.id)
    const version = await publishVersion(deps, { draft, series, versionId }, body)
    return { version, address: await addressOf(deps, draftId) }
  })
  mount(app, wire.takeDown, async ({ browser, params: { draftId } }) => {
    await permitted(browser, draftId, 'publish-draft')
    await takeDown(deps, draftId)
    return {}
  })
}
