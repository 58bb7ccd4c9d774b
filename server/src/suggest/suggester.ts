/** Suggestions by request: one at a time in a thread of their own, which ends when nobody has asked for a while. */
import { Worker } from 'node:worker_threads'
import type { AskedSuggestion, Suggested } from './asked-suggestion.ts'
import type { Said } from './suggestion-worker.ts'

export interface Suggester {
  /**
   * Rejects with a SuggestionRefused, which has a sentence: where what is asked contradicts itself, where too many wait, when it is given
   * up through `signal`, and when the server ends.
   */
  readonly suggest: (asked: AskedSuggestion, following: Following) => Promise<Suggested>
  readonly close: () => Promise<void>
}

export interface Following {
  /** From 0 to 1, never less than before. */
  readonly onProgress?: (done: number) => void
  readonly signal?: AbortSignal
}

export class SuggestionRefused extends Error {
  readonly why: 'contradiction' | 'busy' | 'given-up' | 'broken'

  constructor(why: SuggestionRefused['why'], message: string) {
    super(message)
    this.why = why
  }
}

/** So many may wait while one is worked out. */
const mostWaiting = 8
/** So long the thread, with the model and what it has worked out, stays when nobody asks. */
const idleMs = 15 * 60_000

/** Beside squares of numbers and the model, which are held elsewhere. Whoever needs more gets no suggestion, and the server stays. */
const mostHeapMb = 384

interface Job {
  readonly asked: AskedSuggestion
  readonly following: Following
  readonly done: (suggested: Suggested) => void
  readonly failed: (refused: SuggestionRefused) => void
}

const givenUp = (): SuggestionRefused => new SuggestionRefused('given-up', 'This was given up.')
const broken = (): SuggestionRefused =>
  new SuggestionRefused('broken', 'The suggestions could not be worked out. Nothing was changed.')

/** Nothing runs before the first is asked for. */
export function suggester(): Suggester {
  const waiting: Job[] = []
  let current: Job | undefined
  let isClosed = false
  const settle = (act: (job: Job) => void): void => {
    const job = current
    current = undefined
    if (job !== undefined) act(job)
    if (!isClosed) next()
  }
  const thread = workingThread(
    said => {
      if ('progress' in said) current?.following.onProgress?.(said.progress)
      else if ('refused' in said) settle(job => job.failed(new SuggestionRefused('contradiction', said.refused)))
      else settle(job => job.done(said.suggested))
    },
    () => settle(job => job.failed(broken())),
  )
  const next = (): void => {
    current = waiting.shift()
    if (current === undefined) thread.rest()
    else thread.work(current.asked)
  }
  const giveUp = (job: Job): void => {
    if (job === current) {
      // What it is at cannot be stopped in any other way.
      void thread.end()
      settle(one => one.failed(givenUp()))
      return
    }
    const at = waiting.indexOf(job)
    if (at === -1) return
    waiting.splice(at, 1)
    job.failed(givenUp())
  }
  return {
    suggest: (asked, following) =>
      new Promise((done, failed) => {
        if (isClosed || following.signal?.aborted === true) throw givenUp()
        if (waiting.length >= mostWaiting)
          throw new SuggestionRefused('busy', 'Others are waiting for suggestions as well. Try again in a minute.')
        const job: Job = { asked, following, done, failed }
        following.signal?.addEventListener('abort', () => giveUp(job), { once: true })
        waiting.push(job)
        if (current === undefined) next()
      }),
    close: async () => {
      isClosed = true
      for (const job of [...(current === undefined ? [] : [current]), ...waiting.splice(0)]) job.failed(givenUp())
      current = undefined
      await thread.end()
    },
  }
}

interface WorkingThread {
  /** Only while it is at nothing. */
  readonly work: (asked: AskedSuggestion) => void
  /** Ends in a while, unless it is given work. */
  readonly rest: () => void
  readonly end: () => Promise<void>
}

function workingThread(onSaid: (said: Said) => void, onBroken: () => void): WorkingThread {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }
  const started = (): Worker => {
    const made = new Worker(new URL('./suggestion-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
    })
    made.on('message', (said: Said) => {
      if (made === worker) onSaid(said)
    })
    made.on('error', () => {
      if (made !== worker) return
      worker = undefined
      onBroken()
    })
    return made
  }
  return {
    work: asked => {
      clearTimeout(idle)
      worker ??= started()
      // While it works a program waits for it, and while it rests none does.
      worker.ref()
      worker.postMessage(asked)
    },
    rest: () => {
      worker?.unref()
      idle = setTimeout(() => void end(), idleMs).unref()
    },
    end,
  }
}
