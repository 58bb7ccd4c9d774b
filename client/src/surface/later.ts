/** After so many milliseconds. Answers the way to call it off. */
export const later = (run: () => void, ms: number): (() => void) => {
  const timer = setTimeout(run, ms)
  return () => {
    clearTimeout(timer)
  }
}
