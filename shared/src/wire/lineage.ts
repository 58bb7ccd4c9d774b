/** Where a strategy comes from. */
import * as z from 'zod/mini'
import { StrategyId } from '#model/ids.ts'
import { Before, LineageEntries, LineageSide } from '#model/lineage.ts'
import { Me } from './entry.ts'
import { PictureFormat, PictureLook } from './pictures.ts'

import { nothing, route } from './route.ts'

const ofStrategy = z.object({ strategyId: StrategyId })

/** For whoever may read the draft. */
export const readLineage = route({
  method: 'GET',
  path: '/api/strategies/:strategyId/lineage',
  params: ofStrategy,
  body: nothing,
  reply: z.object({
    /** 0 where nothing was saved yet. */
    version: z.int(),
    before: z.nullable(Before),
    /** What it continues, as it is called now; null where it continues nothing. */
    old: z.nullable(LineageSide),
    now: LineageSide,
    entries: LineageEntries,
    me: Me,
  }),
})

/**
 * All of it at once. `version` is the one that was read: refused with 'conflict' where somebody else has saved since. Asked twice, it
 * is saved once.
 */
export const putLineage = route({
  method: 'PUT',
  path: '/api/strategies/:strategyId/lineage',
  params: ofStrategy,
  body: z.object({ version: z.int().check(z.minimum(0)), before: z.nullable(Before), entries: LineageEntries }),
  reply: z.object({ version: z.int() }),
})

/** A file and no JSON: GET answers an attachment. */
export const lineagePicturePath = '/api/strategies/:strategyId/lineage/:file'
export const LineagePictureParams = z.object({
  strategyId: StrategyId,
  file: z.templateLiteral(['picture.', PictureFormat]),
})
export const LineagePictureQuery = z.object({ look: z._default(PictureLook, 'paper') })

export const addressOfLineage = (id: StrategyId, format: PictureFormat, look: PictureLook): string =>
  `/api/strategies/${id}/lineage/picture.${format}?look=${look}`
