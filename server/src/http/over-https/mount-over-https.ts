/** The live documents' door where no websocket gets through: a stream of events down, posts up, and behind them all is the same. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { aliveEveryMs, batchType, mostBatchBytes, streamPath } from '@waymark/shared/wire/over-https.ts'
import { closeCodes } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import { admit, takePlace } from '#http/admit.ts'
import { attend } from '#http/attend.ts'
import { browserOf } from '#http/browser.ts'
import { refuseForeign } from '#http/foreign.ts'
import type { Whence } from '#limits/limits.ts'
import { Refusal } from '#refusal.ts'
import type { Line } from '#sync/line.ts'
import { elsewhere, type Elsewhere } from './elsewhere.ts'
import { eventStream } from './event-stream.ts'
import { gone, streams, type Streams } from './streams.ts'

export async function mountOverHttps(app: FastifyInstance, deps: Deps): Promise<void> {
  const open = streams()
  const others = await elsewhere(deps, open)
  const ticking = setInterval(open.tick, aliveEveryMs)
  // After websockets have been sent away, and with them everybody: what is left is to end the answers.
  app.addHook('preClose', async () => {
    clearInterval(ticking)
    open.endAll()
    others.close()
  })
  mountStream(app, deps, { open, others })
  await mountPosts(app, { open, others })
}

interface Open {
  readonly open: Streams
  readonly others: Elsewhere
}

function mountStream(app: FastifyInstance, deps: Deps, { open, others }: Open): void {
  app.route({
    method: 'GET',
    url: streamPath,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      refuseForeign(request, deps.address())
      const browser = browserOf(request)
      if (browser === undefined) throw new Refusal('not-signed-in', 'Come in by the link that you were sent.')
      const whence = { ip: request.ip, browser }
      const waitMs = deps.limits.request(whence)
      if (waitMs > 0)
        throw new Refusal('too-many', 'That was more at once than this server answers. Wait a few seconds.', {
          retryAfter: Math.ceil(waitMs / 1000),
        })
      const id = others.newStreamId()
      // A stream takes a place of its own: whoever may open no document may still open these.
      const leave = takePlace(deps, whence, `stream:${id}`)
      reply.raw.once('close', leave)
      open.add(id, browser, () => {
        begin(reply)
        return eventStream(reply.raw, {
          id,
          arrive: (line, at) => {
            arrive(deps, line, { whence, at }).catch(logFault(request))
          },
          onEnd: () => {
            open.remove(id)
          },
        })
      })
      return reply
    },
  })
}

/** Its own scope, so that no other address takes bytes. */
async function mountPosts(app: FastifyInstance, { open, others }: Open): Promise<void> {
  await app.register(async scope => {
    scope.addContentTypeParser(batchType, { parseAs: 'buffer' }, (_request, body, done) => {
      done(null, body)
    })
    scope.route<{ Params: { readonly id: string } }>({
      method: 'POST',
      url: `${streamPath}/:id`,
      bodyLimit: mostBatchBytes,
      // Before anything of the batch is read.
      onRequest: async request => {
        const browser = browserOf(request)
        if (browser === undefined || !others.mayHold(request.params.id)) open.find(request.params.id, browser)
      },
      handler: async (request, reply) => {
        const { id } = request.params
        const browser = browserOf(request)
        if (!(request.body instanceof Uint8Array)) throw malformed()
        const isElsewhere = browser !== undefined && others.mayHold(id)
        const taken = isElsewhere ? await others.pass(id, browser, request.body) : open.take(id, browser, request.body)
        if (taken === 'gone') throw gone()
        if (taken === 'malformed') throw malformed()
        if (taken === 'gap') throw new Refusal('conflict', 'Something was lost on the way. Begin a new stream.')
        return reply.code(204).send()
      },
    })
  })
}

const malformed = (): Refusal => new Refusal('malformed', 'We could not read what was sent.')

/** From here on Fastify leaves the answer alone. What hooks have put on it, for safety, is sent with it. */
function begin(reply: FastifyReply): void {
  reply.hijack()
  reply.raw.socket?.setNoDelay(true)
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
}

/** What is refused over HTTP where there is a websocket to be opened closes the channel here. */
async function arrive(
  deps: Deps,
  line: Line,
  { whence, at }: { readonly whence: Whence; readonly at: string },
): Promise<void> {
  const [name = '', query = ''] = at.split('?')
  try {
    const asked = { name, query: Object.fromEntries(new URLSearchParams(query)), by: 'https' as const }
    const coming = await admit(deps, whence, asked)
    await attend(deps, line, coming)
  } catch (error) {
    const isNo = error instanceof Refusal && error.problem.code !== 'too-many'
    if (isNo) line.close(closeCodes.notAllowed, 'not allowed')
    else line.close(closeCodes.later, 'later')
    if (!(error instanceof Refusal)) throw error
  }
}

const logFault =
  (request: FastifyRequest) =>
  (error: unknown): void => {
    request.log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'a document could not be opened')
  }
