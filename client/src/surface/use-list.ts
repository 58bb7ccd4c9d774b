/** All that the list is made of: its layout, what of it is in the page, what is dragged, and where the focus goes. */
import { useCallback, useInsertionEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { rectOf } from './drawn-cards.ts'
import { listLayouts } from './lay-out-list.ts'
import { nothingLaidOut, type At, type Rect } from './layout.ts'
import type { SurfaceProps } from './view-props.ts'
import { useDoor } from './use-door.ts'
import { useDrag } from './use-drag.ts'
import { useFocusCard } from './use-focus-card.ts'
import { useFresh } from './use-fresh.ts'
import { useHands } from './use-hands.ts'
import { useMeasures } from './use-measures.ts'
import { usePageStage } from './use-page-stage.ts'
import { usePressedCards } from './use-pressed-cards.ts'
import { useSize } from './use-size.ts'

export function useList(surface: SurfaceProps) {
  const { frames, current, selection } = surface
  const root = useRef<HTMLDivElement>(null)
  const space = useRef<HTMLDivElement>(null)
  const measures = useMeasures(root, surface.hasTicks)
  const width = useSize(space)?.width
  const held = useHands(surface, measures)
  const { known, focusBy } = held
  const [layOut] = useState(listLayouts)
  const layout = useMemo(
    () => (width === undefined || known === undefined ? nothingLaidOut : layOut(frames, width, known.measures)),
    [layOut, frames, width, known],
  )
  const inHand = current !== null && rectOf(layout, current) !== undefined ? current : undefined
  const { drawn, stage } = usePageStage(space, { layout, inHand, onMoved: held.onMoved })
  const toSurface = useCallback((client: At) => stage.current?.toSurface(client) ?? client, [stage])
  const reveal = (rect: Rect): void => {
    stage.current?.reveal(rect)
  }
  useFresh(surface.fresh, layout, rect => {
    // On a small screen the form is on the same page, and would be scrolled away.
    if (innerWidth >= wideRem * (known?.measures.rem ?? 16)) reveal(rect)
  })
  const drag = useDrag({
    root,
    flow: 'list',
    layout,
    toSurface,
    sayLanding: surface.sayLanding,
    onDrop: surface.onDrop,
  })
  const focusCard = useFocusCard(root, { layout, onCurrent: surface.onCurrent, reveal })
  useInsertionEffect(() => {
    focusBy(focusCard)
  })
  useDoor(surface.onDoor, {
    layout,
    zoomTo: () => {},
    reveal,
    toClient: rect => stage.current?.toClient(rect) ?? rect,
  })
  const presses = usePressedCards({
    surface,
    layout,
    toSurface,
    startDrag: drag.start,
    isPanning: never,
    onGround: () => {
      if (selection.size > 0) surface.onSelect([], 'only')
    },
  })
  const { onDrawn } = surface
  useLayoutEffect(onDrawn, [onDrawn, drawn])
  return { root, space, ...held, drawn, drag, presses, focusCard }
}

/** From here on the form stays beside the list. */
const wideRem = 64

const never = (): boolean => false
