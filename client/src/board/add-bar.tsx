/** On a phone: the way back to the form, at the foot once the form has scrolled off. */
import { useEffect, useState, type RefObject } from 'react'
import { Icon } from '#ui/icon.tsx'

export function AddBar({
  field,
  onWrite,
}: {
  readonly field: RefObject<HTMLElement | null>
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
      <button type="button" className="btn wide" onClick={onWrite}>
        <Icon name="pencil" />
        Write a note
      </button>
    </div>
  )
}
