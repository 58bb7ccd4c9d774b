/** Tells those who hear the screen how many notes others have added: every 20 s at most, and not while they are typing. */
import { useEffect, useRef } from 'react'
import type { NoteId, SectionId } from '@waymark/shared/model/ids.ts'
import type { Note } from '@waymark/shared/model/note.ts'
import { say } from '#ui/announce.tsx'
import { comfortNow } from '#ui/comfort.ts'
import type { Branch } from '#surface/surface-props.ts'
import { newsWanted, noNews, sayNews, withNews, type News } from './news.ts'
import type { Rest } from './use-rest.ts'

const everyMs = 20_000

export function useNews(shape: {
  readonly notes: ReadonlyMap<NoteId, Note>
  readonly mine: ReadonlySet<NoteId>
  readonly isFetched: boolean
  readonly tree: readonly Branch[]
  /** The part the person is in. */
  readonly section: SectionId | undefined
  readonly rest: Rest
}): void {
  const { notes, mine, isFetched, tree, section } = shape
  const { isTyping } = shape.rest
  const before = useRef<ReadonlyMap<NoteId, Note> | undefined>(undefined)
  const news = useRef<News>(noNews)
  const latest = useRef({ tree, section })
  useEffect(() => {
    latest.current = { tree, section }
  })
  useEffect(() => {
    if (!isFetched) return
    news.current = withNews(news.current, before.current, { notes, mine })
    before.current = notes
  }, [notes, mine, isFetched])
  useEffect(() => {
    const timer = setInterval(() => {
      if (isTyping()) return
      const words = sayNews(newsWanted(news.current, comfortNow('news'), latest.current.section), latest.current.tree)
      news.current = noNews
      if (words !== '') say(words)
    }, everyMs)
    return () => {
      clearInterval(timer)
    }
  }, [isTyping])
}
