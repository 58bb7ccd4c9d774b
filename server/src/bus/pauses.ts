/** How long a server waits before it tries again to reach the others. Pure. */
import { createHash } from 'node:crypto'

const shortestMs = 100
const longestMs = 5000

/**
 * Twice as long each time, and each server a share of its own: of all that lost the same Redis, no two come back at the same moment.
 * `attempt` counts from 0.
 */
export function pauseMs(attempt: number, nodeId: string): number {
  const full = Math.min(longestMs, shortestMs * 2 ** Math.min(attempt, 10))
  const share = createHash('sha256').update(`${nodeId} ${attempt}`).digest().readUInt32BE() / 2 ** 32
  return full / 2 + (full / 2) * share
}
