/** The least that a server can do: every message goes to everybody else in the room, and nothing is kept. A process of its own; PORT. */
import { WebSocketServer, type WebSocket } from 'ws'

const rooms = new Map<string, Set<WebSocket>>()

const server = new WebSocketServer({ port: Number(process.env['PORT']), host: '127.0.0.1' })
server.on('connection', (socket, { url = '' }) => {
  const room = rooms.get(url) ?? new Set()
  rooms.set(url, room.add(socket))
  socket.on('message', (data: Buffer) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => room.delete(socket))
})
