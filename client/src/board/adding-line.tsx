/** How many of the notes that were added at once are saved already. It goes by itself when all are. */
import { useEffect } from 'react'
import { say } from '#ui/announce.tsx'
import { Icon } from '#ui/icon.tsx'
import type { AsksByNote } from './asks-by-note.ts'
import { useBoardState, type BoardStore } from './board-store.ts'
import { isOver, progressOf, sayProgress } from './progress-of.ts'

const shownForMs = 10_000

export function AddingLine({ store, asks }: { readonly store: BoardStore; readonly asks: AsksByNote }) {
  const adding = useBoardState(store, state => state.adding)
  const progress = progressOf(adding, asks)
  const words = sayProgress(progress)
  const isDone = adding.length > 0 && isOver(progress)
  useEffect(() => {
    if (!isDone) return undefined
    say(words)
    const timer = setTimeout(() => {
      store.setState({ adding: [] })
    }, shownForMs)
    return () => {
      clearTimeout(timer)
    }
  }, [isDone, words, store])
  if (adding.length === 0) return null
  return (
    <p className="quietline">
      <Icon name={isDone ? 'saved' : 'wait'} />
      <span>{words}</span>
    </p>
  )
}
