/** How long a request may take to come. A file on a slow line may take longer, once it is known that its sender may send one. */
import { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerBrokenRequest } from './broken-request.ts'

const ends = new WeakMap<FastifyRequest, NodeJS.Timeout>()

export function endSlowRequests(app: FastifyInstance, longestMs: number): void {
  app.addHook('onRequest', async request => {
    // One that is asked of the app directly has come already, and no line that could be slow.
    if (!request.raw.complete && request.raw.socket instanceof Socket) endAfter(request, longestMs)
  })
}

export function mayTakeLong(request: FastifyRequest, longestMs: number): void {
  clearTimeout(ends.get(request))
  endAfter(request, longestMs)
}

function endAfter(request: FastifyRequest, ms: number): void {
  const { raw } = request
  const timer = setTimeout(() => {
    if (raw.complete) return
    answerBrokenRequest(Object.assign(new Error('slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket)
  }, ms)
  timer.unref()
  ends.set(request, timer)
  raw.once('close', () => {
    clearTimeout(timer)
  })
}
