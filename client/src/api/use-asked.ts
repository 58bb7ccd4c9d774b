/** What a route answers, kept while the component is shown, and asked again on request. */
import { useCallback, useEffect, useState } from 'react'
import type { AnyRoute, ReplyOf } from '@waymark/shared/wire/route.ts'
import { call, type Answer, type AnyProblem, type Asked } from './call.ts'

export type AskedState<T> =
  | { readonly state: 'asking' }
  /** `heardAt`: what `performance.now()` showed when it was answered; nobody sets that clock. */
  | { readonly state: 'here'; readonly value: T; readonly heardAt: number }
  | { readonly state: 'no'; readonly problem: AnyProblem }

/** While it asks again, the last answer stays. A no after an answer replaces it, unless it will pass by itself. */
export function useAsked<R extends AnyRoute>(
  route: R,
  asked: Asked<R>,
): AskedState<ReplyOf<R>> & { readonly again: () => Promise<void> } {
  // The question as text: the same while it asks for the same, although it is written anew at each drawing.
  const question = JSON.stringify(asked)
  const [last, setLast] = useState<{ readonly of: string; readonly answer: AskedState<ReplyOf<R>> }>()
  const of = `${route.path} ${question}`
  const answer = last?.of === of ? last.answer : { state: 'asking' as const }
  const keep = useCallback(
    (given: Answer<ReplyOf<R>>) => {
      setLast(before => ({ of, answer: next(before?.of === of ? before.answer : undefined, given) }))
    },
    [of],
  )
  const again = useCallback(async () => {
    keep(await call(route, JSON.parse(question) as Asked<R>))
  }, [route, question, keep])
  useEffect(() => {
    let wanted = true
    void call(route, JSON.parse(question) as Asked<R>).then(given => {
      if (wanted) keep(given)
    })
    return () => {
      wanted = false
    }
  }, [route, question, keep])
  return { ...answer, again }
}

/** What may be well again in a moment: then what was here is better than nothing. */
const passing: ReadonlySet<AnyProblem['code']> = new Set(['unreachable', 'broken', 'too-many', 'not-saved'])

function next<T>(before: AskedState<T> | undefined, given: Answer<T>): AskedState<T> {
  if (given.ok) return { state: 'here', value: given.value, heardAt: performance.now() }
  return before?.state === 'here' && passing.has(given.problem.code) ? before : { state: 'no', problem: given.problem }
}
