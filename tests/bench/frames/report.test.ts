import { expect, test } from 'vitest'
import { median, percentile } from '#bench/live/figures.ts'
import type { Line } from './lines.ts'
import { betterOf, report } from './report.ts'

const gap: Line = { figure: 'gap', label: 'gap (ms)', better: 'less', decimals: 1, aim: { ratio: 0.5 } }
const frames: Line = { figure: 'frames', label: 'frames', better: 'more', aim: { ratio: 1, whenSlow: true } }
const nodes: Line = { figure: 'nodes', label: 'nodes', better: 'less', aim: { most: 1000 } }

const lineOf = (rows: readonly string[], label: string): string =>
  (rows.find(row => row.trim().startsWith(label)) ?? '').replaceAll(/\s+/g, ' ').trim()

const shown = (ours: object, peers: readonly object[], isSlow = true): string[] =>
  report(
    [gap, frames, nodes],
    [ours, ...peers].map((figures, at) => ({ name: `board ${at}`, figures: { ...figures } })),
    { isSlow },
  )

test('[B40] a figure is held to the best of the peers, whichever way is better', () => {
  const rows = shown({ gap: 20, frames: 50, nodes: 900 }, [
    { gap: 50, frames: 60, nodes: 2000 },
    { gap: 30, frames: 40, nodes: 200 },
  ])
  expect(lineOf(rows, 'gap')).toBe('gap (ms) 20.0 50.0 30.0 0.67 <= 0.50 missed')
  expect(lineOf(rows, 'frames')).toBe('frames 50 60 40 0.83 >= 1.00 missed')
  expect(lineOf(rows, 'nodes')).toBe('nodes 900 2,000 200 4.50 <= 1,000 met')
})

test('[B40] what meets its aim to the dot is met', () => {
  const rows = shown({ gap: 15, frames: 60, nodes: 1000 }, [{ gap: 30, frames: 60 }])
  for (const label of ['gap', 'frames', 'nodes']) expect(lineOf(rows, label)).toMatch(/ met$/)
})

test('[B40] an aim for a slow processor says nothing of a quick one', () => {
  const rows = shown({ gap: 20, frames: 50 }, [{ gap: 30, frames: 60 }], false)
  expect(lineOf(rows, 'frames')).toBe('frames 50 60 0.83')
  expect(lineOf(rows, 'gap')).toMatch(/ missed$/)
})

test('[B40] what a slowed processor would tell wrong is left out there', () => {
  const spent: Line = { figure: 'spent', label: 'spent (%)', better: 'less', fullSpeedOnly: true }
  const columns = [{ name: 'ours', figures: { spent: 4 } }]
  expect(report([spent], columns, { isSlow: false })).toHaveLength(2)
  expect(report([spent], columns, { isSlow: true })).toHaveLength(1)
})

test('[B40] what could not be measured is said, and never taken for met', () => {
  expect(lineOf(shown({}, [{ gap: 30 }]), 'gap')).toBe('gap (ms) - 30.0 - <= 0.50 not measured')
  expect(lineOf(shown({ gap: 10 }, [{ frames: 1 }]), 'gap')).toBe('gap (ms) 10.0 - - <= 0.50 not measured')
  expect(lineOf(shown({ gap: Number.NaN }, [{ gap: 30 }]), 'gap')).toMatch(/ not measured$/)
  expect(lineOf(shown({ gap: 10 }, [{ gap: 30 }]), 'nodes')).toBe('')
})

test('[B40] of a peer that can be set up in two ways, the better of each figure counts', () => {
  expect(
    betterOf(
      [
        { gap: 40, frames: 60 },
        { gap: 30, frames: 20, nodes: 5 },
      ],
      [gap, frames, nodes],
    ),
  ).toEqual({ gap: 30, frames: 60, nodes: 5 })
})

test('[B40] the middle of several rounds, and the gap that only so many are beyond', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([1, 2, 3, 10])).toBe(2.5)
  const gaps = Array.from({ length: 100 }, (_, at) => at + 1)
  expect([percentile(gaps, 50), percentile(gaps, 95), percentile(gaps, 98)]).toEqual([51, 96, 99])
  expect(percentile([7], 95)).toBe(7)
})
