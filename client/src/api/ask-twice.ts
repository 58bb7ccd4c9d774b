/** What only reads is asked once more by itself, where the line broke: the server that had it may be gone, and another answers. */

const pauseMs = 300
/** What stands between us and the server says that it is not there. */
const away: ReadonlySet<number> = new Set([502, 503, 504])

interface Asking {
  /** Undefined where nothing was answered. */
  readonly ask: () => Promise<Response | undefined>
  /** Whether it is still wanted, and there is a network at all. */
  readonly mayAskAgain: () => boolean
  readonly pause?: (ms: number) => Promise<void>
}

export async function askTwice({ ask, mayAskAgain, pause = paused }: Asking): Promise<Response | undefined> {
  const first = await ask()
  if (first !== undefined && !away.has(first.status)) return first
  if (!mayAskAgain()) return first
  await pause(pauseMs)
  return (await ask()) ?? first
}

const paused = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms)
  })
