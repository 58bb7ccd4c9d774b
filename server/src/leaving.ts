/** That this server is going down: said a while before anybody is sent away, so that nobody new is sent here. */
export interface Leaving {
  readonly isLeaving: () => boolean
  /** Answers once it has been said for so long, or at once where somebody is in a hurry. */
  readonly begin: (ms: number) => Promise<void>
  /** Waits no longer. */
  readonly hurry: () => void
}

export function leaving(): Leaving {
  let isLeaving = false
  const hurrying = new AbortController()
  return {
    isLeaving: () => isLeaving,
    begin: async ms => {
      isLeaving = true
      if (ms === 0 || hurrying.signal.aborted) return
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, ms)
        hurrying.signal.addEventListener('abort', () => {
          clearTimeout(timer)
          resolve()
        })
      })
    },
    hurry: () => {
      hurrying.abort()
    },
  }
}
