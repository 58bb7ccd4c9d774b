/** Carried by a websocket of the browser. */
import type { Carry } from './carry.ts'

export const byWebsocket: Carry = (address, heard) => {
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => {
    heard.opened('websocket')
  }
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) heard.message(data)
  }
  socket.onclose = ({ code, reason }) => {
    heard.ended({ code, reason })
  }
  return {
    send: frame => {
      socket.send(new Uint8Array(frame))
    },
    close: () => {
      socket.onopen = null
      socket.onmessage = null
      socket.onclose = null
      socket.close()
    },
  }
}
