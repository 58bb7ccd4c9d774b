/** The live documents' door for websockets: who may come in is found out before the connection is made, and anew whenever rights change. */
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { admit, type Coming } from './admit.ts'
import { attend } from './attend.ts'
import { browserOf } from './browser.ts'
import { refuseForeign } from './foreign.ts'
import { sendAway } from './send-away.ts'
import { websocketLine } from './websocket-line.ts'

/** Larger than any change of ours, and not compressed: what is small on the wire stays small. */
const maxFrame = 2 * 1024 * 1024

export async function mountSocket(app: FastifyInstance, deps: Deps, spreadMs?: number): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: maxFrame, perMessageDeflate: false },
    preClose: done => {
      // Who comes back before nobody is let in any more is answered as by a plain request: an upgrade left half done would keep us here.
      app.server.removeAllListeners('upgrade')
      app.websocketServer.close()
      void sendAway(deps, app.websocketServer.clients, spreadMs).finally(done)
    },
  })
  const admitted = new WeakMap<FastifyRequest, Coming>()
  app.route<{ Params: { readonly name: string }; Querystring: { readonly saved?: unknown; readonly epoch?: unknown } }>(
    {
      method: 'GET',
      url: `${syncPath}/:name`,
      // Plain GET, and the last look before the upgrade: a no is an HTTP answer.
      preValidation: async request => {
        if (!request.ws) throw new Refusal('malformed', 'This address is for live connections.')
        refuseForeign(request, deps.address())
        const whence = { ip: request.ip, browser: browserOf(request) }
        const coming = await admit(deps, whence, { name: request.params.name, query: request.query, by: 'websocket' })
        // Also where the upgrade comes to nothing.
        request.raw.socket.once('close', coming.leave)
        if (request.raw.socket.destroyed) coming.leave()
        admitted.set(request, coming)
      },
      handler: async () => undefined,
      wsHandler: (socket, request) => {
        const coming = admitted.get(request)
        if (coming === undefined) throw new Error('nobody comes without being admitted')
        attend(deps, websocketLine(socket, request.raw.socket), coming).catch((error: unknown) => {
          request.log.error(
            { fault: error instanceof Error ? error.name : 'unknown' },
            'a document could not be opened',
          )
        })
      },
    },
  )
}
