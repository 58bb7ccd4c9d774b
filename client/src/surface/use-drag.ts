/** Dragging a note to another place: says all the way where it would land, and does the same as "Move to...". */
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import { followPointer } from './follow-pointer.ts'
import { landingAt, type Area, type Flow, type Point } from './landing.ts'
import type { BoardNote, Place } from './surface-props.ts'

export interface Dragging {
  readonly note: BoardNote
  readonly at: Point
  readonly place: Place | undefined
}

/** A note's part in a drag: it is dragged itself, or another would land straight after it. */
export type DragPart = 'lifted' | 'landing' | undefined

export function dragOf(id: NoteId, dragging: Dragging | null, landing: Place['after'] | undefined): DragPart {
  if (dragging?.note.id === id) return 'lifted'
  return landing === id ? 'landing' : undefined
}

interface Shape {
  /** Holds the sections and their notes, and is scrolled when the pointer comes to its edge. */
  readonly root: RefObject<HTMLElement | null>
  readonly flow: Flow
  readonly onDrop: (note: BoardNote, place: Place) => void
}

export function useDrag({ root, flow, onDrop }: Shape) {
  const [dragging, setDragging] = useState<Dragging | null>(null)
  const latest = useRef<Dragging | null>(null)
  const callOff = useRef<() => void>(() => {})
  useEffect(
    () => () => {
      callOff.current()
    },
    [],
  )
  const show = (next: Dragging | null): void => {
    latest.current = next
    setDragging(next)
  }
  const start = (note: BoardNote, event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !event.isPrimary || isControl(event.target)) return
    const { clientX: x, clientY: y, pointerId, pointerType } = event
    callOff.current = followPointer(
      { x, y, pointerId, pointerType },
      {
        onBegin: () => {
          show({ note, at: { x, y }, place: undefined })
        },
        onMove: at => {
          if (root.current === null) return
          scrollAtEdge(root.current, at)
          show({ note, at, place: landingAt(at, areasIn(root.current), { flow, moved: note.id }) })
        },
        onEnd: isDropped => {
          const place = latest.current?.place
          show(null)
          if (isDropped && place !== undefined) onDrop(note, place)
        },
      },
    )
  }
  return { dragging, start }
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, a, input, textarea, select, .panel') !== null

function areasIn(root: HTMLElement): Area[] {
  return [...root.querySelectorAll<HTMLElement>('[data-section]')].flatMap(section => {
    const id = SectionId.safeParse(section.dataset['section'])
    return id.success ? [{ sectionId: id.data, box: section.getBoundingClientRect(), notes: notesIn(section) }] : []
  })
}

const notesIn = (section: HTMLElement): Area['notes'] =>
  [...section.querySelectorAll<HTMLElement>('[data-note]')].flatMap(note => {
    const id = NoteId.safeParse(note.dataset['note'])
    return id.success ? [{ id: id.data, box: note.getBoundingClientRect() }] : []
  })

const edgePx = 48
const stepPx = 14

function scrollAtEdge(root: HTMLElement, { y }: Point): void {
  const scrolls = root.scrollHeight > root.clientHeight + 1 && getComputedStyle(root).overflowY !== 'visible'
  const box = scrolls ? root.getBoundingClientRect() : { top: 0, bottom: innerHeight }
  const by = y < box.top + edgePx ? -stepPx : y > box.bottom - edgePx ? stepPx : 0
  if (by === 0) return
  if (scrolls) root.scrollBy(0, by)
  else scrollBy(0, by)
}
