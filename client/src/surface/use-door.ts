/** Opens the door of a surface while it is there. */
import { useEffect, useRef } from 'react'
import { rectOf } from './drawn-cards.ts'
import type { Layout, Rect } from './layout.ts'
import type { SurfaceDoor } from './view-props.ts'

export interface BehindDoor {
  readonly layout: Layout
  readonly zoomTo: (zoom: number) => void
  readonly reveal: (rect: Rect) => void
  /** From the surface to the browser's window. */
  readonly toClient: (rect: Rect) => Rect
}

export function useDoor(onDoor: (door: SurfaceDoor | null) => void, behind: BehindDoor): void {
  const latest = useRef(behind)
  useEffect(() => {
    latest.current = behind
  })
  useEffect(() => {
    onDoor({
      zoomTo: zoom => {
        latest.current.zoomTo(zoom)
      },
      show: key => {
        const rect = rectOf(latest.current.layout, key)
        if (rect !== undefined) latest.current.reveal(rect)
      },
      boxOf: key => {
        const rect = rectOf(latest.current.layout, key)
        if (rect === undefined) return undefined
        const { x: left, y: top, width, height } = latest.current.toClient(rect)
        return { left, top, width, height }
      },
    })
    return () => {
      onDoor(null)
    }
  }, [onDoor])
}
