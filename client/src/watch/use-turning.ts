/** Turning the pages of a big screen: slowly by itself, unless it is paused or the device asks for less motion, and by keys. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Paging } from './use-paging.ts'

const turnMs = 14_000

export interface Turning {
  /** Whether pages may turn by themselves here. */
  readonly mayTurn: boolean
  readonly isPaused: boolean
  readonly toggle: () => void
}

export function useTurning({ next, previous }: Pick<Paging, 'next' | 'previous'>, isMore: boolean): Turning {
  const [isPaused, setPaused] = useState(false)
  const mayTurn = !useLessMotion()
  const isTurning = isMore && mayTurn && !isPaused
  useEffect(() => {
    if (!isTurning) return undefined
    // Begun anew with each page, so that one that was turned to by hand stands as long as any.
    const timer = setTimeout(next, turnMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isTurning, next])
  useEffect(() => {
    if (!isMore) return undefined
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      const act = actOf(event, { next, previous, toggle: () => setPaused(paused => !paused) })
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', hear)
    return () => {
      removeEventListener('keydown', hear)
    }
  }, [isMore, next, previous])
  return {
    mayTurn,
    isPaused,
    toggle: () => {
      setPaused(!isPaused)
    },
  }
}

function actOf(
  { key, target }: KeyboardEvent,
  acts: Pick<Paging, 'next' | 'previous'> & Pick<Turning, 'toggle'>,
): (() => void) | undefined {
  if (key === 'ArrowRight' || key === 'PageDown') return acts.next
  if (key === 'ArrowLeft' || key === 'PageUp') return acts.previous
  // On a button or a link, Space is theirs.
  const isTheirs = target instanceof Element && target.closest('button, a') !== null
  return key === ' ' && !isTheirs ? acts.toggle : undefined
}

const lessMotion = '(prefers-reduced-motion: reduce)'

function useLessMotion(): boolean {
  return useSyncExternalStore(
    listener => {
      const asked = matchMedia(lessMotion)
      asked.addEventListener('change', listener)
      return () => {
        asked.removeEventListener('change', listener)
      }
    },
    () => matchMedia(lessMotion).matches,
  )
}
