/** What the statements on the page ask of the page around them. */
import { createContext } from 'react'
import type { Citation } from '@waymark/shared/model/draft.ts'
import type { RemarkId } from '@waymark/shared/model/ids.ts'
import { sourceBook, type SourceBook } from './sources.ts'

export interface DraftTools {
  readonly book: SourceBook
  readonly mayWrite: boolean
  /** Takes the statement that stands at `at` in hand, and shows this source beside it. */
  readonly showSource: (at: number, cite: Citation) => void
  readonly addSource: (at: number) => void
  /** Shows it beside the text. */
  readonly showRemark: (id: RemarkId) => void
}

export const DraftContext = createContext<DraftTools>({
  book: sourceBook({ notes: [], themes: [], breakouts: [] }),
  mayWrite: false,
  showSource: () => undefined,
  addSource: () => undefined,
  showRemark: () => undefined,
})
