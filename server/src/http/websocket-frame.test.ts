import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Socket } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'
import { websocketFrame } from './websocket-frame.ts'

/** Both ends of a real connection: what is written into the one is read by the library at the other. */
let server: WebSocketServer
let client: WebSocket
let stream: Socket

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  const came = new Promise<Socket>(resolve => {
    server.once('connection', (_socket, request) => resolve(request.socket))
  })
  client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  stream = await came
})
afterAll(() => {
  client.terminate()
  server.close()
})

const read = (frame: Buffer): Promise<{ readonly message: Buffer; readonly isBinary: boolean }> =>
  new Promise(resolve => {
    client.once('message', (message: Buffer, isBinary: boolean) => {
      resolve({ message, isBinary })
    })
    stream.write(frame)
  })

test('[W8] a message of any length is read as it was put on the wire', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(125, 126, 127, 65_535, 65_536, 65_537, 1_000_000)),
      fc.nat(255),
      async (length, byte) => {
        const message = new Uint8Array(length).fill(byte)
        const { message: got, isBinary } = await read(websocketFrame(message))
        expect(isBinary).toBe(true)
        expect(Buffer.compare(got, Buffer.from(message))).toBe(0)
      },
    ),
  )
})

test('[W8] it is made once for all to whom it is sent', () => {
  const message = Uint8Array.of(1, 2, 3)
  expect(websocketFrame(message)).toBe(websocketFrame(message))
})
