/** Why the other servers cannot be reached, for a log: without the address, which may hold a password. */
export class BusProblem extends Error {
  override readonly name = 'BusProblem'
}

/** By the code that the network or Redis gave, and by nothing else of what they say. */
export const busProblem = (error: unknown): BusProblem =>
  error instanceof BusProblem ? error : new BusProblem(`Redis cannot be reached (${codeOf(error)}).`)

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return /^[A-Z]{3,20}(?= )/.exec(error.message)?.[0] ?? error.constructor.name
}
