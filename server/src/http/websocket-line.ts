/** A websocket as a line. */
import type { WebSocket } from 'ws'
import type { Line } from '#sync/line.ts'

const mostLeftBehind = 512 * 1024

export function websocketLine(socket: WebSocket): Line {
  // Before anything else, so that a broken socket ends itself and nothing else.
  socket.on('error', () => {
    socket.terminate()
  })
  return {
    isOpen: () => socket.readyState === socket.OPEN,
    send: frame => {
      if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    unsent: () => socket.bufferedAmount,
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
