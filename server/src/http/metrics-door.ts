/** Who may read the measures: this machine, and whoever knows the token. To everybody else there is nothing at this address. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Refusal } from '#refusal.ts'
import type { Metrics } from './metrics.ts'

export function mountMetrics(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  app.addHook('onResponse', async (_request, reply) => {
    if (reply.statusCode >= 400) metrics.refused(reply.statusCode)
  })
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request) && !knows(request, token)) throw new Refusal('gone', 'There is nothing at this address.')
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text())
  })
}

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'] as const

/** Nobody in between: a proxy on this machine brings requests of everybody, and says so, or keeps the name that they asked for. */
function isFromHere({ headers, raw }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? ''
  return (
    /^(?:127\.|::1$|::ffff:127\.)/.test(address) &&
    /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/i.test(headers.host ?? '') &&
    forwarded.every(name => headers[name] === undefined)
  )
}

/** Takes as long for a guess that is nearly right as for one that is not. */
function knows({ headers }: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return false
  const said = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(said), digest(token))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
