/** A no that a person reads. Whoever decides throws it; one place answers it. */
import type { Problem, ProblemCode } from '@waymark/shared/wire/problem.ts'

export class Refusal extends Error {
  readonly problem: Problem
  /** Seconds after which asking again may help. */
  readonly retryAfter: number | undefined

  /** `message` is a whole sentence for the person who asked, without anybody's words in it. */
  constructor(
    code: Exclude<ProblemCode, 'broken'>,
    message: string,
    more: {
      readonly at?: readonly string[]
      readonly goTo?: string
      readonly goToName?: string
      readonly retryAfter?: number
    } = {},
  ) {
    super(message)
    this.problem = {
      code,
      message,
      at: [...(more.at ?? [])],
      ...(more.goTo !== undefined && { goTo: more.goTo }),
      ...(more.goToName !== undefined && { goToName: more.goToName }),
    }
    this.retryAfter = more.retryAfter
  }
}
