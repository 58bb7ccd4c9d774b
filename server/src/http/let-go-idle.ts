/**
 * While the server goes down, a connection is let go with its last answer: kept alive for a next request, it would keep the server here. So
 * would one on which nothing was ever asked, as browsers open them ahead: Node takes that for busy, and no longer counts how long it waits.
 */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const everyMs = 50

export function letGoIdle(app: FastifyInstance): void {
  const open = new Set<Socket>()
  app.server.on('connection', socket => {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
    })
  })
  app.addHook('preClose', async () => {
    const letting = setInterval(() => {
      app.server.closeIdleConnections()
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    }, everyMs).unref()
    app.server.once('close', () => {
      clearInterval(letting)
    })
  })
}
