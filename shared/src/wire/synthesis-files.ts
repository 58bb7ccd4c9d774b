/** The synthesis of a breakout as files to take away. */
import * as z from 'zod/mini'
import { BreakoutId } from '#model/ids.ts'

export const synthesisFormats = ['xlsx', 'csv', 'json', 'qdc', 'qdpx'] as const
export const SynthesisFormat = z.enum(synthesisFormats)
export type SynthesisFormat = z.infer<typeof SynthesisFormat>

export const SynthesisFileParams = z.object({ breakoutId: BreakoutId, format: SynthesisFormat })

/** A file, not JSON, so it is an address and not a route: GET answers an attachment. */
export const synthesisFilePath = (
  breakoutId: BreakoutId | ':breakoutId',
  format: SynthesisFormat | ':format',
): string => `/api/breakouts/${breakoutId}/synthesis/${format}`
