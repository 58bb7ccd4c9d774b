import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { messageAwareness, messageSync, WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Heard } from './carry.ts'
import { countingSocket, type Sent } from './counting-socket.ts'
import { tellOwnPresence } from './own-presence.ts'

/** y-websocket's provider on a way that hands over what it is given. */
function aWindow() {
  const sent: Uint8Array[] = []
  const counts: Sent[] = []
  const vias: string[] = []
  const ways: Heard[] = []
  const provider = new WebsocketProvider('ws://host/sync', 'room:a', new Y.Doc(), {
    disableBc: true,
    connect: false,
    WebSocketPolyfill: countingSocket(
      (_address, heard) => {
        ways.push(heard)
        return { send: frame => void sent.push(frame), close: () => undefined }
      },
      { sent: count => void counts.push(count), opened: via => void vias.push(via) },
    ),
  })
  tellOwnPresence(provider)
  return { provider, sent, counts, vias, ways }
}

function presenceOf(awareness: Awareness): ArrayBuffer {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, messageAwareness)
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [...awareness.getStates().keys()]))
  return Uint8Array.from(encoding.toUint8Array(encoder)).buffer
}

/** Of whom it tells, with what. */
function told(frame: Uint8Array | undefined): Map<number, unknown> {
  const decoder = decoding.createDecoder(frame ?? new Uint8Array())
  expect(decoding.readVarUint(decoder)).toBe(messageAwareness)
  const states = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  const clients = new Map<number, unknown>()
  for (let left = decoding.readVarUint(states); left > 0; left -= 1) {
    const client = decoding.readVarUint(states)
    decoding.readVarUint(states)
    clients.set(client, JSON.parse(decoding.readVarString(states)))
  }
  return clients
}

test('[W18] a window tells of its own presence, and never of what it hears of others', () => {
  const { provider, sent, ways } = aWindow()
  provider.connect()
  ways[0]?.opened('websocket')
  sent.length = 0
  const others = Array.from({ length: 20 }, () => new Awareness(new Y.Doc()))
  for (const other of others) {
    other.setLocalState({ writing: true })
    ways[0]?.message(presenceOf(other))
    other.setLocalState({ writing: false })
    ways[0]?.message(presenceOf(other))
  }
  expect(provider.awareness.getStates().size).toBe(21)
  expect(sent).toEqual([])

  provider.awareness.setLocalState({ sectionId: 'mine' })
  expect(sent).toHaveLength(1)
  expect(told(sent[0])).toEqual(new Map([[provider.awareness.clientID, { sectionId: 'mine' }]]))
  provider.awareness.setLocalState(null)
  expect(told(sent[1])).toEqual(new Map([[provider.awareness.clientID, null]]))
  for (const other of others) other.destroy()
  provider.destroy()
})

test('[W18] without a connection presence is told to nobody, and when there is one again it is', () => {
  const { provider, sent, ways } = aWindow()
  provider.awareness.setLocalState({ sectionId: 'first' })
  provider.connect()
  provider.awareness.setLocalState({ sectionId: 'second' })
  expect(sent).toEqual([])
  ways[0]?.opened('https')
  expect(told(sent.find(([kind]) => kind === messageAwareness))).toEqual(
    new Map([[provider.awareness.clientID, { sectionId: 'second' }]]),
  )
  provider.destroy()
})

test('[S4] whatever carries it, the document messages of a connection are counted from its beginning', () => {
  const { provider, counts, vias, ways } = aWindow()
  provider.connect()
  ways[0]?.opened('https')
  const step1 = Uint8Array.of(messageSync, 0, 1, 0)
  ways[0]?.message(step1.buffer)
  provider.doc.getMap('notes').set('a', 1)
  provider.doc.getMap('notes').set('b', 2)
  expect(counts).toEqual([
    { documentMessages: 0, caughtUp: false },
    { documentMessages: 1, caughtUp: true },
    { documentMessages: 2, caughtUp: true },
    { documentMessages: 3, caughtUp: true },
  ])
  const states: string[] = []
  provider.on('status', ({ status }) => states.push(status))
  ways[0]?.ended({ code: 1006, reason: '' })
  provider.disconnect()
  provider.connect()
  expect(counts.at(-1)).toEqual({ documentMessages: 0, caughtUp: false })
  expect(vias).toEqual(['https'])
  expect(states).toEqual(['disconnected', 'connecting'])
  provider.destroy()
})

test('[S4] a way that ends before it has opened is said to have failed', () => {
  const { provider, ways } = aWindow()
  let failed = 0
  provider.on('connection-error', () => {
    failed += 1
  })
  provider.connect()
  ways[0]?.ended({ code: 1006, reason: '' })
  expect(failed).toBe(1)
  const closed: number[] = []
  provider.on('closed', ({ code }) => closed.push(code))
  provider.connect()
  ways[1]?.opened('websocket')
  ways[1]?.ended({ code: 4403, reason: 'not allowed' })
  expect([failed, closed]).toEqual([1, [4403]])
  provider.destroy()
})
