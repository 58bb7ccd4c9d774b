import { expect, test } from 'vitest'
import { pauseMs } from './pauses.ts'

test('[BU14] pauses grow to a few seconds and no further, and no two servers have the same', () => {
  const nodes = Array.from({ length: 50 }, (_, at) => `node-${at}`)
  for (const attempt of [0, 1, 5, 6, 100, 1e9]) {
    const full = Math.min(5000, 100 * 2 ** attempt)
    const pauses = nodes.map(node => pauseMs(attempt, node))
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(full / 2)
    expect(Math.max(...pauses)).toBeLessThanOrEqual(full)
    expect(new Set(pauses.map(Math.round)).size).toBeGreaterThan(25)
    expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(full / 4)
  }
})
