import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { latePresence } from './late-presence.ts'
import { presenceFrame, readMessage, readPresence, type PresenceEntry } from './messages.ts'

function heard(frame: Uint8Array): readonly PresenceEntry[] {
  const message = readMessage(frame)
  return message.kind === 'presence' ? (readPresence(message.states, 1000) ?? []) : []
}

test('[W7] whatever was left out while a line was slow, its client ends up with the latest of everybody', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ client: fc.nat(5), state: fc.constantFrom('null', '{}', '{"a":1}'), slow: fc.boolean() })),
      moments => {
        let slow = false
        const late = latePresence(() => slow)
        const truth = new Map<number, string>()
        const seen = new Map<number, string>()
        const hear = (frame: Uint8Array | undefined): void => {
          for (const { client, state } of frame === undefined ? [] : heard(frame)) seen.set(client, state)
        }
        for (const [clock, { client, state, slow: is }] of moments.entries()) {
          slow = is
          truth.set(client, state)
          const entries = [{ client, clock, state }]
          const frame = late.due({ frame: presenceFrame(entries), entries })
          expect(is && frame !== undefined).toBe(false)
          hear(frame)
        }
        slow = false
        hear(late.due(undefined))
        expect(seen).toEqual(truth)
        expect(late.due(undefined)).toBeUndefined()
      },
    ),
  )
})

test('[W7] a line that is never slow is sent the frame that all are sent', () => {
  const late = latePresence(() => false)
  const entries = [{ client: 1, clock: 1, state: '{}' }]
  const frame = presenceFrame(entries)
  expect(late.due({ frame, entries })).toBe(frame)
})
