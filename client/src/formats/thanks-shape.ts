/** What the parts of the page of thanks are given. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { readThanks } from '@waymark/shared/wire/thanks.ts'

export interface ThanksShape {
  readonly strategyId: StrategyId
  readonly told: ReplyOf<typeof readThanks>
  readonly again: () => Promise<void>
}
