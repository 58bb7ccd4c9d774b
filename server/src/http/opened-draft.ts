/** A draft with its series, for whoever may do what they mean to do with it. */
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { Act } from '@waymark/shared/rules/permissions.ts'
import type { Deps } from '#deps.ts'
import { permit } from '#session/members.ts'
import { draftPlace } from '#session/places.ts'
import { seriesOf } from '#session/series.ts'
import { strategyMember } from '#session/strategy-member.ts'

export async function openedDraft(
  deps: Deps,
  browser: string | undefined,
  { draftId, act }: { readonly draftId: DraftId; readonly act: Act },
) {
  const { draft, strategy } = await draftPlace(deps, draftId)
  const member = await strategyMember(deps, browser, strategy.id)
  permit(member, act)
  return { draft, member, series: await seriesOf(deps, strategy.id) }
}
