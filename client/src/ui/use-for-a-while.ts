/** True for so many milliseconds after `is` became true, and no longer. */
import { useEffect, useState } from 'react'

export function useForAWhile(is: boolean, ms: number): boolean {
  const [isOver, setIsOver] = useState(false)
  useEffect(() => {
    if (!is) return undefined
    const timer = setTimeout(() => {
      setIsOver(true)
    }, ms)
    return () => {
      clearTimeout(timer)
      setIsOver(false)
    }
  }, [is, ms])
  return is && !isOver
}
