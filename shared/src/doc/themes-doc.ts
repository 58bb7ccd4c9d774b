/** The synthesis of a breakout: written by facilitators directly, several at once. One gesture is one transaction. */
import type * as Y from 'yjs'
import { BoxLink } from '#model/box-link.ts'
import { Parked, Placement, Theme } from '#model/theme.ts'
import { recordMap, type RecordMap } from './record-map.ts'

export interface ThemesDoc {
  readonly themes: RecordMap<Theme>
  readonly placements: RecordMap<Placement>
  readonly parked: RecordMap<Parked>
  readonly links: RecordMap<BoxLink>
  /** Runs a gesture as one change, marked with who made it, so that undo can tell mine from others'. */
  readonly gesture: (origin: unknown, act: () => void) => void
}

const opened = new WeakMap<Y.Doc, ThemesDoc>()

/** The same window on the same document. */
export function openThemesDoc(doc: Y.Doc): ThemesDoc {
  const known = opened.get(doc) ?? {
    themes: recordMap<Theme>(doc.getMap('themes'), Theme),
    placements: recordMap<Placement>(doc.getMap('placements'), Placement),
    parked: recordMap<Parked>(doc.getMap('parked'), Parked),
    links: recordMap<BoxLink>(doc.getMap('links'), BoxLink),
    gesture: (origin, act) => {
      doc.transact(act, origin)
    },
  }
  opened.set(doc, known)
  return known
}

/** What undo watches. */
export const themesTypes = (doc: Y.Doc): Y.Map<unknown>[] => [
  doc.getMap('themes'),
  doc.getMap('placements'),
  doc.getMap('parked'),
  doc.getMap('links'),
]
