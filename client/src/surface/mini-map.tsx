/** A small map of the whole board, while only a part of it is seen. A press goes there. Whoever hears the board has its headings for it. */
import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
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
  const canvas = useRef<HTMLCanvasElement>(null)
  const sight = useRef<HTMLDivElement>(null)
  const { view, stage } = staged
  const isShown = size !== undefined && size.width >= leastWindow && isPartOnly(layout, size, view.zoom)
  const scale = Math.min(most.width / Math.max(1, layout.width), most.height / Math.max(1, layout.height))
  useEffect(() => {
    if (isShown && canvas.current !== null && palette !== undefined) drawMap(canvas.current, { layout, palette, scale })
  }, [isShown, layout, palette, scale])
  useEffect(() => {
    const element = wrap.current
    if (!isShown || element === null) return undefined
    let isAsked = false
    const follow = (): void => {
      isAsked = false
      if (stage.current === null || sight.current === null) return
      const { x, y, width, height } = stage.current.sight()
      sight.current.style.transform = `translate(${Math.max(0, x) * scale}px, ${y * scale}px)`
      sight.current.style.inlineSize = `${Math.min(layout.width, width) * scale}px`
      sight.current.style.blockSize = `${Math.min(layout.height, height) * scale}px`
    }
    const onScroll = (): void => {
      if (!isAsked) requestAnimationFrame(follow)
      isAsked = true
    }
    follow()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      element.removeEventListener('scroll', onScroll)
    }
  }, [isShown, wrap, stage, layout, scale, view])
  if (!isShown) return null
  const go = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    centre(staged, { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale })
  }
  return (
    <div className="minimap" aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} />
      <div className="sight" ref={sight} />
    </div>
  )
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

function drawMap(
  canvas: HTMLCanvasElement,
  { layout, palette, scale }: { readonly layout: Layout; readonly palette: Palette; readonly scale: number },
): void {
  const context = canvas.getContext('2d')
  if (context === null) return
  const sharp = devicePixelRatio
  canvas.width = Math.ceil(layout.width * scale * sharp)
  canvas.height = Math.ceil(layout.height * scale * sharp)
  canvas.style.inlineSize = `${layout.width * scale}px`
  canvas.style.blockSize = `${layout.height * scale}px`
  context.setTransform(scale * sharp, 0, 0, scale * sharp, 0, 0)
  for (const { x, y, width, height, inside } of layout.frames) {
    const { frame, note, line } = palette.tones[inside.frame.waymark.tone]
    context.fillStyle = frame
    context.fillRect(x, y, width, height)
    context.fillStyle = note
    const last = inside.rows.at(-1)
    const first = inside.rows[0]
    if (first !== undefined && last !== undefined)
      context.fillRect(x + 16, y + first.y, width - 32, last.y + last.height - first.y)
    context.strokeStyle = line
    context.lineWidth = 1 / scale
    context.strokeRect(x, y, width, height)
  }
}
