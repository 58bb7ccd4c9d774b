/** What every answer says to the browser, and what every request is asked first. */
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { browserOf } from './browser.ts'
import { refuseForeign } from './foreign.ts'

export async function addSafety(
  app: FastifyInstance,
  { address, limits }: Pick<Deps, 'address' | 'limits'>,
): Promise<void> {
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
    if (isAsking(request)) {
      const waitMs = limits.request({ ip: request.ip, browser: browserOf(request) })
      if (waitMs > 0) throw new Refusal('too-many', tooFast, { retryAfter: Math.ceil(waitMs / 1000) })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') refuseForeign(request, address())
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && reply.getHeader('cache-control') === undefined)
      reply.header('cache-control', 'no-store')
  })
}

const tooFast = 'That was more at once than this server answers. Nothing is lost: wait a few seconds, then go on.'

/** Files of the pages are free; live connections are counted where they come in. */
const isAsking = ({ method, url }: FastifyRequest): boolean =>
  (method !== 'GET' && method !== 'HEAD') || madeHere.some(start => url.startsWith(start))

const madeHere = ['/api/', '/plain/', '/answer/', '/direction/', '/formats', '/thanks/']
