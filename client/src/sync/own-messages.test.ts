import { afterEach, expect, test, vi } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { aliveMessage, severalMessage } from '@waymark/shared/wire/sync.ts'
import { hearOwnMessages } from './own-messages.ts'

afterEach(() => {
  vi.useRealTimers()
})

function aProvider() {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider('ws://localhost', 'x', doc, { connect: false, disableBc: true })
  hearOwnMessages(provider)
  /** Answers what would go out. */
  const hear = (frame: Uint8Array): Uint8Array => {
    const decoder = decoding.createDecoder(frame)
    const kind = decoding.readVarUint(decoder)
    const answer = encoding.createEncoder()
    provider.messageHandlers[kind]?.(answer, decoder, provider, true, kind)
    return encoding.toUint8Array(answer)
  }
  return { doc, provider, hear }
}

const bytes = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const inPresence = (client: number, clock: number, state: unknown): Uint8Array =>
  bytes(encoder => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(
      encoder,
      bytes(states => {
        for (const number of [1, client, clock]) encoding.writeVarUint(states, number)
        encoding.writeVarString(states, JSON.stringify(state))
      }),
    )
  })

test('[W3] several messages in one frame are heard in their order', () => {
  const { doc, provider, hear } = aProvider()
  const source = new Y.Doc()
  source.getMap('notes').set('one', 1)
  const update = bytes(encoder => {
    for (const number of [0, 2]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(source))
  })
  hear(
    bytes(encoder => {
      encoding.writeVarUint(encoder, severalMessage)
      for (const message of [update, inPresence(4711, 1, { here: 1 }), inPresence(4711, 2, { here: 2 })])
        encoding.writeVarUint8Array(encoder, message)
    }),
  )
  expect(doc.getMap('notes').toJSON()).toEqual({ one: 1 })
  expect(provider.awareness.getStates().get(4711)).toEqual({ here: 2 })
  provider.destroy()
})

test('[W3] several changes in one frame want no answer, and get none', () => {
  const { doc, provider, hear } = aProvider()
  const changes = ['one', 'two', 'three'].map(name => {
    const source = new Y.Doc()
    source.getMap('notes').set(name, 1)
    return bytes(encoder => {
      for (const number of [0, 2]) encoding.writeVarUint(encoder, number)
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(source))
    })
  })
  const answer = hear(
    bytes(encoder => {
      encoding.writeVarUint(encoder, severalMessage)
      for (const message of changes) encoding.writeVarUint8Array(encoder, message)
    }),
  )
  expect(doc.getMap('notes').toJSON()).toEqual({ one: 1, two: 1, three: 1 })
  // One byte and less is what y-websocket takes for no answer.
  expect(answer.length).toBeLessThan(2)
  provider.destroy()
})

test('[W6] with the server’s sign of life nobody is taken for gone, and without it they are', () => {
  vi.useFakeTimers()
  const { provider, hear } = aProvider()
  hear(inPresence(4711, 1, { here: true }))
  const longAgo = (): void => {
    const meta = provider.awareness.meta.get(4711)
    provider.awareness.meta.set(4711, { clock: meta?.clock ?? 0, lastUpdated: 0 })
  }
  longAgo()
  hear(Uint8Array.of(aliveMessage))
  vi.advanceTimersByTime(10_000)
  expect(provider.awareness.getStates().has(4711)).toBe(true)
  longAgo()
  vi.advanceTimersByTime(10_000)
  expect(provider.awareness.getStates().has(4711)).toBe(false)
  provider.destroy()
})
