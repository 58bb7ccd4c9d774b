/** What every answer says to the browser, and what every request is asked first. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { browserOf, knownInFrame } from './browser.ts'
import { refuseForeign, refuseForeignReading } from './foreign.ts'
import { holdsSecret, isOfApi, isOfSync, kindsOfAddress } from './kinds-of-address.ts'

export interface Pages {
  /** Where the built client lies. */
  readonly clientFolder: string
  /** The sites that may show these pages inside theirs. */
  readonly frames?: readonly string[]
}

export async function addSafety(
  app: FastifyInstance,
  { address, limits, newId }: Pick<Deps, 'address' | 'limits' | 'newId'>,
  { clientFolder, frames = [] }: Pages,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy(frames, stylesIn(clientFolder)) },
    // One that knows of no policy would show it nowhere, also not where it may.
    frameguard: frames.length === 0 && { action: 'deny' },
    // Whether it is served over HTTPS is for the proxy in front to say.
    hsts: false,
    crossOriginEmbedderPolicy: false,
    // Not 'no-referrer': a form would then say that it comes from nowhere, and be refused.
    referrerPolicy: { policy: 'same-origin' },
  })
  const { isMadeHere } = kindsOfAddress(app)
  app.addHook('onRequest', async (request, reply) => {
    if (!isReading(request) || isMadeHere(request)) {
      const waitMs = limits.request({ ip: request.ip, browser: browserOf(request) })
      if (waitMs > 0) throw new Refusal('too-many', tooFast, { retryAfter: Math.ceil(waitMs / 1000) })
    }
    if (isReading(request)) {
      if (isOfApi(request) || isOfSync(request)) refuseForeignReading(request)
      if (frames.length > 0 && leadsIn.test(request.url)) knownInFrame({ request, reply, newId })
    } else refuseForeign(request, address())
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('permissions-policy', permissions)
    // A host that shows pages inside its own asks for this on each of them.
    if (frames.length > 0 && request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000')
    if (isOfApi(request) && reply.getHeader('cache-control') === undefined) reply.header('cache-control', 'no-store')
    if (holdsSecret(request)) {
      reply.header('cache-control', 'no-store')
      reply.header('x-robots-tag', 'noindex')
    }
  })
}

/** The few lines that the one page of the client begins with, before any file of its own is there: each is known by its hash. */
function stylesIn(clientFolder: string): string[] {
  const path = join(clientFolder, 'index.html')
  if (!existsSync(path)) return []
  const found = readFileSync(path, 'utf8').matchAll(/<style>([^<]*)<\/style>/g)
  return [...found].map(([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
}

const policy = (frames: readonly string[], styles: readonly string[]): Record<string, string[]> => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", ...styles],
  // The editor of the draft marks where somebody else writes by an attribute; no style sheet stands in a page but those that are there from the beginning.
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'frame-src': ["'none'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': frames.length === 0 ? ["'none'"] : [...frames],
  'require-trusted-types-for': ["'script'"],
  // What is pasted into the draft, and the one worker that keeps the pages on a device.
  'trusted-types': ['ProseMirrorClipboard', 'waymark'],
})

/** Nothing of a device is asked for, but to put a link where it can be pasted from, and to fill the screen. */
const permissions = [
  'camera',
  'microphone',
  'geolocation',
  'display-capture',
  'payment',
  'usb',
  'serial',
  'hid',
  'bluetooth',
  'midi',
  'accelerometer',
  'gyroscope',
  'magnetometer',
  'browsing-topics',
]
  .map(one => `${one}=()`)
  .join(', ')

const tooFast = 'That was more at once than this server answers. Nothing is lost: wait a few seconds, then go on.'

const isReading = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

/** Where somebody begins who has not come in yet. */
const leadsIn = /^\/(?:in|plain(?:\/in)?\/?)?(?:\?|$)/
