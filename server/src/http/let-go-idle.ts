/** While the server goes down, a connection is let go with its last answer: kept alive for a next request, it would keep the server here. */
import type { FastifyInstance } from 'fastify'

const everyMs = 50

export function letGoIdle(app: FastifyInstance): void {
  app.addHook('preClose', async () => {
    const letting = setInterval(() => {
      app.server.closeIdleConnections()
    }, everyMs).unref()
    app.server.once('close', () => {
      clearInterval(letting)
    })
  })
}
