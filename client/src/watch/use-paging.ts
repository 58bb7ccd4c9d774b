/** Pages of a screen that nobody scrolls: so many sections beside each other, and their notes by pages of what fits. */
import { useCallback, useEffect, useState, type RefObject } from 'react'

export interface Place {
  /** Which sections, from 0. */
  readonly group: number
  /** Which page of their notes, from 0. */
  readonly page: number
}

/** How much fits, as it was measured. */
export interface Fit {
  /** Sections beside each other. */
  readonly columns: number
  /** Pages of the group that is shown. */
  readonly pages: number
}

const start: Place = { group: 0, page: 0 }

/** Goes through the pages of each group, and then to the next group; after the last comes the first. */
export function placeAfter({ group, page }: Place, pages: number, groups: number): Place {
  if (page + 1 < pages) return { group, page: page + 1 }
  return { group: (group + 1) % groups, page: 0 }
}

export function placeBefore({ group, page }: Place, groups: number): Place {
  if (page > 0) return { group, page: page - 1 }
  return { group: (group + groups - 1) % groups, page: 0 }
}

/** As wide as a section has to be, in letters of the screen's size. */
const columnEm = 13

export interface Paging {
  readonly place: Place
  readonly fit: Fit
  readonly groups: number
  readonly next: () => void
  readonly previous: () => void
}

/** Measures `area` anew when its size changes, or `content`. */
export function usePaging(area: RefObject<HTMLElement | null>, sections: number, content: unknown): Paging {
  const [wanted, setWanted] = useState(start)
  const [fit, setFit] = useState<Fit>({ columns: 1, pages: 1 })
  const groups = Math.max(1, Math.ceil(sections / fit.columns))
  // What is shown when there is less than before: the last there is.
  const group = Math.min(wanted.group, groups - 1)
  const page = Math.min(wanted.page, fit.pages - 1)
  useEffect(() => {
    const element = area.current
    if (element === null) return undefined
    const measure = (): void => {
      setFit(before => sameOr(before, measured(element, sections)))
    }
    const watching = new ResizeObserver(measure)
    watching.observe(element)
    measure()
    return () => {
      watching.disconnect()
    }
  }, [area, sections, content, group, fit.columns])
  useEffect(() => {
    for (const column of columnsIn(area.current))
      column.scrollLeft = Math.min(page, pagesOf(column) - 1) * stepOf(column)
  }, [area, content, group, page, fit])
  const { pages } = fit
  const next = useCallback(() => {
    setWanted(placeAfter({ group, page }, pages, groups))
  }, [group, page, pages, groups])
  const previous = useCallback(() => {
    setWanted(placeBefore({ group, page }, groups))
  }, [group, page, groups])
  return { place: { group, page }, fit, groups, next, previous }
}

const sameOr = (before: Fit, now: Fit): Fit =>
  before.columns === now.columns && before.pages === now.pages ? before : now

const columnsIn = (area: HTMLElement | null): HTMLElement[] =>
  [...(area?.querySelectorAll('.big-notes') ?? [])].filter(one => one instanceof HTMLElement)

function measured(area: HTMLElement, sections: number): Fit {
  const letter = Number.parseFloat(getComputedStyle(area).fontSize)
  const columns = Math.min(Math.max(1, Math.floor(area.clientWidth / (columnEm * letter))), Math.max(1, sections))
  return { columns, pages: Math.max(1, ...columnsIn(area).map(pagesOf)) }
}

/** The notes of a section flow into columns as wide as it is, of which one is seen: the browser breaks them between notes. */
const stepOf = (column: HTMLElement): number =>
  column.clientWidth + Number.parseFloat(getComputedStyle(column).columnGap || '0')

const pagesOf = (column: HTMLElement): number =>
  Math.max(1, Math.round((column.scrollWidth + stepOf(column) - column.clientWidth) / stepOf(column)))
