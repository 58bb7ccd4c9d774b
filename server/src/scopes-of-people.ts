/** By what people's rows are listed: keyed hashes, so that whoever reads the tables cannot lead them to a strategy. */
import type { StrategyId } from '@waymark/shared/model/ids.ts'
import type { Deps } from '#deps.ts'
import { blindIdOf } from '#keyed-secret.ts'

type Keyed = Pick<Deps, 'peopleKey'>

/** Null for what is of no strategy: it is for those who run the whole server. */
export const formatScope = ({ peopleKey }: Keyed, strategyId: StrategyId | null): string =>
  blindIdOf(peopleKey, strategyId === null ? 'formats' : `formats ${strategyId}`)

export const thanksScope = ({ peopleKey }: Keyed, strategyId: StrategyId): string =>
  blindIdOf(peopleKey, `thanks ${strategyId}`)
