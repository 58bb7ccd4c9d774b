/** Makes of Waymark's page what is asked of every contestant's. Runs in the page, so it stands by itself. */
import type { Box, BoardPage } from './watch.ts'

/** What the page answers to with `?bench=1`. */
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

export function waymarkAdapter(): void {
  const bench = (): WaymarkBench => {
    if (window.waymarkBench === undefined) throw new Error('the page has no door for who measures')
    return window.waymarkBench
  }
  const wrap = (): Element => {
    const found = document.querySelector('.surface-wrap')
    if (found === null) throw new Error('the page has no board')
    return found
  }
  let zoom = 1
  const board: BoardPage = {
    isDrawn: () => window.waymarkBench?.isDrawn() === true,
    reading: async () => {
      zoom = 1
      await bench().view({ zoom, at: 0 })
    },
    overview: async () => {
      const { clientHeight, scrollHeight } = wrap()
      zoom = Math.max(0.05, clientHeight / scrollHeight)
      await bench().view({ zoom })
    },
    where: () => {
      const { scrollLeft, scrollTop, scrollHeight } = wrap()
      return { x: scrollLeft, y: scrollTop, zoom: scrollHeight }
    },
    pick: index => bench().view({ zoom: 1, at: index }),
    boxOf: index => bench().pick(index),
    inHand: () => document.querySelector('.dragging') !== null,
    firstWords: () => document.querySelector('.surface-wrap li.note .words')?.textContent ?? '',
  }
  window.board = board
}
