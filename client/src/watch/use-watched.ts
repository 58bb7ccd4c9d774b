/** The picture of a session, asked for again and again while the page is open. */
import { useEffect, useState } from 'react'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import { readWatched, watchSecretHeader, type Watched } from '@waymark/shared/wire/watch.ts'
import type { AnyProblem } from '#api/call.ts'
import { callIfChanged, type IfChanged } from '#api/call-if-changed.ts'
import { newId } from '#sync/new-id.ts'
import { pauseMs } from './pause.ts'

/** What the server's clock showed when this window's own count of milliseconds was at `at`. */
export interface Clock {
  readonly serverNow: number
  readonly at: number
}

export interface Seen {
  readonly watched: Watched | undefined
  /** Why there is nothing to see, or nothing new. */
  readonly problem: AnyProblem | undefined
  readonly clock: Clock | undefined
}

const nothingYet: Seen = { watched: undefined, problem: undefined, clock: undefined }

/** What may be well again by itself: then what was seen last stays. */
const passing: ReadonlySet<AnyProblem['code']> = new Set(['unreachable', 'broken', 'too-many', 'not-saved'])

export function useWatched(sessionId: SessionId, secret: string | undefined): Seen {
  const [seen, setSeen] = useState(nothingYet)
  useEffect(
    () =>
      keepAsking(sessionId, secret, answer => {
        setSeen(before => next(before, answer))
      }),
    [sessionId, secret],
  )
  return seen
}

function next(before: Seen, answer: IfChanged<Watched>): Seen {
  if (!answer.ok) {
    const keeps = passing.has(answer.problem.code)
    return { ...before, problem: answer.problem, watched: keeps ? before.watched : undefined }
  }
  const { value, serverNow } = answer
  const clock = Number.isFinite(serverNow) ? { serverNow, at: performance.now() } : before.clock
  return { watched: value ?? before.watched, problem: undefined, clock }
}

/** Answers how it is ended. */
function keepAsking(
  sessionId: SessionId,
  secret: string | undefined,
  told: (answer: IfChanged<Watched>) => void,
): () => void {
  const headers = secret === undefined ? {} : { [watchSecretHeader]: secret }
  let etag = ''
  let [unchanged, failed] = [0, 0]
  let [isOver, isAsking] = [false, false]
  let timer: ReturnType<typeof setTimeout> | undefined
  const ask = async (): Promise<void> => {
    if (isAsking) return
    clearTimeout(timer)
    isAsking = true
    const answer = await callIfChanged(readWatched, { sessionId }, { etag, headers })
    isAsking = false
    if (isOver) return
    failed = answer.ok ? 0 : failed + 1
    unchanged = answer.ok && answer.value === undefined ? unchanged + 1 : 0
    etag = answer.ok ? answer.etag : isOpenStill(answer.problem) ? etag : ''
    told(answer)
    const retryAfter = answer.ok ? undefined : answer.retryAfter
    const isHidden = document.visibilityState === 'hidden'
    timer = setTimeout(() => void ask(), pauseMs({ unchanged, failed, isHidden, chance: chance(), retryAfter }))
  }
  const look = (): void => {
    if (document.visibilityState === 'visible') void ask()
  }
  void ask()
  document.addEventListener('visibilitychange', look)
  return () => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  }
}

/** What was seen is kept, so that the server need not send it again. */
const isOpenStill = ({ code }: AnyProblem): boolean => passing.has(code)

/** From 0 up to 1, in sixteen steps. */
const chance = (): number => ((newId().codePointAt(0) ?? 0) % 16) / 16
