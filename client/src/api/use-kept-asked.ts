/** The same as `use-asked`, for pages that can be read without the server: the last answer is kept on the device for those who may. */
import { useEffect, useState } from 'react'
import type { AnyRoute, ReplyOf } from '@waymark/shared/wire/route.ts'
import { forgetAnswer, keepAnswer, keptAnswer } from '#sync/kept-answers.ts'
import type { AnyProblem, Asked } from './call.ts'
import { useAsked, type AskedState } from './use-asked.ts'

export interface Keeping<R extends AnyRoute> {
  /** The same function at each drawing. */
  readonly mayKeep: (reply: ReplyOf<R>) => boolean
}

/** The server has said that this person may not have it, or that it is no more. */
export const isRefusal = ({ code }: AnyProblem): boolean => refusals.has(code)

const refusals: ReadonlySet<AnyProblem['code']> = new Set(['not-signed-in', 'not-allowed', 'link-revoked', 'gone'])

/** Longer than a server takes that is there. */
const patienceMs = 2500

export function useKeptAsked<R extends AnyRoute>(
  route: R,
  asked: Asked<R>,
  { mayKeep }: Keeping<R>,
): AskedState<ReplyOf<R>> & { readonly again: () => Promise<void> } {
  const answer = useAsked(route, asked)
  const question = `${route.path} ${JSON.stringify(asked)}`
  const kept = useKeptAnswer(route, question, answer.state === 'no' && answer.problem.code === 'unreachable')
  const value = answer.state === 'here' ? answer.value : undefined
  const isRefused = answer.state === 'no' && isRefusal(answer.problem)
  useEffect(() => {
    if (value !== undefined) void (mayKeep(value) ? keepAnswer(question, value) : forgetAnswer(question))
    else if (isRefused) void forgetAnswer(question)
  }, [question, value, isRefused, mayKeep])
  const isAway = answer.state === 'asking' || (answer.state === 'no' && answer.problem.code === 'unreachable')
  if (!isAway || kept === 'none') return answer
  return kept === 'not yet' ? { state: 'asking', again: answer.again } : { ...kept, again: answer.again }
}

/** Looked for when the server is known to be away, or takes its time. */
function useKeptAnswer<R extends AnyRoute>(
  route: R,
  question: string,
  isAway: boolean,
): 'not yet' | 'none' | { readonly state: 'here'; readonly value: ReplyOf<R>; readonly heardAt: number } {
  const [found, setFound] = useState<{ readonly of: string; readonly value: ReplyOf<R> | undefined }>()
  useEffect(() => {
    const look = async (): Promise<void> => {
      const reply = route.reply.safeParse(await keptAnswer(question))
      setFound({ of: question, value: reply.success ? (reply.data as ReplyOf<R>) : undefined })
    }
    const timer = setTimeout(() => void look(), isAway ? 0 : patienceMs)
    return () => {
      clearTimeout(timer)
    }
  }, [route, question, isAway])
  if (found?.of !== question) return 'not yet'
  return found.value === undefined ? 'none' : { state: 'here', value: found.value, heardAt: 0 }
}
