/** What a route answers, kept while the component is shown, and asked again on request. */
import { useCallback, useEffect, useState } from 'react'
import type { AnyRoute, ReplyOf } from '@waymark/shared/wire/route.ts'
import { call, type Answer, type AnyProblem, type Asked } from './call.ts'

export type AskedState<T> =
  | { readonly state: 'asking' }
  | { readonly state: 'here'; readonly value: T }
  | { readonly state: 'no'; readonly problem: AnyProblem }

/** While it asks again, the last answer stays. A no after an answer replaces it, unless the server cannot be reached. */
export function useAsked<R extends AnyRoute>(
  route: R,
  asked: Asked<R>,
): AskedState<ReplyOf<R>> & { readonly again: () => Promise<void> } {
  const key = `${route.path} ${JSON.stringify(asked)}`
  const [last, setLast] = useState<{ readonly key: string; readonly answer: AskedState<ReplyOf<R>> }>()
  const answer = last?.key === key ? last.answer : { state: 'asking' as const }
  const ask = useCallback(async () => {
    const given = await call(route, asked)
    setLast(before => ({ key, answer: next(before?.key === key ? before.answer : undefined, given) }))
    // `asked` is a new object at each drawing; `key` says whether it asks for something else.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key])
  useEffect(() => {
    void ask()
  }, [ask])
  return { ...answer, again: ask }
}

function next<T>(before: AskedState<T> | undefined, given: Answer<T>): AskedState<T> {
  if (given.ok) return { state: 'here', value: given.value }
  return before?.state === 'here' && given.problem.code === 'unreachable'
    ? before
    : { state: 'no', problem: given.problem }
}
