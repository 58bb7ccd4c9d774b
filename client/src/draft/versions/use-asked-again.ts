/** Asks again when the page is looked at once more, and from time to time while it is. */
import { useEffect } from 'react'

const everyMs = 20_000

export function useAskedAgain(again: () => Promise<void>): void {
  useEffect(() => {
    const ask = (): void => {
      if (document.visibilityState === 'visible') void again()
    }
    const timer = setInterval(ask, everyMs)
    addEventListener('focus', ask)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', ask)
    }
  }, [again])
}
