/** On a phone: the way back to the form, at the foot once the form has scrolled off. */
import { useEffect, useState, type RefObject } from 'react'
import { TimerLine } from '#timer/timer-line.tsx'
import { Icon } from '#ui/icon.tsx'

export function AddBar({
  field,
  left,
  onWrite,
}: {
  readonly field: RefObject<HTMLElement | null>
  /** Seconds of the timer; undefined where none runs. */
  readonly left: number | undefined
  readonly onWrite: () => void
}) {
  const [isFormInSight, setInSight] = useState(true)
  useEffect(() => {
    if (field.current === null) return undefined
    const watcher = new IntersectionObserver(([entry]) => {
      setInSight(entry?.isIntersecting ?? false)
    })
    watcher.observe(field.current)
    return () => {
      watcher.disconnect()
    }
  }, [field])
  if (isFormInSight) return null
  return (
    <div className="addbar no-print">
      {left !== undefined && <TimerLine left={left} />}
      <button type="button" className="btn wide" onClick={onWrite}>
        <Icon name="pencil" />
        Write a note
      </button>
    </div>
  )
}
