/**
 * A websocket spoken over a bare TCP socket, so that hundreds of people cost the one who measures next to nothing. Just what the
 * servers here say: whole frames, no compression.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface Address {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export interface Wire {
  readonly send: (message: Uint8Array) => void
  /** How many messages have come. */
  readonly frames: () => number
  readonly close: () => void
}

export interface Ear {
  /** Also before the wire is answered. The bytes are its own to keep. */
  readonly heard: (message: Buffer, wire: Wire) => void
  /** The other side ended it, with its code. */
  readonly cut: (code: number) => void
}

const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const
const noCode = 1006

/** Answers once the server has agreed. Throws where it says no. */
export function openWire({ port, path, headers }: Address, ear: Ear): Promise<Wire> {
  return new Promise((opened, failed) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let frames = 0
    let closing = false
    const end = (code: number): void => {
      if (closing) return
      closing = true
      socket.destroy()
      ear.cut(code)
    }
    const take = (opcode: number, payload: Buffer): void => {
      if (opcode === opcodes.ping) socket.write(frameOf(opcodes.pong, payload))
      else if (opcode === opcodes.close) end(payload.length < 2 ? noCode : payload.readUInt16BE(0))
      else if (opcode === opcodes.binary) {
        frames += 1
        ear.heard(payload, wire)
      }
    }
    const wire: Wire = {
      send: message => {
        if (!closing) socket.write(frameOf(opcodes.binary, message))
      },
      frames: () => frames,
      close: () => {
        closing = true
        socket.destroy()
      },
    }
    socket.on('error', error => {
      failed(error)
      end(noCode)
    })
    socket.on('close', () => {
      failed(new Error(`the server on port ${port} hung up`))
      end(noCode)
    })
    shakeHands(socket, { take, agreed: () => opened(wire), refused: failed })
    socket.write(
      [
        `GET ${path} HTTP/1.1`,
        ...Object.entries({
          Host: `127.0.0.1:${port}`,
          Upgrade: 'websocket',
          Connection: 'Upgrade',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
          ...headers,
        }).map(([name, value]) => `${name}: ${value}`),
        '',
        '',
      ].join('\r\n'),
    )
  })
}

/** The answer to the request first, then frames. */
function shakeHands(
  socket: Socket,
  to: {
    readonly take: (opcode: number, payload: Buffer) => void
    readonly agreed: () => void
    readonly refused: (error: Error) => void
  },
): void {
  let head = Buffer.alloc(0)
  const read = (bytes: Buffer): void => {
    head = Buffer.concat([head, bytes])
    const end = head.indexOf('\r\n\r\n')
    if (end === -1) return
    socket.off('data', read)
    const status = head.subarray(0, head.indexOf('\r\n')).toString('latin1')
    if (!status.includes(' 101 ')) {
      to.refused(new Error(`the server answered ${status}`))
      return
    }
    const feed = frameReader(to.take)
    socket.on('data', feed)
    to.agreed()
    feed(head.subarray(end + 4))
  }
  socket.on('data', read)
}

/** Copies only what comes in several pieces, and that once. */
function frameReader(take: (opcode: number, payload: Buffer) => void): (bytes: Buffer) => void {
  let pieces: Buffer[] = []
  let held = 0
  let wanted = 2
  return bytes => {
    pieces.push(bytes)
    held += bytes.length
    if (held < wanted) return
    let rest = pieces.length === 1 ? bytes : Buffer.concat(pieces)
    for (;;) {
      const size = sizeOf(rest)
      wanted = size === undefined ? rest.length + 1 : size.start + size.length
      if (size === undefined || rest.length < wanted) break
      take((rest[0] ?? 0) & 15, rest.subarray(size.start, wanted))
      rest = rest.subarray(wanted)
    }
    pieces = [rest]
    held = rest.length
  }
}

/** Undefined while not even the length is there. */
function sizeOf(bytes: Buffer): { readonly start: number; readonly length: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = (bytes[1] ?? 0) & 127
  if (short < 126) return { start: 2, length: short }
  if (short === 126) return bytes.length < 4 ? undefined : { start: 4, length: bytes.readUInt16BE(2) }
  return bytes.length < 10 ? undefined : { start: 10, length: Number(bytes.readBigUInt64BE(2)) }
}

/** Masked with what is not zero, as browsers do: unmasking is part of a server's work. */
function frameOf(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + 4 + length)
  frame[0] = 128 | opcode
  frame[1] = 128 | (start === 2 ? length : start === 4 ? 126 : 127)
  if (start === 4) frame.writeUInt16BE(length, 2)
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.set(mask, start)
  for (let at = 0; at < length; at += 1) frame[start + 4 + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0)
  return frame
}

const mask = Uint8Array.of(0x3a, 0x91, 0x5c, 0xe7)
