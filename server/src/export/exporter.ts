/** Has drafts written as files: short ones at once, long ones one after the other in a thread, which ends when nobody has asked for a while. */
import { startThread, type OneThread } from '#one-thread.ts'
import { Refusal } from '#refusal.ts'
import { writeExport, type Exported, type ExportAsk } from './write-export.ts'

export interface Exporter {
  /** Refused where too many wait, where it takes too long, and where it is given up through `signal`. */
  readonly write: (ask: ExportAsk, following?: Following) => Promise<Exported>
  readonly stop: () => Promise<void>
}

export interface Following {
  /** It is being written from now on. */
  readonly onBegun?: () => void
  readonly signal?: AbortSignal
}

/** Notes and blocks. Fewer are written faster than they are sent to a thread. */
const shortUntil = 300
const mostWaiting = 12
/** In milliseconds: for one file, and until the thread rests. */
const longestMs = 5 * 60_000
const restMs = 60_000
/** Whoever needs more gets no file, and the server stays. */
const mostHeapMb = 768

const never = new AbortController().signal

const tooMany = (): Refusal =>
  new Refusal('too-many', 'Others are waiting for their files as well. Try again in a minute.', { retryAfter: 30 })
const givenUp = (): Refusal => new Refusal('closed', 'This was stopped before it was done.')
const tooMuch = (): Refusal =>
  new Refusal('too-large', 'This file could not be written: it is too much at once. Choose another format.')

export function exporter(): Exporter {
  let thread: OneThread<ExportAsk, Exported> | undefined
  let rest: NodeJS.Timeout | undefined
  let queued = 0
  let last: Promise<unknown> = Promise.resolve()

  const end = async (): Promise<void> => {
    clearTimeout(rest)
    const ending = thread
    thread = undefined
    await ending?.end()
  }
  const run = async (ask: ExportAsk, { onBegun, signal = never }: Following): Promise<Exported> => {
    signal.throwIfAborted()
    clearTimeout(rest)
    const own = (thread ??= startThread(new URL('export-worker.ts', import.meta.url), mostHeapMb))
    // What it is at cannot be stopped in any other way.
    const giveUp = (): void => void end()
    const tooSlow = setTimeout(giveUp, longestMs)
    signal.addEventListener('abort', giveUp)
    onBegun?.()
    const exported = await own.take(ask)
    clearTimeout(tooSlow)
    signal.removeEventListener('abort', giveUp)
    if (own.isLost() && thread === own) await end()
    rest = setTimeout(() => void end(), restMs).unref()
    if (exported === undefined) throw tooMuch()
    return exported
  }
  return {
    stop: end,
    write: async (ask, following = {}) => {
      if (lengthOfDraft(ask) <= shortUntil) {
        following.onBegun?.()
        return writeExport(ask)
      }
      if (queued >= mostWaiting) throw tooMany()
      queued += 1
      const written = last.then(() => run(ask, following))
      last = written.catch(() => undefined)
      const { signal = never } = following
      return Promise.race([written, whenAborted(signal)]).finally(() => {
        queued -= 1
      })
    },
  }
}

/** At once, also while it waits for others. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const giveUp = (): void => {
      reject(givenUp())
    }
    if (signal.aborted) giveUp()
    else if (signal !== never) signal.addEventListener('abort', giveUp, { once: true })
  })

const lengthOfDraft = ({ whole: { blocks, heard } }: ExportAsk): number =>
  heard.breakouts.reduce((sum, { notes }) => sum + notes.length, blocks.length)
