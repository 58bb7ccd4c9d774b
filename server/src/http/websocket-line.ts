/** A websocket as a line. */
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Line } from '#sync/line.ts'
import { websocketFrame } from './websocket-frame.ts'

const mostLeftBehind = 512 * 1024

/** A longer one is not copied behind its head. */
const mostCopied = 16 * 1024

/**
 * `stream` is what carries `socket`. What goes to everybody is framed once and written as one piece: in a room of three hundred that is
 * where a server's time goes. Frames of the library's own (pings, the end) are whole as well, so the two cannot mix; nothing is compressed.
 */
export function websocketLine(socket: WebSocket, stream: Socket): Line {
  // Before anything else, so that a broken socket ends itself and nothing else.
  socket.on('error', () => {
    socket.terminate()
  })
  return {
    isOpen: () => socket.readyState === socket.OPEN,
    send: frame => {
      if (socket.readyState !== socket.OPEN) return
      if (frame.byteLength > mostCopied) socket.send(frame)
      else stream.write(websocketFrame(frame))
    },
    unsent: () => stream.writableLength,
    close: (code, reason) => {
      socket.close(code, reason)
      // Behind so much that is not read, the reason would not be either; and what is not read takes memory.
      if (socket.bufferedAmount > mostLeftBehind) socket.terminate()
    },
    onFrame: hear => {
      socket.on('message', (data: Buffer, isBinary: boolean) => {
        if (socket.readyState === socket.OPEN) hear(isBinary ? data : undefined)
      })
    },
    onClose: hear => {
      socket.on('close', () => {
        hear()
      })
    },
  }
}
