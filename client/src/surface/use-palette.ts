/** The colours for the canvas, read anew when the person or their device chooses others. */
import { useLayoutEffect, useState, type RefObject } from 'react'
import { readPalette, type Palette } from './palette.ts'

/** Undefined before the first drawing. */
export function usePalette(root: RefObject<HTMLElement | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>()
  useLayoutEffect(() => {
    const read = (): void => {
      if (root.current !== null) setPalette(readPalette(root.current))
    }
    read()
    const watcher = new MutationObserver(read)
    watcher.observe(document.documentElement, { attributes: true })
    const device = ['(forced-colors: active)', '(prefers-contrast: more)', '(prefers-color-scheme: dark)'].map(query =>
      matchMedia(query),
    )
    for (const query of device) query.addEventListener('change', read)
    return () => {
      watcher.disconnect()
      for (const query of device) query.removeEventListener('change', read)
    }
  }, [root])
  return palette
}
