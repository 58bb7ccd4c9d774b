/** What the parts of a theme and its answer are handed. */
import type { DraftId } from '@waymark/shared/model/ids.ts'
import type { ThemeLine } from '@waymark/shared/wire/outcomes.ts'

export interface ThemeShape {
  readonly draftId: DraftId
  readonly theme: ThemeLine
  readonly mayWrite: boolean
  readonly again: () => Promise<void>
  /** Something was done here. */
  readonly onTouched: () => void
}
