/** What changes at the desk is told: who asks for help at once, who comes and goes together and seldom. */
import { useEffect, useRef } from 'react'
import type { Desk } from '@waymark/shared/wire/desk.ts'
import { say, sayNow } from '#ui/announce.tsx'
import { sayHelp, sayHere } from './desk-words.ts'

const togetherMs = 20_000

export function useDeskNews(desk: Desk): void {
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    const marks = desk.help.map(one => ({ mark: `${one.key} ${one.askedAt}`, one }))
    const fresh = marks.filter(({ mark }) => known.current?.has(mark) === false)
    if (fresh.length > 0) sayNow(fresh.map(({ one }) => sayHelp(one)).join(' '))
    known.current = new Set(marks.map(({ mark }) => mark))
  }, [desk.help])

  const here = sayHere(desk)
  const latest = useRef(here)
  const told = useRef(here)
  useEffect(() => {
    latest.current = here
  })
  useEffect(() => {
    const timer = setInterval(() => {
      if (told.current !== latest.current) say(latest.current)
      told.current = latest.current
    }, togetherMs)
    return () => {
      clearInterval(timer)
    }
  }, [])
}
