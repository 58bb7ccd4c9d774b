/** The synthesis of a breakout: written by facilitators directly, several at once. One gesture is one transaction. */
import type * as Y from 'yjs'
import { Parked, Placement, Theme } from '#model/theme.ts'
import { recordMap, type RecordMap } from './record-map.ts'

export interface ThemesDoc {
  readonly themes: RecordMap<Theme>
  readonly placements: RecordMap<Placement>
  readonly parked: RecordMap<Parked>
  /** Runs a gesture as one change, marked with who made it, so that undo can tell mine from others'. */
  readonly gesture: (origin: unknown, act: () => void) => void
}

export const openThemesDoc = (doc: Y.Doc): ThemesDoc => ({
  themes: recordMap<Theme>(doc.getMap('themes'), Theme),
  placements: recordMap<Placement>(doc.getMap('placements'), Placement),
  parked: recordMap<Parked>(doc.getMap('parked'), Parked),
  gesture: (origin, act) => {
    doc.transact(act, origin)
  },
})

/** What undo watches. */
export const themesTypes = (doc: Y.Doc): Y.Map<unknown>[] => [
  doc.getMap('themes'),
  doc.getMap('placements'),
  doc.getMap('parked'),
]
