/** Ties the board's window to React: what is in the page follows what is seen, and the canvas shows the rest. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type RefObject,
} from 'react'
import { makeCamera, type Camera, type View } from './camera.ts'
import { drawing, readableFrom, type DrawnFrame } from './drawn-cards.ts'
import type { Layout, Rect } from './layout.ts'
import { followScroll } from './follow-scroll.ts'
import { later } from './later.ts'
import { makePainter, type Painter } from './painter.ts'
import { panByHand } from './pan-by-hand.ts'
import type { Palette } from './palette.ts'
import { makeStage, type Stage } from './stage.ts'
import { stayInPlace } from './stay-in-place.ts'
import { useSight } from './use-sight.ts'
import type { Size } from './use-size.ts'
import { zoomByHand } from './zoom-by-hand.ts'

export interface StageElements {
  readonly wrap: RefObject<HTMLDivElement | null>
  readonly space: RefObject<HTMLDivElement | null>
  readonly layer: RefObject<HTMLDivElement | null>
  readonly canvas: RefObject<HTMLCanvasElement | null>
}

export interface StageNow {
  readonly layout: Layout
  readonly size: Size | undefined
  readonly cardWidth: number
  readonly palette: Palette | undefined
  readonly selection: ReadonlySet<string>
  /** The key of the card in hand. */
  readonly inHand: string | undefined
  /** Told whenever the board is scrolled; the same function each time. */
  readonly onMoved: () => void
}

export interface Staged {
  readonly camera: Camera
  readonly view: View
  readonly isOverview: boolean
  readonly drawn: readonly DrawnFrame[]
  /** Null before the first drawing. */
  readonly stage: RefObject<Stage | null>
  readonly isPanning: () => boolean
  /** It is scrolled faster than the page can keep up with. */
  readonly isFlying: () => boolean
}

export function useStage(elements: StageElements, now: StageNow): Staged {
  const [camera] = useState(() => makeCamera(later))
  const view = useSyncExternalStore(camera.subscribe, camera.now)
  const stage = useRef<Stage>(null)
  const painter = useRef<Painter>(null)
  const { layout, size, inHand } = now
  const isOverview = size !== undefined && view.zoom < readableFrom(size, { width: now.cardWidth })
  const { sight, look } = useSight(stage)
  const latest = useRef({ ...now, isOverview })
  useLayoutEffect(() => {
    latest.current = { ...now, isOverview }
  })

  /** The page cannot keep up with the scrolling: the canvas shows what comes into sight, until it rests. */
  const isFlying = useRef(false)
  const paint = useCallback((): void => {
    const { palette, selection, layout: drawnLayout, isOverview: isSmall } = latest.current
    const isMoving = camera.now().isMoving || isFlying.current
    if (stage.current === null || palette === undefined || painter.current === null) return
    if (!isSmall && !isMoving) {
      painter.current.hide()
      return
    }
    painter.current.draw({
      layout: drawnLayout,
      sight: stage.current.sight(),
      zoom: stage.current.zoom(),
      origin: stage.current.origin(),
      isMoving,
      selection,
      palette,
    })
  }, [camera])

  const fly = useCallback((next: boolean): void => {
    isFlying.current = next
  }, [])
  const begin = useCallback((made: Stage, paints: Painter): void => {
    stage.current = made
    painter.current = paints
  }, [])
  const isPanning = useStageLife(elements, { camera, stage, begin, paint, look, onMoved: now.onMoved, fly })
  useSettling(stage, look, { size, layout, view })
  useLayoutEffect(paint)

  const drawn = useDrawn({ layout, sight, isOverview, inHand })
  const flies = useCallback(() => isFlying.current, [])
  return { camera, view, isOverview, drawn, stage, isPanning, isFlying: flies }
}

/** Another size of the window, another layout, and a size that has come to rest. */
function useSettling(
  stage: RefObject<Stage | null>,
  look: () => void,
  { size, layout, view }: { readonly size: Size | undefined; readonly layout: Layout; readonly view: View },
): void {
  useLayoutEffect(() => {
    if (stage.current === null || size === undefined) return
    stage.current.resized(size)
    look()
  }, [stage, size, look])
  const before = useRef<Layout>(layout)
  useLayoutEffect(() => {
    if (stage.current === null) return
    stayInPlace(stage.current, before.current, layout)
    before.current = layout
    look()
  }, [stage, layout, look])
  useLayoutEffect(() => {
    if (view.isMoving) return
    stage.current?.settle()
    look()
  }, [stage, view, look])
}

function useDrawn(looked: {
  readonly layout: Layout
  readonly sight: Rect | undefined
  readonly isOverview: boolean
  readonly inHand: string | undefined
}): readonly DrawnFrame[] {
  const { layout, sight, isOverview, inHand } = looked
  const [draw] = useState(drawing)
  return useMemo(
    () => (sight === undefined ? [] : draw(layout, { sight, isOverview, inHand })),
    [draw, layout, sight, isOverview, inHand],
  )
}

interface Life {
  readonly camera: Camera
  readonly stage: RefObject<Stage | null>
  readonly begin: (made: Stage, paints: Painter) => void
  readonly paint: () => void
  readonly look: () => void
  readonly onMoved: () => void
  readonly fly: (isFlying: boolean) => void
}

function useStageLife(
  { wrap, space, layer, canvas }: StageElements,
  { camera, stage, begin, paint, look, onMoved, fly }: Life,
): () => boolean {
  const isPanning = useRef((): boolean => false)
  useLayoutEffect(() => {
    if (wrap.current === null || space.current === null || layer.current === null || canvas.current === null)
      return undefined
    const made = makeStage({ wrap: wrap.current, space: space.current, layer: layer.current }, camera.now().zoom)
    begin(made, makePainter(canvas.current, layer.current))
    return camera.attach({
      fitting: made.fitting,
      middle: made.middle,
      show: (zoom, _, at) => {
        made.show(zoom, at)
        paint()
      },
    })
  }, [wrap, space, layer, canvas, camera, begin, paint])
  useEffect(() => {
    const { current } = wrap
    if (current === null) return undefined
    const stopZoom = zoomByHand(current, camera, () => stage.current?.zoom() ?? 1)
    const pan = panByHand(current)
    isPanning.current = pan.isPanning
    const stopFollowing = followScroll(current, {
      moved: onMoved,
      isBusy: () => camera.now().isMoving,
      look,
      paint,
      fly,
    })
    return () => {
      stopZoom()
      pan.stop()
      stopFollowing()
    }
  }, [wrap, camera, stage, look, paint, onMoved, fly])
  return useCallback(() => isPanning.current(), [])
}
