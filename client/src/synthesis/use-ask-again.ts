/** Asks again for what a page is drawn from. */
import { useEffect } from 'react'

/** Rooms and steps change while the page is open: asked again whenever it is looked at anew. */
export function useAskAgain(again: () => Promise<void>): void {
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void again()
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
    }
  }, [again])
}
