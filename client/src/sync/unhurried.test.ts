import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Carry, Heard } from './carry.ts'
import { later } from './later.ts'
import { unhurried } from './unhurried.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const ended = { code: 1006, reason: '' }
const heardByNobody: Heard = { opened: () => undefined, message: () => undefined, ended: () => undefined }

function aDocument(chance: () => number) {
  const begun: Heard[] = []
  const online = new Set<() => void>()
  const carry: Carry = (_address, heard) => {
    begun.push(heard)
    return { send: () => undefined, close: () => undefined }
  }
  const come = unhurried({
    carry,
    chance,
    later,
    onOnline: act => {
      online.add(act)
      return () => online.delete(act)
    },
  })
  return {
    begun,
    online,
    come: () => come('ws://host/sync/room:a', heardByNobody),
    goOnline: () => {
      for (const act of online) act()
    },
  }
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

test('[W19] the first time a document is carried at once', () => {
  const one = aDocument(() => 0.99)
  one.come()
  expect(one.begun).toHaveLength(1)
})

test('[W19] after a good connection all come back within a second, each at a moment of its own', async () => {
  let at = 0
  const everybody = Array.from({ length: 300 }, (_, number) => aDocument(() => number / 300))
  for (const one of everybody) {
    one.come()
    one.begun[0]?.message(new ArrayBuffer(1))
    one.begun[0]?.ended(ended)
    one.come()
  }
  const cameIn: number[] = []
  for (at = 0; at < 10; at += 1) {
    const before = everybody.filter(({ begun }) => begun.length === 2).length
    await pass(100)
    cameIn.push(everybody.filter(({ begun }) => begun.length === 2).length - before)
  }
  expect(cameIn.reduce((sum, came) => sum + came, 0)).toBe(300)
  expect(Math.max(...cameIn)).toBeLessThan(40)
  expect(Math.min(...cameIn)).toBeGreaterThan(20)
})

test('[W19] while nothing gets through the pauses grow, to two and a half seconds and no further', async () => {
  const one = aDocument(() => 1)
  const pauses: number[] = []
  for (let attempt = 0; attempt < 9; attempt += 1) {
    one.come()
    let waited = 0
    for (; one.begun.length <= attempt && waited < 10_000; waited += 50) await pass(50)
    pauses.push(waited)
    one.begun[attempt]?.ended(ended)
  }
  expect(pauses).toEqual([0, 200, 400, 800, 1600, 2500, 2500, 2500, 2500])
})

test('[W19] when there is a network again nobody waits', async () => {
  const one = aDocument(() => 1)
  one.come()
  one.begun[0]?.ended(ended)
  one.come()
  expect(one.begun).toHaveLength(1)
  one.goOnline()
  expect(one.begun).toHaveLength(2)
  await pass(10_000)
  expect([one.begun.length, one.online.size]).toEqual([2, 0])
})

test('[W19] what is let go while it waits does not come', async () => {
  const one = aDocument(() => 1)
  one.come()
  one.begun[0]?.ended(ended)
  one.come().close()
  one.goOnline()
  await pass(10_000)
  expect([one.begun.length, one.online.size]).toEqual([1, 0])
})
