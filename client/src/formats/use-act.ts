/** Does something, says what became of it, shows why not, and reads all anew. */
import { useState } from 'react'
import type { Answer } from '#api/call.ts'
import { say } from '#ui/announce.tsx'

export interface Acting {
  readonly isBusy: boolean
  /** Why the last act was not done; empty where it was. */
  readonly trouble: string
  /** Answers what came of it; undefined where it was not done. */
  readonly act: <T>(doing: () => Promise<Answer<T>>, done: (reply: T) => string) => Promise<T | undefined>
}

export function useAct(again: () => Promise<void>): Acting {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  return {
    isBusy,
    trouble,
    act: async (doing, done) => {
      setBusy(true)
      const answer = await doing()
      setTrouble(answer.ok ? '' : answer.problem.message)
      if (answer.ok) say(done(answer.value))
      await again()
      setBusy(false)
      return answer.ok ? answer.value : undefined
    },
  }
}
