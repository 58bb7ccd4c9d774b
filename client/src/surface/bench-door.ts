/**
 * What a measurement needs of a page with a surface: opened with `?bench=1`, and loaded only then. It can do nothing that whoever opened
 * the page could not do by hand.
 */
import type { RefObject } from 'react'
import type { Box, SurfaceDoor } from './view-props.ts'

export interface BenchScene {
  /** The keys of all cards, in reading order. */
  readonly keys: () => readonly string[]
  readonly isFetched: boolean
  readonly door: RefObject<SurfaceDoor | null>
  readonly setView: (view: 'board' | 'list') => void
  /** Asks for so many notes more, as this person; null where notes cannot be written. */
  readonly seed: ((count: number) => Promise<void>) | null
}

export interface BenchDoor {
  readonly seed: (count: number) => Promise<void>
  /** `mounted`: notes that are in the page; `nodes`: all elements of the page. */
  readonly count: () => { readonly notes: number; readonly mounted: number; readonly nodes: number }
  /** `zoom` as a factor; `at`: a note in reading order, from 0, to bring into view. */
  readonly view: (how: {
    readonly as?: 'board' | 'list'
    readonly zoom?: number
    readonly at?: number
  }) => Promise<void>
  /** Brings a note into view, in reading order from 0, and answers where it is in the window. */
  readonly pick: (index: number) => Box | null
  readonly isDrawn: () => boolean
}

const settledMs = 400

/** `scene` is asked at each call. */
export function benchDoor(scene: () => BenchScene): BenchDoor {
  const keyAt = (index: number): string | undefined => scene().keys()[index]
  return {
    seed: async count => {
      await scene().seed?.(count)
    },
    count: () => ({
      notes: scene().keys().length,
      mounted: document.querySelectorAll('[data-card]').length,
      nodes: document.querySelectorAll('*').length,
    }),
    view: async ({ as, zoom, at }) => {
      if (as !== undefined) scene().setView(as)
      if (as !== undefined) await rest()
      if (zoom !== undefined) scene().door.current?.zoomTo(zoom)
      if (zoom !== undefined) await rest()
      const key = at === undefined ? undefined : keyAt(at)
      if (key !== undefined) scene().door.current?.show(key)
      await rest()
    },
    pick: index => {
      const key = keyAt(index)
      if (key === undefined) return null
      scene().door.current?.show(key)
      return scene().door.current?.boxOf(key) ?? null
    },
    isDrawn: () => scene().isFetched && document.querySelector('[data-card]') !== null,
  }
}

const rest = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, settledMs)
  })
