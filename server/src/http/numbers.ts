/** What a strategy came to in numbers, over HTTP: exact for organisers; as a document, as everybody may read it. */
import { create } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import { impactTree } from '@waymark/shared/drafting/impact-tree.ts'
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import { ExportFormat, isData } from '@waymark/shared/wire/drafts.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import * as wire from '@waymark/shared/wire/impact.ts'
import type { Deps } from '#deps.ts'
import { countingNotesOf, readNumbers, sayHowCounted, type Counted } from '#drafts/impact.ts'
import { numbersTable } from '#drafts/numbers-table.ts'
import { addressOfPage } from '#drafts/versions.ts'
import { asAttachment, exportFormats } from '#export/export-format.ts'
import { Refusal } from '#refusal.ts'
import { permit } from '#session/members.ts'
import { sessionsOf, strategyPlace } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { draftOf } from '#session/strategies.ts'
import { strategyMember } from '#session/strategy-member.ts'
import { browserOf } from './browser.ts'
import { mount } from './mount.ts'
import { paramsOf } from './plain-forms.ts'

export const countedOf = async (deps: Deps, strategyId: StrategyId): Promise<Counted> => ({
  draft: await draftOf(deps, strategyId),
  series: await seriesOf(deps, strategyId),
  sessions: await sessionsOf(deps, strategyId),
})

export function mountNumbers(app: FastifyInstance, deps: Deps): void {
  const permitted = async (browser: string | undefined, strategyId: StrategyId) => {
    const strategy = await strategyPlace(deps, strategyId)
    const member = await strategyMember(deps, browser, strategyId)
    permit(member, 'manage-strategy')
    return { strategy, member }
  }
  const numbers = async (strategyId: StrategyId) => ({
    years: await readNumbers(deps, await countedOf(deps, strategyId)),
    notes: await countingNotesOf(deps, strategyId),
  })

  mount(app, wire.readImpact, async ({ browser, params: { strategyId } }) => {
    const { strategy } = await permitted(browser, strategyId)
    const { id } = await draftOf(deps, strategyId)
    return { strategy, ...(await numbers(strategyId)), address: await addressOfPage(deps, id, pages.inNumbers) }
  })
  mount(app, wire.putCountingNote, async ({ browser, params: { strategyId }, body }) => {
    const { member } = await permitted(browser, strategyId)
    await sayHowCounted(deps, { strategyId, member }, body)
    return {}
  })
  app.get(wire.numbersTablePath(':strategyId'), async (request, reply) => {
    const { strategyId } = paramsOf(wire.readImpact.params, request)
    await permitted(browserOf(request), strategyId)
    const { years, notes } = await numbers(strategyId)
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', create('Numbers.csv'))
      .header('cache-control', 'no-store')
      .send(numbersTable(years, notes))
  })
  app.get<{ Params: { format: string } }>(wire.numbersExportPath(':strategyId', ':format'), async (request, reply) => {
    const { strategyId } = paramsOf(wire.readImpact.params, request)
    const { strategy } = await permitted(browserOf(request), strategyId)
    const format = ExportFormat.safeParse(request.params.format)
    if (!format.success || isData(format.data)) throw new Refusal('gone', 'We do not write files of that kind.')
    const tree = impactTree({ strategy, ...(await numbers(strategyId)) })
    const { write, mediaType } = exportFormats[format.data]
    return reply
      .header('content-type', mediaType)
      .header('content-disposition', asAttachment(tree.title, format.data))
      .header('cache-control', 'no-store')
      .send(Buffer.from(await write(tree, { ...usualChoices, writtenAt: deps.now() })))
  })
}
