/** What is seen of a surface, told again only when it has moved so far that other cards have to be in the page. */
import { useCallback, useRef, useState, type RefObject } from 'react'
import { marginOf } from './drawn-cards.ts'
import { covers, grown, type Rect } from './layout.ts'

export interface Sight {
  /** Undefined before the first drawing. */
  readonly sight: Rect | undefined
  readonly look: () => void
}

export function useSight(stage: RefObject<{ readonly sight: () => Rect } | null>): Sight {
  const [sight, setSight] = useState<Rect>()
  const last = useRef<Rect>(undefined)
  const look = useCallback((): void => {
    if (stage.current === null) return
    const seen = stage.current.sight()
    if (last.current !== undefined && isNear(last.current, seen)) return
    last.current = seen
    setSight(seen)
  }, [stage])
  return { sight, look }
}

const isNear = (before: Rect, seen: Rect): boolean =>
  before.width === seen.width && before.height === seen.height && covers(grown(before, marginOf(before)), seen)
