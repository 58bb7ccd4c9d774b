/** How high something turned out to be, told at once and whenever it changes: what a feature puts into a heading may grow while all else stays. */
import { useLayoutEffect, type RefObject } from 'react'

/** `tell`: CSS pixels at 100 %; the same function until somebody else is to be told, or null where nobody is. */
export function useSeenHeight(box: RefObject<HTMLElement | null>, tell: ((height: number) => void) | null): void {
  useLayoutEffect(() => {
    const element = box.current
    if (element === null || tell === null) return undefined
    const look = (): void => {
      tell(element.offsetHeight)
    }
    look()
    const watching = new ResizeObserver(look)
    watching.observe(element)
    return () => {
      watching.disconnect()
    }
  }, [box, tell])
}
