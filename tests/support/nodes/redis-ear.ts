/** Hears all that goes over a Redis, byte by byte: everything that is published on any topic. Comes back by itself. */
import { connect, type Socket } from 'node:net'

export interface RedisEar {
  /** How many messages it has heard. */
  readonly heard: () => number
  readonly close: () => void
}

/** A mark never stands across two pieces that are looked into: each begins with the end of the one before. */
const overlap = 64

export function redisEar(port: number, hear: (bytes: Uint8Array) => void): RedisEar {
  let heard = 0
  let isClosed = false
  let socket: Socket | undefined
  const listen = (): void => {
    let rest: Buffer = Buffer.alloc(0)
    socket = connect(port, '127.0.0.1', () => socket?.write('PSUBSCRIBE *\r\n'))
    socket.on('error', () => undefined)
    socket.on('data', (data: Buffer) => {
      heard += data.toString('latin1').split('pmessage').length - 1
      const all = Buffer.concat([rest, data])
      rest = all.subarray(-overlap)
      hear(all)
    })
    socket.on('close', () => {
      if (!isClosed) setTimeout(listen, 20)
    })
  }
  listen()
  return {
    heard: () => heard,
    close: () => {
      isClosed = true
      socket?.destroy()
    },
  }
}
