/** Does something to a booking: says what became of it, shows why not, and reads it anew. */
import { useState } from 'react'
import type { AnyRoute } from '@waymark/shared/wire/route.ts'
import { call, type Asked } from '#api/call.ts'
import { say } from '#ui/announce.tsx'

export interface Doing {
  readonly isBusy: boolean
  /** Why the last act was not done; empty where it was. */
  readonly trouble: string
  readonly act: <R extends AnyRoute>(route: R, asked: Asked<R>, done: string) => Promise<void>
}

export function useDoing(again: () => Promise<void>): Doing {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  return {
    isBusy,
    trouble,
    act: async (route, asked, done) => {
      setBusy(true)
      const answer = await call(route, asked)
      setTrouble(answer.ok ? '' : answer.problem.message)
      if (answer.ok) {
        say(done)
        await again()
      }
      setBusy(false)
    },
  }
}
