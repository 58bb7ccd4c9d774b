/** All that the board is made of: its layout, its window, what is dragged and drawn, and where the focus goes. */
import { useCallback, useInsertionEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { rectOf } from './drawn-cards.ts'
import type { Frame } from './frames.ts'
import type { At, Layout } from './layout.ts'
import type { SurfaceProps } from './view-props.ts'
import { useBoardLayout } from './use-board-layout.ts'
import { useDoor } from './use-door.ts'
import { useDrag } from './use-drag.ts'
import { useFocusCard } from './use-focus-card.ts'
import { useFresh } from './use-fresh.ts'
import { useHands, type HandsNow } from './use-hands.ts'
import { useMeasures } from './use-measures.ts'
import { useMoves } from './use-moves.ts'
import { usePalette } from './use-palette.ts'
import { usePressedCards } from './use-pressed-cards.ts'
import { useSize } from './use-size.ts'
import { useStage, type StageElements, type Staged } from './use-stage.ts'

export function useBoard(surface: SurfaceProps) {
  const { frames, current, selection } = surface
  const elements = useElements()
  const { wrap } = elements
  const measures = useMeasures(wrap, surface.hasTicks)
  const size = useSize(wrap)
  const palette = usePalette(wrap)
  const held = useHands(surface, measures)
  const { layout, shape } = useBoardLayout(frames, { size, known: held.known })
  const inHand = current !== null && rectOf(layout, current) !== undefined ? current : firstKey(frames)
  const staged = useStage(elements, {
    layout,
    size,
    palette,
    selection,
    inHand,
    cardWidth: shape.cardWidth,
    onMoved: held.onMoved,
  })
  const { camera, stage, isOverview } = staged
  const toSurface = useCallback((client: At) => stage.current?.toSurface(client) ?? client, [stage])
  const drag = useDrag({
    root: wrap,
    flow: 'rows',
    layout,
    toSurface,
    sayLanding: surface.sayLanding,
    onDrop: surface.onDrop,
  })
  const focusCard = useBoardFocusing(surface, { elements, staged, layout, focusBy: held.focusBy })
  const presses = usePressedCards({
    surface,
    layout,
    toSurface,
    startDrag: drag.start,
    isPanning: staged.isPanning,
    onGround: client => {
      if (isOverview) comeNear(staged, toSurface(client))
      else if (selection.size > 0) surface.onSelect([], 'only')
    },
  })
  useMoves(elements.layer, layout, isOverview)
  useFresh(surface.fresh, layout, rect => {
    stage.current?.reveal(rect)
  })
  const { onDrawn } = surface
  useLayoutEffect(onDrawn, [onDrawn, staged.drawn])
  const goHome = (): void => {
    camera.to(1)
    stage.current?.reveal({ x: 0, y: 0, width: 0, height: 0 }, 'start')
  }
  return { elements, ...held, layout, size, palette, inHand, staged, drag, focusCard, presses, goHome }
}

function useElements(): StageElements {
  const wrap = useRef<HTMLDivElement>(null)
  const space = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  return useMemo(() => ({ wrap, space, layer, canvas }), [])
}

/** How the focus and the eye come to a card, by keyboard, by a find or from outside. */
function useBoardFocusing(
  surface: SurfaceProps,
  {
    elements,
    staged: { camera, stage },
    layout,
    focusBy,
  }: {
    readonly elements: StageElements
    readonly staged: Staged
    readonly layout: Layout
    readonly focusBy: HandsNow['focusBy']
  },
): (key: string) => void {
  const focusCard = useFocusCard(elements.wrap, {
    layout,
    onCurrent: surface.onCurrent,
    reveal: rect => {
      stage.current?.reveal(rect)
    },
  })
  useInsertionEffect(() => {
    focusBy(focusCard)
  })
  useDoor(surface.onDoor, {
    layout,
    zoomTo: camera.to,
    reveal: rect => {
      stage.current?.reveal(rect)
    },
    toClient: rect => stage.current?.toClient(rect) ?? rect,
  })
  return focusCard
}

const firstKey = (frames: readonly Frame[]): string | undefined =>
  frames.flatMap(({ groups }) => groups).find(({ cards }) => cards.length > 0)?.cards[0]?.key

/** From the overview to a place on the surface, at reading size. */
export function comeNear({ camera, stage }: Staged, { x, y }: At): void {
  if (stage.current === null) return
  camera.to(1)
  stage.current.reveal({ x: x - 200, y: y - 100, width: 400, height: 200 })
}
