/** The comments of a round as they are now: looked after from time to time while the page is seen, decided about, and taken back. */
import { useEffect, useRef, useState } from 'react'
import type { CommentId, DraftId, RoundId } from '@waymark/shared/model/ids.ts'
import { sayHowMany } from '@waymark/shared/rules/feedback-words.ts'
import { readFeedback, readFeedbackStamp, triageComments, type CommentView } from '@waymark/shared/wire/feedback.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import { call } from '#api/call.ts'
import { useAsked } from '#api/use-asked.ts'
import { say } from '#ui/announce.tsx'
import { bodyOf, stepsBack, stepsOf, type Decision, type Step } from './triage-acts.ts'

const everyMs = 5000

export interface OfRound {
  readonly draftId: DraftId
  readonly roundId: RoundId
}

export interface Deciding {
  readonly isBusy: boolean
  /** Why the last act was not done; empty where it was. */
  readonly trouble: string
  /** Answers whether it was done. */
  readonly decide: (ids: readonly CommentId[], decision: Decision) => Promise<boolean>
  /** What would be taken back, in words; empty where there is nothing. */
  readonly last: string
  readonly takeBack: () => Promise<void>
}

interface Done {
  readonly said: string
  readonly steps: readonly Step[]
}

const named: Readonly<Record<Decision['to'], string>> = {
  group: 'put in a group',
  'no-group': 'taken out of a group',
  'needs-advice': 'marked as needing advice',
  'to-read': 'to be read again',
  answer: 'answered',
}

/** `told`: what else shows something of it asks again. */
export function useQueue(params: OfRound, told: () => Promise<void>) {
  const asked = useAsked(readFeedback, { params, body: {} })
  const again = async (): Promise<void> => {
    await Promise.all([asked.again(), told()])
  }
  useNews(params, asked.state === 'here' ? asked.value : undefined, again)
  const deciding = useDeciding(params, asked.state === 'here' ? asked.value.comments : [], again)
  return { asked, deciding, again }
}

function useDeciding(params: OfRound, now: readonly CommentView[], again: () => Promise<void>): Deciding {
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [done, setDone] = useState<readonly Done[]>([])
  const last = done.at(-1)
  const send = async (steps: readonly Step[]): Promise<boolean> => {
    setBusy(true)
    const answer = await call(triageComments, { params, body: bodyOf(steps, now) })
    setTrouble(answer.ok ? '' : answer.problem.message)
    await again()
    setBusy(false)
    return answer.ok
  }
  return {
    isBusy,
    trouble,
    last: last?.said ?? '',
    decide: async (ids, decision) => {
      const chosen = now.filter(({ id }) => ids.includes(id))
      const steps = stepsOf(chosen, decision)
      if (!(await send(steps))) return false
      const said = `${sayHowMany(chosen.length)} ${named[decision.to]}`
      setDone([...done, { said, steps }])
      say(`${said}.`)
      return true
    },
    takeBack: async () => {
      if (last === undefined) return
      const steps = stepsBack(last.steps, now)
      const isDone = steps.length === 0 || (await send(steps))
      if (!isDone) return
      setDone(done.slice(0, -1))
      if (steps.length === last.steps.length) say(`Taken back: ${last.said}.`)
      else setTrouble('Some of these were changed since. They stay as they are now.')
    },
  }
}

/** Never two at once, and none while nobody looks. */
function useNews(params: OfRound, known: ReplyOf<typeof readFeedback> | undefined, again: () => Promise<void>): void {
  const latest = useRef({ params, known, again })
  useEffect(() => {
    latest.current = { params, known, again }
  })
  useEffect(() => {
    let isAsking = false
    const look = async (): Promise<void> => {
      if (isAsking || document.visibilityState !== 'visible') return
      isAsking = true
      const now = latest.current
      const answer = await call(readFeedbackStamp, { params: now.params, body: {} })
      if (answer.ok && now.known !== undefined && answer.value.stamp !== now.known.stamp) await now.again()
      isAsking = false
    }
    const timer = setInterval(() => void look(), everyMs)
    const onSeen = (): void => void look()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [])
}
