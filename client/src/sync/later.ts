/** Runs it after so many milliseconds; answers the way to call it off. */
export function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => {
    clearTimeout(timer)
  }
}
