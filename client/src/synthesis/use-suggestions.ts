/** Asking for suggested themes: how far it is, what came of it, and giving it up. */
import { useEffect, useRef, useState } from 'react'
import type { BreakoutId } from '@waymark/shared/model/ids.ts'
import { SuggestedThemes, SuggestionLine, suggestionsPath } from '@waymark/shared/wire/suggestions.ts'
import { callLines } from '#api/call-lines.ts'
import { say } from '#ui/announce.tsx'
import { askForThemes, type Looked } from './suggestion-offers.ts'

export type Suggesting =
  | { readonly state: 'none' }
  /** From 0 to 1. */
  | { readonly state: 'working'; readonly progress: number; readonly notes: number }
  | { readonly state: 'here'; readonly suggested: SuggestedThemes }
  | { readonly state: 'no'; readonly why: string }

export interface Suggestions {
  readonly now: Suggesting
  /** From fewer themes, below 0, to more. */
  readonly grain: number
  readonly ask: (looked: Looked, grain: number) => void
  readonly stop: () => void
}

const brokenOff = 'The suggestions did not come through. Ask again.'

export function useSuggestions(breakoutId: BreakoutId): Suggestions {
  const [now, setNow] = useState<Suggesting>({ state: 'none' })
  const [grain, setGrain] = useState(0)
  const asking = useRef<AbortController>(undefined)
  useEffect(() => () => asking.current?.abort(), [])
  const ask = async (looked: Looked, wanted: number): Promise<void> => {
    asking.current?.abort()
    const ending = new AbortController()
    asking.current = ending
    const body = askForThemes(looked, wanted)
    setGrain(wanted)
    setNow({ state: 'working', progress: 0, notes: body.notes.length })
    const heard: { last: Suggesting } = { last: { state: 'no', why: brokenOff } }
    const problem = await callLines({
      address: suggestionsPath(breakoutId, 'themes'),
      body,
      signal: ending.signal,
      onLine: line => {
        const said = SuggestionLine.safeParse(line).data
        if (said === undefined) return
        if ('progress' in said) setNow({ state: 'working', progress: said.progress, notes: body.notes.length })
        else heard.last = 'refused' in said ? { state: 'no', why: said.refused } : readSuggested(said.suggested)
      },
    })
    if (ending.signal.aborted) return
    const came: Suggesting = problem === undefined ? heard.last : { state: 'no', why: problem.message }
    setNow(came)
    say(came.state === 'here' ? sayHere(came.suggested) : 'There are no suggestions.')
  }
  return {
    now,
    grain,
    ask: (looked, wanted) => {
      void ask(looked, wanted)
    },
    stop: () => {
      asking.current?.abort()
      setNow({ state: 'none' })
    },
  }
}

function readSuggested(said: unknown): Suggesting {
  const { data } = SuggestedThemes.safeParse(said)
  return data === undefined ? { state: 'no', why: brokenOff } : { state: 'here', suggested: data }
}

const sayHere = ({ themes }: SuggestedThemes): string =>
  themes.length === 1 ? '1 theme is suggested.' : `${themes.length} themes are suggested.`
