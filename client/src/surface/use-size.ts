/** How large an element is, without its scroll bars. */
import { useLayoutEffect, useState, type RefObject } from 'react'

export interface Size {
  readonly width: number
  readonly height: number
}

/** CSS pixels; undefined before the first drawing. */
export function useSize(element: RefObject<HTMLElement | null>): Size | undefined {
  const [size, setSize] = useState<Size>()
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return undefined
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = current
      setSize(before => (before?.width === width && before.height === height ? before : { width, height }))
    }
    read()
    const watcher = new ResizeObserver(read)
    watcher.observe(current)
    return () => {
      watcher.disconnect()
    }
  }, [element])
  return size
}
