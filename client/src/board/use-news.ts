/** Tells those who hear the screen how many notes others have added: every 20 s at most, and not while they are typing. */
import { useEffect, useRef } from 'react'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { say } from '#ui/announce.tsx'
import type { Branch } from '#surface/surface-props.ts'
import { noNews, sayNews, withNews, type News } from './news.ts'

const everyMs = 20_000
const restMs = 2000

export function useNews(shape: {
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly mine: ReadonlySet<NoteId>
  readonly isFetched: boolean
  readonly tree: readonly Branch[]
}): void {
  const { notes, mine, isFetched, tree } = shape
  const before = useRef<ReadonlyMap<NoteId, Note> | undefined>(undefined)
  const news = useRef<News>(noNews)
  const latestTree = useRef(tree)
  useEffect(() => {
    latestTree.current = tree
    if (!isFetched) return
    news.current = withNews(news.current, before.current, { notes, mine })
    before.current = notes
  }, [notes, mine, isFetched, tree])
  useEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined
    let isTyping = false
    const tell = (): void => {
      if (isTyping) return
      const words = sayNews(news.current, latestTree.current)
      news.current = noNews
      if (words !== '') say(words)
    }
    const onInput = (): void => {
      isTyping = true
      clearTimeout(rest)
      rest = setTimeout(() => {
        isTyping = false
      }, restMs)
    }
    const timer = setInterval(tell, everyMs)
    addEventListener('input', onInput)
    return () => {
      clearInterval(timer)
      clearTimeout(rest)
      removeEventListener('input', onInput)
    }
  }, [])
}
