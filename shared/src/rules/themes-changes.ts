/** What one change of the themes of a breakout found and left, record by record. */
import type { BoxLink } from '#model/box-link.ts'
import type { ThemeThen } from '#model/history.ts'
import { ThemeId } from '#model/ids.ts'
import type { PictureWords, PointSource, SummaryPoint } from '#model/summary.ts'
import type { Parked, Placement, Theme, Tidied } from '#model/theme.ts'

/** A record before and after; undefined where there was none that can be read. */
export interface Change<T> {
  readonly id: string
  readonly was: T | undefined
  readonly is: T | undefined
}

export interface ThemesChanges {
  readonly themes: readonly Change<Theme>[]
  readonly placements: readonly Change<Placement>[]
  readonly parked: readonly Change<Parked>[]
  readonly links: readonly Change<BoxLink>[]
  readonly tidied: readonly Change<Tidied>[]
  readonly points: readonly Change<SummaryPoint>[]
  readonly sources: readonly Change<PointSource>[]
  readonly pictures: readonly Change<PictureWords>[]
  /** As a theme is called after the change, or was called before it went. */
  readonly nameOf: (themeId: string) => string | undefined
  /** How many changes there were that nobody read. */
  readonly more: number
}

/** A theme as it was called then; undefined where there was none. */
export type Then = (id: string) => ThemeThen | undefined

export const thenOf =
  ({ nameOf }: Pick<ThemesChanges, 'nameOf'>): Then =>
  id => {
    const name = nameOf(id)
    return name === undefined ? undefined : { id: ThemeId.parse(id), name }
  }
