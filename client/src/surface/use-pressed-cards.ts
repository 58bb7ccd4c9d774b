/** Presses on the surface: on a card to select, to drag or to open it, and on the ground to draw a lasso. */
import { useEffect, useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import type { Card } from './frames.ts'
import { lasso } from './lasso.ts'
import { spotOf, type At, type Layout, type Rect } from './layout.ts'
import type { SurfaceProps } from './view-props.ts'

interface Shape {
  readonly surface: SurfaceProps
  readonly layout: Layout
  readonly toSurface: (client: At) => At
  readonly startDrag: (cards: readonly Card[], event: PointerEvent<HTMLElement>) => void
  readonly isPanning: () => boolean
  /** A press on the ground that was no drawing. */
  readonly onGround: (client: At) => void
}

export interface Presses {
  readonly lassoed: Rect | null
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onClick: (event: MouseEvent<HTMLElement>) => void
  readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void
}

export function usePressedCards(shape: Shape): Presses {
  const [lassoed, setLassoed] = useState<Rect | null>(null)
  const latest = useRef(shape)
  const callOff = useRef<() => void>(() => {})
  const lastPointer = useRef('mouse')
  useEffect(() => {
    latest.current = shape
  })
  useEffect(
    () => () => {
      callOff.current()
    },
    [],
  )
  const cardAt = (target: EventTarget): Card | undefined => {
    const key = target instanceof Element ? target.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined
    return key === undefined ? undefined : spotOf(latest.current.layout, key)?.placed.card
  }
  return {
    lassoed,
    onPointerDown: event => {
      lastPointer.current = event.pointerType
      if (event.button !== 0 || !event.isPrimary || latest.current.isPanning()) return
      const card = cardAt(event.target)
      if (card !== undefined) pickUp(latest.current, card, event)
      else if (event.pointerType === 'mouse' && isGround(event.target))
        callOff.current = throwLasso(latest, event, setLassoed)
    },
    onClick: event => {
      const card = cardAt(event.target)
      if (card !== undefined && !isControl(event.target))
        choose(latest.current.surface, card, { event, isTouch: lastPointer.current === 'touch' })
    },
    onDoubleClick: event => {
      const card = cardAt(event.target)
      if (card !== undefined && !isControl(event.target)) latest.current.surface.onOpen(card)
    },
  }
}

/** The button of a note can be dragged by, too: where it is drawn small, it is the whole note. */
function pickUp(shape: Shape, card: Card, event: PointerEvent<HTMLElement>): void {
  if (card.note.isMovable && (isCardButton(event.target) || !isControl(event.target)))
    shape.startDrag(handful(shape, card), event)
}

function throwLasso(
  latest: RefObject<Shape>,
  event: PointerEvent<HTMLElement>,
  show: (rect: Rect | null) => void,
): () => void {
  const { clientX: x, clientY: y, pointerId, pointerType, shiftKey } = event
  return lasso(
    { x, y, pointerId, pointerType },
    {
      toSurface: client => latest.current.toSurface(client),
      layout: () => latest.current.layout,
      show,
      done: keys => {
        latest.current.surface.onSelect(keys, shiftKey ? 'add' : 'only')
      },
      pressed: () => {
        latest.current.onGround({ x, y })
      },
    },
  )
}

/** What a press on a card selects. */
function choose(
  { selection, onSelect }: SurfaceProps,
  card: Card,
  { event, isTouch }: { readonly event: MouseEvent; readonly isTouch: boolean },
): void {
  // A finger that brushes a note selects nothing; once some are selected, a press on another goes on with it.
  if (isTouch && selection.size === 0) return
  const how = event.shiftKey ? 'range' : isTouch || event.ctrlKey || event.metaKey ? 'toggle' : 'only'
  const isAlone = selection.size === 1 && selection.has(card.key)
  if (how === 'only' && isAlone) onSelect([], 'only')
  else onSelect([card.key], how)
}

/** The selected ones where this one is among them, otherwise this one alone; those that may be moved. */
function handful({ surface: { selection }, layout }: Shape, card: Card): Card[] {
  if (!selection.has(card.key)) return [card]
  return [...selection].flatMap(key => spotOf(layout, key)?.placed.card ?? []).filter(({ note }) => note.isMovable)
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, textarea, select, label, .panel, .trouble') !== null

const isCardButton = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-note-button]') !== null

/** Neither a card, nor something to press, nor a heading to mark words in. */
const isGround = (target: EventTarget): boolean =>
  !isControl(target) && !(target instanceof Element && target.closest('header') !== null)
