/** A link that is laid again whenever it breaks, with growing pauses. */
import { busProblem } from './bus-problem.ts'
import type { Link } from './link.ts'

export interface KeptLink {
  /** Undefined between two. It may not be up yet. */
  readonly now: () => Link | undefined
  readonly close: () => Promise<void>
}

export interface KeptLinkAsks {
  readonly lay: () => Promise<Link>
  /** What is listened to as soon as a link is there. */
  readonly topics: () => readonly string[]
  readonly pauseMs: (attempt: number) => number
  readonly aliveEveryMs: number
  /** One that was up broke, or one is up after something was missed. */
  readonly onGap: () => void
  readonly onFailure: (problem: Error) => void
}

/** Answers after the first attempt, whether or not anybody was reached. */
export async function keepLink({
  lay,
  topics,
  pauseMs,
  aliveEveryMs,
  onGap,
  onFailure,
}: KeptLinkAsks): Promise<KeptLink> {
  let link: Link | undefined
  let attempt = 0
  let hasMissed = false
  let isClosed = false
  let told = ''
  let retrying: NodeJS.Timeout | undefined

  const failed = (error: unknown): void => {
    if (isClosed) return
    hasMissed = true
    const problem = busProblem(error)
    if (problem.message !== told) onFailure(problem)
    told = problem.message
    retrying = setTimeout(() => void begin(), pauseMs(attempt))
    attempt += 1
  }
  const broke = (which: Link, wasUp: boolean, why: Error): void => {
    if (link !== which) return
    link = undefined
    which.cut(why)
    if (which.hasLived()) attempt = 0
    if (wasUp && !isClosed) onGap()
    failed(why)
  }
  const begin = async (): Promise<void> => {
    const laid = await lay().catch(failed)
    if (laid === undefined) return
    link = laid
    let wasUp = false
    const breaking = laid.broken.then(why => {
      broke(laid, wasUp, why)
    })
    if (isClosed) await laid.end()
    await laid.raise(topics())
    if (link !== laid || !laid.isUp()) return await breaking
    wasUp = true
    told = ''
    if (hasMissed) onGap()
    hasMissed = false
  }

  const living = setInterval(() => link?.showLife(), aliveEveryMs)
  await begin()
  return {
    now: () => link,
    close: async () => {
      isClosed = true
      clearInterval(living)
      clearTimeout(retrying)
      await link?.end()
    },
  }
}
