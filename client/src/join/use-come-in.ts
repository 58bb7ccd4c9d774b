/** Asks to come in; when the door opens, the page of the room takes the place of the link in the address bar. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { comeIn } from '@waymark/shared/wire/entry.ts'
import type { BodyOf } from '@waymark/shared/wire/route.ts'
import { call, type AnyProblem } from '#api/call.ts'
import { forgetHere } from '#sync/waiting-here.ts'

export interface ComingIn {
  readonly coming: boolean
  readonly problem: AnyProblem | undefined
  readonly ask: (body: BodyOf<typeof comeIn>) => Promise<AnyProblem | undefined>
}

export function useComeIn(): ComingIn {
  const [, navigate] = useLocation()
  const [coming, setComing] = useState(false)
  const [problem, setProblem] = useState<AnyProblem>()
  return {
    coming,
    problem,
    ask: async body => {
      if (coming) return undefined
      setComing(true)
      setProblem(undefined)
      const answer = await call(comeIn, { params: {}, body })
      if (answer.ok) {
        if (body.asSomebodyElse) await forgetHere()
        navigate(answer.value.goTo, { replace: true })
        return undefined
      }
      setComing(false)
      setProblem(answer.problem)
      return answer.problem
    },
  }
}
