/** What every answer says to the browser, and what every request is asked first. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '#deps.ts'
import { refuseForeign } from './foreign.ts'

export async function addSafety(app: FastifyInstance, { address }: Pick<Deps, 'address'>): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        // React writes a few lengths into style attributes; no style sheet comes from elsewhere.
        'style-src': ["'self'", "'unsafe-inline'"],
        'connect-src': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Whether it is served over HTTPS is for the proxy in front to say.
    hsts: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  })
  app.addHook('onRequest', async request => {
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeign(request, address())
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && reply.getHeader('cache-control') === undefined)
      reply.header('cache-control', 'no-store')
  })
}
