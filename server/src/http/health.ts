/** For whoever watches over the server: is it up, can people be sent here. */
import type { FastifyInstance } from 'fastify'
import type { Readiness } from './readiness.ts'

export function mountHealth(app: FastifyInstance, readiness: Readiness): void {
  app.get('/health', async () => ({ up: true }))
  app.get('/ready', async (_request, reply) => {
    const ready = await readiness.now()
    return reply
      .code(ready.ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(ready)
  })
}
