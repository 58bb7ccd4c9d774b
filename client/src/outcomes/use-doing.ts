/** Does something, says what became of it, shows why not; and takes the last thing back. */
import { useState } from 'react'
import type { Answer } from '#api/call.ts'
import { say } from '#ui/announce.tsx'

export interface Done {
  /** `The answer is saved.` */
  readonly said: string
  /** How it is taken back; left out where it cannot be. */
  readonly undo?: () => Promise<Answer<unknown>>
}

export interface Doing {
  readonly isBusy: boolean
  /** Why the last thing was not done; empty where it was. */
  readonly trouble: string
  /** The last thing that was done, until the next one. */
  readonly last: Done | undefined
  /** Answers whether it was done. */
  readonly act: <T>(doing: () => Promise<Answer<T>>, done: (reply: T) => Done) => Promise<boolean>
  readonly undo: () => Promise<void>
}

export function useDoing(again: () => Promise<void>): Doing {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [last, setLast] = useState<Done>()
  const act: Doing['act'] = async (doing, done) => {
    setBusy(true)
    const answer = await doing()
    setTrouble(answer.ok ? '' : answer.problem.message)
    if (answer.ok) {
      const what = done(answer.value)
      setLast(what)
      say(what.said)
    }
    await again()
    setBusy(false)
    return answer.ok
  }
  return {
    isBusy,
    trouble,
    last,
    act,
    undo: async () => {
      if (last?.undo !== undefined && !isBusy) await act(last.undo, () => ({ said: 'It is as it was before.' }))
    },
  }
}
