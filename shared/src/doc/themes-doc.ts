/** The synthesis of a breakout: written by facilitators directly, several at once. One gesture is one transaction. */
import type * as Y from 'yjs'
import { BoxLink } from '#model/box-link.ts'
import { PictureWords, PointSource, SummaryPoint } from '#model/summary.ts'
import { Parked, Placement, Theme, Tidied } from '#model/theme.ts'
import { standingThemes, type StandingThemes } from '#rules/standing-themes.ts'
import { recordMap, type RecordMap } from './record-map.ts'

export interface ThemesDoc {
  readonly themes: RecordMap<Theme>
  readonly placements: RecordMap<Placement>
  readonly parked: RecordMap<Parked>
  readonly links: RecordMap<BoxLink>
  readonly tidied: RecordMap<Tidied>
  readonly points: RecordMap<SummaryPoint>
  readonly sources: RecordMap<PointSource>
  readonly pictures: RecordMap<PictureWords>
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
    tidied: recordMap<Tidied>(doc.getMap('tidied'), Tidied),
    points: recordMap<SummaryPoint>(doc.getMap('points'), SummaryPoint),
    sources: recordMap<PointSource>(doc.getMap('sources'), PointSource),
    pictures: recordMap<PictureWords>(doc.getMap('pictures'), PictureWords),
    gesture: (origin, act) => {
      doc.transact(act, origin)
    },
  }
  opened.set(doc, known)
  return known
}

/** Its themes as they stand, with merged ones in the ones they were merged into. */
export const readStanding = ({ themes, placements, parked, links }: ThemesDoc): StandingThemes =>
  standingThemes({
    themes: themes.all().values(),
    placements: placements.all().values(),
    parked: parked.all().values(),
    links: links.all().values(),
  })

const kinds = ['themes', 'placements', 'parked', 'links', 'tidied', 'points', 'sources', 'pictures'] as const

/** What undo watches. */
export const themesTypes = (doc: Y.Doc): Y.Map<unknown>[] => kinds.map(kind => doc.getMap(kind))
