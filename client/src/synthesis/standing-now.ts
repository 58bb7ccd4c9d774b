/** How themes stand at this moment, not when the page was last drawn: for what is said of a gesture. */
import { readStanding, type ThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { nameOfTheme, type Theme } from '@waymark/shared/model/theme.ts'
import { readGrouping, type Grouping } from '@waymark/shared/rules/grouping.ts'
import type { Place } from './occurrence.ts'

export interface StandingNow {
  readonly themes: readonly Theme[]
  readonly grouping: Grouping
  /** Of where it stands now. */
  readonly nameOf: (place: Place) => string
  /** Its own, also where it was merged. */
  readonly ownNameOf: (themeId: Theme['id']) => string
  /** The name of the other theme that it was merged into; undefined: it stands by itself, or is gone. */
  readonly standsIn: (themeId: Theme['id']) => string | undefined
}

export function standingOf(doc: ThemesDoc): StandingNow {
  const { themes, placements, parked, whereIs } = readStanding(doc)
  const nameOf = (place: Place): string => {
    const theme = place === 'loose' ? undefined : themes.find(({ id }) => id === whereIs(place))
    return theme === undefined ? 'Not yet grouped' : nameOfTheme(theme)
  }
  return {
    themes,
    grouping: readGrouping(themes, placements, parked),
    nameOf,
    ownNameOf: themeId => nameOfTheme(doc.themes.all().get(themeId) ?? { name: '' }),
    standsIn: themeId => {
      const end = whereIs(themeId)
      return end === undefined || end === themeId ? undefined : nameOf(themeId)
    },
  }
}
