/** The live documents' door for websockets: who may come in is found out before the connection is made, and anew whenever rights change. */
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { syncPath } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { docAccess } from '#session/doc-access.ts'
import { attend, readComing, type Coming } from './attend.ts'
import { browserOf } from './browser.ts'
import { refuseForeign } from './foreign.ts'
import { websocketLine } from './websocket-line.ts'

const maxFrame = 2 * 1024 * 1024

export async function mountSocket(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(websocket, { options: { maxPayload: maxFrame } })
  app.route<{ Params: { readonly name: string } }>({
    method: 'GET',
    url: `${syncPath}/:name`,
    // Plain GET, and the last look before the upgrade: a no is an HTTP answer.
    preValidation: async request => {
      refuseForeign(request)
      const { browser, of } = comingOf(request)
      await docAccess(deps, browser, of)
    },
    handler: async () => {
      throw new Refusal('malformed', 'This address is for live connections.')
    },
    wsHandler: (socket, request) => {
      attend(deps, websocketLine(socket), comingOf(request)).catch((error: unknown) => {
        request.log.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'a document could not be opened')
      })
    },
  })
}

const comingOf = (request: FastifyRequest<{ Params: { readonly name: string } }>): Coming =>
  readComing(request.params.name, request.query, browserOf(request))
