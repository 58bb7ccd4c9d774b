/** Makes of Waymark's pages what is asked of every contestant's. Runs in the page, so it stands by itself. */
import type { Box, BoardPage } from './watch.ts'

/** What a room's page answers to with `?bench=1`. */
interface WaymarkBench {
  readonly view: (how: { readonly zoom?: number; readonly at?: number }) => Promise<void>
  readonly pick: (index: number) => Box | null
  readonly isDrawn: () => boolean
}

declare global {
  interface Window {
    waymarkBench?: WaymarkBench
  }
}

/** The page where notes are grouped has no door for who measures: there the board is only opened and moved. */
export function waymarkAdapter(): void {
  const wrap = (): Element => {
    const found = document.querySelector('.surface-wrap')
    if (found === null) throw new Error('the page has no board')
    return found
  }
  const board: BoardPage = {
    isDrawn: () =>
      location.pathname.startsWith('/rooms/')
        ? window.waymarkBench?.isDrawn() === true
        : document.querySelector('.surface-wrap [data-card]') !== null,
    reading: () => window.waymarkBench?.view({ zoom: 1, at: 0 }),
    overview: () => {
      const { clientWidth, clientHeight, scrollWidth, scrollHeight } = wrap()
      const zoom = 1.25 * Math.min(clientWidth / scrollWidth, clientHeight / scrollHeight)
      return window.waymarkBench?.view({ zoom })
    },
    where: () => {
      const { scrollLeft, scrollTop } = wrap()
      const scaled = wrap().querySelector('.surface[style*="scale("]')?.getAttribute('style')
      return { x: scrollLeft, y: scrollTop, zoom: Number(/scale\(([\d.e-]+)\)/.exec(scaled ?? '')?.[1]) }
    },
    pick: index => window.waymarkBench?.view({ zoom: 1, at: index }),
    boxOf: index => window.waymarkBench?.pick(index) ?? null,
    inHand: () => document.querySelector('.dragging') !== null,
    firstWords: () => document.querySelector('.surface-wrap li.note .words')?.textContent ?? '',
  }
  window.board = board
}
