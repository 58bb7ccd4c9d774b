/** For whoever watches over the server: is it up, can it save. */
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#deps.ts'

export function mountHealth(app: FastifyInstance, { live }: Pick<Deps, 'live'>): void {
  app.get('/health', async () => ({ up: true }))
  app.get('/ready', async (_request, reply) =>
    live.failing()
      ? reply.code(503).send({ ready: false, because: 'what people write cannot be saved' })
      : { ready: true },
  )
}
