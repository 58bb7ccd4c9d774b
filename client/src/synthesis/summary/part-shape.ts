/** What each part of the summary is drawn from. */
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import type { PictureLook, PictureSize } from '@waymark/shared/wire/pictures.ts'
import type { SummaryActs } from './summary-acts.ts'
import type { Part, useSummary } from './use-summary.ts'

/** How the pictures are drawn. */
export interface How {
  readonly size: PictureSize
  readonly look: PictureLook
}

export interface PartShape {
  readonly part: Part
  readonly breakoutId: BreakoutId
  /** Null for those who read alone. */
  readonly acts: SummaryActs | null
  readonly how: How
  readonly isSaved: boolean
  readonly all: Pick<ReturnType<typeof useSummary>, 'notes' | 'themes'>
}
