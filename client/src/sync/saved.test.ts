import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { savedLedger, type SavedState } from './saved.ts'

const ledger = () => {
  const heard: SavedState[] = []
  const saved: string[] = []
  const hears = {
    changed: (state: SavedState) => void heard.push(state),
    saved: (ids: readonly string[]) => void saved.push(...ids),
  }
  return { ...savedLedger(hears), heard, saved }
}

test('[S4] a change made live is saving until the message that carried it is on disk', () => {
  const mine = ledger()
  mine.sent({ documentMessages: 0, caughtUp: false })
  mine.sent({ documentMessages: 1, caughtUp: true })
  mine.connected(true)
  mine.onDisk(1)
  mine.sent({ documentMessages: 2, caughtUp: true })
  mine.changedHere('a', true)
  expect(mine.state()).toBe('saving')
  mine.onDisk(1)
  expect(mine.state()).toBe('saving')
  mine.onDisk(2)
  expect(mine.state()).toBe('saved')
  expect(mine.heard).toEqual(['saving', 'saved'])
})

test('[S4] a change made offline waits, and is not called saved by what another message brought', () => {
  const mine = ledger()
  mine.changedHere('a', false)
  expect(mine.state()).toBe('waiting')
  mine.sent({ documentMessages: 0, caughtUp: false })
  mine.connected(true)
  mine.sent({ documentMessages: 1, caughtUp: false })
  mine.onDisk(1)
  expect(mine.state()).toBe('saving')
  mine.sent({ documentMessages: 2, caughtUp: true })
  expect(mine.state()).toBe('saving')
  mine.onDisk(2)
  expect(mine.state()).toBe('saved')
})

type Step = 'change' | 'keep' | 'tell' | 'break' | 'come back' | 'catch up'

/** A connection that may break at any moment, with a server that keeps messages in order and tells of it later, or never. Answers whether saved was ever said too early. */
function liedAbout(steps: readonly Step[]): boolean {
  const mine = ledger()
  let changes = 0
  let keptChanges = 0
  let lied = false
  let line = { open: false, caughtUp: false, sent: [] as number[], kept: 0 }
  const count = (carried: number): void => {
    line.sent.push(carried)
    mine.sent({ documentMessages: line.sent.length, caughtUp: line.caughtUp })
  }
  const reset = (open: boolean): void => {
    line = { open, caughtUp: false, sent: [], kept: 0 }
  }
  const doings: Record<Step, () => void> = {
    change: () => {
      changes += 1
      // Before the catching up, the server cannot use it.
      if (line.open) count(line.caughtUp ? changes : keptChanges)
      mine.changedHere(`change ${changes}`, line.open)
    },
    'catch up': () => {
      if (!line.open || line.caughtUp) return
      line.caughtUp = true
      count(changes)
    },
    keep: () => {
      if (line.kept >= line.sent.length) return
      keptChanges = Math.max(keptChanges, line.sent[line.kept] ?? 0)
      line.kept += 1
    },
    tell: () => {
      if (line.open) mine.onDisk(line.kept)
    },
    break: () => {
      reset(false)
      mine.connected(false)
    },
    'come back': () => {
      if (line.open) return
      reset(true)
      mine.sent({ documentMessages: 0, caughtUp: false })
      mine.connected(true)
    },
  }
  for (const step of steps) {
    doings[step]()
    lied ||= mine.state() === 'saved' && keptChanges < changes
    lied ||= mine.saved.some(id => Number(id.slice('change '.length)) > keptChanges)
  }
  return lied
}

test('[S4] whatever breaks and comes back, saved is never said while the server lacks a change', () => {
  const step = fc.constantFrom<Step>('change', 'keep', 'tell', 'break', 'come back', 'catch up')
  const lies = fc.sample(fc.array(step, { maxLength: 60 }), { numRuns: 3000, seed: 20270324 }).filter(liedAbout)
  expect(lies).toEqual([])
})
