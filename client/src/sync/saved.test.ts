import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { savedLedger, type SavedState } from './saved.ts'

const ledger = () => {
  const heard: SavedState[] = []
  return {
    ...savedLedger(state => {
      heard.push(state)
    }),
    heard,
  }
}

test('[S4] a change made live is saving until the message that carried it is on disk', () => {
  const mine = ledger()
  mine.sent({ documentMessages: 0, caughtUp: false })
  mine.sent({ documentMessages: 1, caughtUp: true })
  mine.connected(true)
  mine.onDisk(1)
  mine.sent({ documentMessages: 2, caughtUp: true })
  mine.changedHere()
  expect(mine.state()).toBe('saving')
  mine.onDisk(1)
  expect(mine.state()).toBe('saving')
  mine.onDisk(2)
  expect(mine.state()).toBe('saved')
  expect(mine.heard).toEqual(['saving', 'saved'])
})

test('[S4] a change made offline waits, and is not called saved by what another message brought', () => {
  const mine = ledger()
  mine.changedHere()
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

/** A connection that may break at any moment, with a server that keeps messages in order and tells of it later, or never. */
test('[S4] whatever breaks and comes back, saved is never said while the server lacks a change', () => {
  const step = fc.constantFrom('change', 'keep', 'tell', 'break', 'come back', 'catch up')
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const mine = ledger()
      let changes = 0
      let keptChanges = 0
      let line = { open: false, caughtUp: false, sent: [] as number[], kept: 0 }
      const send = (): void => {
        line.sent.push(changes)
        mine.sent({ documentMessages: line.sent.length, caughtUp: line.caughtUp })
      }
      for (const what of steps) {
        if (what === 'change') {
          changes += 1
          if (line.open) {
            // Before the catching up, the server cannot use it.
            line.sent.push(line.caughtUp ? changes : keptChanges)
            mine.sent({ documentMessages: line.sent.length, caughtUp: line.caughtUp })
          }
          mine.changedHere()
        } else if (what === 'catch up' && line.open && !line.caughtUp) {
          line.caughtUp = true
          send()
        } else if (what === 'keep' && line.kept < line.sent.length) {
          keptChanges = Math.max(keptChanges, line.sent[line.kept] ?? 0)
          line.kept += 1
        } else if (what === 'tell' && line.open) mine.onDisk(line.kept)
        else if (what === 'break') {
          line = { open: false, caughtUp: false, sent: [], kept: 0 }
          mine.connected(false)
        } else if (what === 'come back' && !line.open) {
          line = { open: true, caughtUp: false, sent: [], kept: 0 }
          mine.sent({ documentMessages: 0, caughtUp: false })
          mine.connected(true)
        }
        if (mine.state() === 'saved') expect(keptChanges).toBe(changes)
      }
    }),
    { numRuns: 2000 },
  )
})
