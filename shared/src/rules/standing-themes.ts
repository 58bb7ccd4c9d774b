/** Themes as they stand: merged ones in the ones they were merged into, parts under what they are a part of. Read from records that peers wrote, so nothing about them is taken for granted. */
import type { BoxId, BoxLink } from '#model/box-link.ts'
import type { ThemeId } from '#model/ids.ts'
import type { Parked, Placement, Theme } from '#model/theme.ts'
import { byOrder } from './order.ts'

export interface ThemeRecords {
  readonly themes: Iterable<Theme>
  readonly placements: Iterable<Placement>
  readonly parked: Iterable<Parked>
  readonly links: Iterable<BoxLink>
}

export interface StandingThemes {
  /** In reading order: each is followed by its parts. Each stands, and is a part of one that is a part of none, or of none. */
  readonly themes: readonly Theme[]
  /** In themes that stand; a placement in a theme that is gone is not here. Two of one note in one theme can be (see rules/grouping.ts). */
  readonly placements: readonly Placement[]
  readonly parked: readonly Parked[]
  /** Their ends are where those of merged themes are now. */
  readonly links: readonly BoxLink[]
  /** What was merged into each, in the order of its ids. Those into which nothing was merged are not in it. */
  readonly mergedIn: ReadonlyMap<ThemeId, readonly Theme[]>
  /** Where a theme is now: itself, or the one into which it was merged. Undefined: it is gone. */
  readonly whereIs: (id: string) => ThemeId | undefined
}

export function standingThemes(records: ThemeRecords): StandingThemes {
  const all = new Map([...records.themes].map(theme => [theme.id, theme]))
  const ends = new Map([...all.keys()].map(id => [id as string, endOf(id, one => mergedNext(all, one))]))
  const whereIs = (id: string): ThemeId | undefined => ends.get(id)
  const standing = [...all.values()].filter(({ id }) => whereIs(id) === id)
  return {
    themes: inReadingOrder(standing, whereIs),
    placements: [...records.placements].flatMap(placement => {
      const themeId = whereIs(placement.themeId)
      if (themeId === undefined) return []
      return themeId === placement.themeId ? [placement] : [{ ...placement, themeId }]
    }),
    parked: [...records.parked],
    links: [...records.links].map(link => {
      const [from, to] = [boxNow(link.from, whereIs), boxNow(link.to, whereIs)]
      return from === link.from && to === link.to ? link : { ...link, from, to }
    }),
    mergedIn: mergedInto(all, whereIs),
    whereIs,
  }
}

const boxNow = (id: BoxId, whereIs: StandingThemes['whereIs']): BoxId => whereIs(id) ?? id

/** The theme into which this one was merged, where it is there and another one. */
function mergedNext(all: ReadonlyMap<ThemeId, Theme>, id: ThemeId): ThemeId | undefined {
  const next = all.get(id)?.mergedInto
  return next !== undefined && next !== id && all.has(next) ? next : undefined
}

/** Where following leads. In a circle, which two people can make at once, it is the smallest id of the circle, so that everybody reads the same. */
function endOf(start: ThemeId, next: (id: ThemeId) => ThemeId | undefined): ThemeId {
  const seen: ThemeId[] = []
  let at: ThemeId | undefined = start
  while (at !== undefined && !seen.includes(at)) {
    seen.push(at)
    const following = next(at)
    if (following === undefined) return at
    at = following
  }
  const circle = seen.slice(seen.findIndex(id => id === at))
  return circle.reduce((least, id) => (id < least ? id : least))
}

function inReadingOrder(standing: readonly Theme[], whereIs: StandingThemes['whereIs']): Theme[] {
  const wholes = new Map(
    standing.map(({ id, within }) => [id, within === undefined ? undefined : whereIs(within)] as const),
  )
  const next = (id: ThemeId): ThemeId | undefined => (wholes.get(id) === id ? undefined : wholes.get(id))
  const topOf = new Map(standing.map(({ id }) => [id, endOf(id, next)]))
  const inOrder = standing.toSorted(byOrder)
  const parts = Map.groupBy(
    inOrder.filter(({ id }) => topOf.get(id) !== id),
    ({ id }) => topOf.get(id),
  )
  return inOrder
    .filter(({ id }) => topOf.get(id) === id)
    .flatMap(top => [standsIn(top, undefined), ...(parts.get(top.id) ?? []).map(part => standsIn(part, top.id))])
}

/** The same object where nothing about it has to be changed. */
const standsIn = (theme: Theme, within: ThemeId | undefined): Theme =>
  theme.within === within && theme.mergedInto === undefined ? theme : { ...theme, within, mergedInto: undefined }

function mergedInto(
  all: ReadonlyMap<ThemeId, Theme>,
  whereIs: StandingThemes['whereIs'],
): ReadonlyMap<ThemeId, readonly Theme[]> {
  const merged = [...all.values()].filter(({ id }) => whereIs(id) !== id).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const byEnd = new Map<ThemeId, Theme[]>()
  for (const theme of merged) {
    const end = whereIs(theme.id)
    if (end !== undefined) byEnd.set(end, [...(byEnd.get(end) ?? []), theme])
  }
  return byEnd
}
