/** Asks again when the page is looked at once more, and from time to time while it is. */
import { useEffect, useRef } from 'react'

const everyMs = 15_000

export function useRefresh(again: () => Promise<void>): void {
  const latest = useRef(again)
  useEffect(() => {
    latest.current = again
  })
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') void latest.current()
    }
    const timer = setInterval(ask, everyMs)
    addEventListener('focus', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [])
}
