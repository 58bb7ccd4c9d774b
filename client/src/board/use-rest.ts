/** Says things only while the person is not typing: what comes while they are waits until they have rested, and the latest of it is said. */
import { useCallback, useEffect, useRef } from 'react'
import { say } from '#ui/announce.tsx'

const restMs = 2000

/** Whether the person is at rest, for those who look now and then; and words that wait for it. */
export interface Rest {
  readonly isTyping: () => boolean
  /** Another that still waits is dropped for it. */
  readonly sayAtRest: (words: string) => void
}

export function useRest(): Rest {
  const waiting = useRef<string | undefined>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    const onInput = (): void => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        timer.current = undefined
        if (waiting.current !== undefined) say(waiting.current)
        waiting.current = undefined
      }, restMs)
    }
    addEventListener('input', onInput)
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
      removeEventListener('input', onInput)
    }
  }, [])
  const isTyping = useCallback(() => timer.current !== undefined, [])
  const sayAtRest = useCallback((words: string) => {
    if (timer.current === undefined) say(words)
    else waiting.current = words
  }, [])
  return { isTyping, sayAtRest }
}
