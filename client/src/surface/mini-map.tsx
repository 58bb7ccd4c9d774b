/** A small map of the whole board, while only a part of it is seen. A press goes there. Whoever hears the board has its headings for it. */
import { Fragment, memo, useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { later } from './later.ts'
import type { At, Layout } from './layout.ts'
import type { Palette } from './palette.ts'
import type { Size } from './use-size.ts'
import type { Staged } from './use-stage.ts'

/** CSS pixels. */
const most = { width: 150, height: 130 }
/** Shown when less than so much of the board is seen. */
const seenPart = 0.3
/** On a smaller window it would cover the notes. */
const leastWindow = 560
/** It stands so far above the foot of the board's window, with its border, CSS pixels. */
const below = 40
/** So often it is drawn where the page cannot keep up anyway. */
const seldomMs = 160

export function MiniMap({
  wrap,
  staged,
  layout,
  palette,
  size,
}: {
  readonly wrap: RefObject<HTMLElement | null>
  readonly staged: Staged
  readonly layout: Layout
  readonly palette: Palette | undefined
  readonly size: Size | undefined
}) {
  const sight = useRef<HTMLDivElement>(null)
  const { view, stage, isFlying } = staged
  const isShown = size !== undefined && size.width >= leastWindow && isPartOnly(layout, size, view.zoom)
  const scale = Math.min(most.width / Math.max(1, layout.width), most.height / Math.max(1, layout.height))
  useEffect(() => {
    const element = wrap.current
    if (!isShown || element === null) return undefined
    let callOff: (() => void) | undefined
    const follow = (): void => {
      callOff = undefined
      if (stage.current === null || sight.current === null) return
      const { x, y, width, height } = stage.current.sight()
      sight.current.style.transform = `translate(${Math.max(0, x) * scale}px, ${y * scale}px)`
      sight.current.style.inlineSize = `${Math.min(layout.width, width) * scale}px`
      sight.current.style.blockSize = `${Math.min(layout.height, height) * scale}px`
    }
    const onScroll = (): void => {
      callOff ??= isFlying() ? later(follow, seldomMs) : inNextFrame(follow)
    }
    follow()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      callOff?.()
      element.removeEventListener('scroll', onScroll)
    }
  }, [isShown, wrap, stage, isFlying, layout, scale, view])
  const foot = isShown ? layout.height * scale + below : 0
  useEffect(() => {
    stage.current?.keepClear(foot)
  }, [stage, foot])
  if (!isShown) return null
  const go = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    centre(staged, { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale })
  }
  return (
    <div className="minimap" aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      {palette !== undefined && <Shapes layout={layout} palette={palette} scale={scale} />}
      <div className="sight" ref={sight} />
    </div>
  )
}

function inNextFrame(run: () => void): () => void {
  const frame = requestAnimationFrame(run)
  return () => {
    cancelAnimationFrame(frame)
  }
}

const isPartOnly = (layout: Layout, size: Size, zoom: number): boolean => {
  const seen = Math.min(1, size.width / (layout.width * zoom)) * Math.min(1, size.height / (layout.height * zoom))
  return layout.width > 0 && seen < seenPart
}

function centre({ stage }: Staged, point: At): void {
  const { current } = stage
  if (current === null) return
  const { x, y, width, height } = current.sight()
  const zoom = current.zoom()
  current.scrollBy((point.x - x - width / 2) * zoom, (point.y - y - height / 2) * zoom)
}

/** Its frames and where their notes are, as shapes: a canvas would cost something in every frame of the browser's. */
const Shapes = memo(function Shapes({
  layout,
  palette,
  scale,
}: {
  readonly layout: Layout
  readonly palette: Palette
  readonly scale: number
}) {
  const box = { width: layout.width * scale, height: layout.height * scale }
  return (
    <svg {...box} viewBox={`0 0 ${layout.width} ${layout.height}`}>
      {layout.frames.map(({ x, y, width, height, inside }) => {
        const { frame, note, line } = palette.tones[inside.frame.waymark.tone]
        const [first, last] = [inside.rows[0], inside.rows.at(-1)]
        return (
          <Fragment key={inside.frame.id}>
            <rect {...{ x, y, width, height }} fill={frame} stroke={line} strokeWidth={1 / scale} />
            {first !== undefined && last !== undefined && (
              <rect
                x={x + edge}
                y={y + first.y}
                width={Math.max(0, width - 2 * edge)}
                height={last.y + last.height - first.y}
                fill={note}
              />
            )}
          </Fragment>
        )
      })}
    </svg>
  )
})

/** Between a frame and its notes, on the surface. */
const edge = 16
