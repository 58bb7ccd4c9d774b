/** The measures of this window, read anew when the text size, the spacing, the font or the window's width change. */
import { useLayoutEffect, useState, type RefObject } from 'react'
import { drawnMeasures, type DrawnMeasures } from './drawn-measures.ts'
import { estimates } from './measures.ts'
import { readType } from './read-type.ts'

/** Undefined before the first drawing. */
export function useMeasures(root: RefObject<HTMLElement | null>, hasTicks: boolean): DrawnMeasures | undefined {
  const [measures, setMeasures] = useState<DrawnMeasures>()
  useLayoutEffect(() => {
    const read = (): void => {
      if (root.current !== null) setMeasures(drawnMeasures(estimates(readType(root.current), { hasTicks })))
    }
    read()
    const watcher = new MutationObserver(read)
    watcher.observe(document.documentElement, { attributes: true })
    const ended = new AbortController()
    void document.fonts.ready.then(() => {
      if (!ended.signal.aborted) read()
    })
    document.fonts.addEventListener('loadingdone', read, { signal: ended.signal })
    return () => {
      watcher.disconnect()
      ended.abort()
    }
  }, [root, hasTicks])
  return measures
}
