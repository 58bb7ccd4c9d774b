/** A draft with all that its files say: its words, who is thanked by name at this moment, and where it can be had in another format. */
import type { WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { otherFormatsNode, thanksNodes } from '@waymark/shared/drafting/thanks-nodes.ts'
import type { Draft } from '@waymark/shared/model/draft.ts'
import { pages } from '@waymark/shared/wire/pages.ts'
import type { Deps } from '#deps.ts'
import { readWhole } from '#drafts/drafts.ts'
import type { Series } from '#drafts/hear.ts'
import { isInDocuments } from '#formats/format-requests.ts'
import { thanked } from '#thanks/thanks.ts'

export async function wholeToSend(deps: Deps, draft: Draft, series: Series): Promise<WholeDraft> {
  const whole = await readWhole(deps, draft, series)
  const address = `${deps.address()}${pages.formats(pages.draft(draft.id))}`
  const after = [
    ...thanksNodes(await thanked(deps, draft.strategyId)),
    ...((await isInDocuments(deps, draft.strategyId)) ? [otherFormatsNode(address)] : []),
  ]
  return { ...whole, outcomes: [...(whole.outcomes ?? []), ...after] }
}
