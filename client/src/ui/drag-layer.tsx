/** Shows, beside the pointer, what would happen if it were let go here: in words. */
import './drag-layer.css'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { dragByPointer, type Held } from './drag-by-pointer.ts'

export function DragLayer({
  area,
  words,
  onDrop,
}: {
  /** Where things are dragged. */
  readonly area: RefObject<HTMLElement | null>
  readonly words: (dragged: string, over: string | null) => string
  readonly onDrop: (dragged: string, over: string) => void
}) {
  const [held, setHeld] = useState<Held | null>(null)
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(() => {
    if (area.current === null) return undefined
    return dragByPointer(area.current, {
      moved: setHeld,
      dropped: (dragged, over) => {
        latest.current(dragged, over)
      },
    })
  }, [area])
  if (held === null) return null
  const toTheLeft = held.x > innerWidth / 2
  return (
    <div
      className="dragtag"
      role="status"
      style={{
        ...(held.y > innerHeight / 2 ? { bottom: innerHeight - held.y + 18 } : { top: held.y + 18 }),
        ...(toTheLeft ? { right: innerWidth - held.x + 8 } : { left: held.x + 14 }),
      }}
    >
      {words(held.dragged, held.over)}
    </div>
  )
}
