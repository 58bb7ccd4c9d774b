/** The history of the themes is kept whatever is sent, and costs little more than what was sent. */
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { themesDocName } from '@waymark/shared/doc/doc-name.ts'
import { openThemesDoc } from '@waymark/shared/doc/themes-doc.ts'
import { HistoryLine, mostLinesAtOnce } from '@waymark/shared/model/history.ts'
import { BreakoutId, ThemeId } from '@waymark/shared/model/ids.ts'
import { themesWatch } from '@waymark/server/session/themes-watch.ts'
import { applyUpdate } from '@waymark/server/sync/apply.ts'
import { workQueue } from '@waymark/server/sync/work-queue.ts'
import { chanceOf } from '#support/chance.ts'
import { bombs } from '#support/forged-updates.ts'
import { make, mutated, type Gesture } from '#support/fuzzed-updates.ts'

// On a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 })

let ids = 0
const deps = { now: () => '2027-03-24T13:00:00.000Z', newId: () => `history-line-${(ids += 1)}` }
const ama = { by: {}, who: { name: 'Ama', role: 'facilitator' } } as const

/** A document as the server has it open, without its disk. */
function opened() {
  const doc = new Y.Doc()
  const queue = workQueue(() => doc, themesWatch(deps)(themesDocName(BreakoutId.parse('a-breakout-of-ours'))))
  const lines: HistoryLine[] = []
  const errors: unknown[] = []
  return {
    lines,
    errors,
    /** Each may be refused; all are looked at in one tick. */
    take: (updates: readonly Uint8Array[]): void => {
      for (const update of updates)
        queue.push({
          ...ama,
          run: into => {
            applyUpdate(into, update, ama.by)
          },
          failed: error => {
            errors.push(error)
          },
        })
      lines.push(...queue.runAll().puts.map(({ body }) => HistoryLine.parse(body)))
    },
  }
}

const honest = (name: string): Uint8Array => {
  const peer = new Y.Doc()
  peer.clientID = 2000
  openThemesDoc(peer).themes.put({ id: ThemeId.parse(`theme-${name}-0000`), name, said: '', order: 'a0' })
  return Y.encodeStateAsUpdate(peer)
}

test('[T148] what is made to hurt is in no line, and what is honest is written down after', () => {
  for (const bomb of Object.values(bombs)) {
    const { lines, take } = opened()
    take([bomb(2000)])
    expect(lines.length).toBeLessThanOrEqual(mostLinesAtOnce + 1)
    take([honest('honest')])
    expect(lines.at(-1)?.did).toMatchObject({ kind: 'theme-made', theme: { name: 'honest' } })
  }
})

test('[T148] updates with bytes that were changed on the way break nothing of what is remembered', () => {
  const chance = chanceOf(7)
  const { take, lines, errors } = opened()
  const peer = new Y.Doc()
  peer.clientID = 1000
  const kinds: readonly Gesture[0][] = ['theme', 'rename', 'remove']
  for (let round = 0; round < 300; round += 1) {
    const before = Y.encodeStateVector(peer)
    make(peer, [kinds[round % kinds.length] ?? 'theme', Math.floor(round / 3) % 20])
    const update = Y.encodeStateAsUpdate(peer, before)
    take([mutated(chance, update), update])
  }
  expect(errors.length).toBeGreaterThan(100)
  expect(new Set(lines.map(({ did }) => did.kind))).toContain('named')
  take([honest('after')])
  expect(lines.at(-1)?.did).toMatchObject({ kind: 'theme-made', theme: { name: 'after' } })
})
