/** Asks again when whoever left the page for a while comes back to it: others may have changed something. */
import { useEffect, useRef } from 'react'

export function useFreshOnReturn(again: () => Promise<void>): void {
  const latest = useRef(again)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') void latest.current()
    }
    addEventListener('focus', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      removeEventListener('focus', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [])
}
