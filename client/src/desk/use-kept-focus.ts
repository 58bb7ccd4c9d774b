/**
 * Keeps the focus when the list changes under it: what had it carries `data-at`, and is found again where it stands now; where it is
 * gone, the heading that it names by `data-else` has the focus.
 */
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

interface Had {
  readonly at: string
  readonly orElse: string
}

export function useKeptFocus(area: RefObject<HTMLElement | null>): void {
  const had = useRef<Had>(undefined)
  useEffect(() => {
    const focused = ({ target }: Event): void => {
      const marked = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null
      had.current =
        marked === null ? undefined : { at: marked.dataset['at'] ?? '', orElse: marked.dataset['else'] ?? '' }
    }
    // A press beside everything lets the focus go on purpose.
    const pressed = (): void => {
      had.current = undefined
    }
    addEventListener('focusin', focused)
    addEventListener('pointerdown', pressed, true)
    return () => {
      removeEventListener('focusin', focused)
      removeEventListener('pointerdown', pressed, true)
    }
  }, [])
  useLayoutEffect(() => {
    if (had.current === undefined || document.activeElement !== document.body) return
    const { at, orElse } = had.current
    const again = area.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)
    ;(again ?? document.getElementById(orElse))?.focus({ preventScroll: again !== null })
  })
}
