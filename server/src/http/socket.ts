/** The live documents' door: who may come in is found out before the connection is made, and anew whenever rights change. */
import { createHash } from 'node:crypto'
import websocket from '@fastify/websocket'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { readDocName } from '@waymark/shared/doc/doc-name.ts'
import { closeCodes, syncPath } from '@waymark/shared/wire/sync.ts'
import type { Deps } from '#deps.ts'
import { Refusal } from '#refusal.ts'
import { docAccess, type DocAccess } from '#session/doc-access.ts'
import { connect } from '#sync/connection.ts'
import { browserOf } from './browser.ts'
import { refuseForeign } from './foreign.ts'

const maxFrame = 2 * 1024 * 1024

export async function mountSocket(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(websocket, { options: { maxPayload: maxFrame } })
  const named = (request: FastifyRequest) => {
    const { name } = request.params as { readonly name: string }
    const doc = readDocName(name)
    if (doc === undefined) throw new Refusal('gone', 'There is no document of that name.')
    return doc
  }
  app.route({
    method: 'GET',
    url: `${syncPath}/:name`,
    // Plain GET, and the last look before the upgrade: a no is an HTTP answer.
    preValidation: async request => {
      refuseForeign(request)
      await docAccess(deps, browserOf(request), named(request).of)
    },
    handler: async () => {
      throw new Refusal('malformed', 'This address is for live connections.')
    },
    wsHandler: (socket, request) => {
      // Before anything else, so that a broken socket ends itself and nothing else.
      socket.on('error', () => {
        socket.terminate()
      })
      void attend(socket, request).catch(() => {
        socket.close(closeCodes.notAllowed, 'not allowed')
      })
    },
  })

  async function attend(socket: WebSocket, request: FastifyRequest): Promise<void> {
    const early = holdEarlyMessages(socket)
    const browser = browserOf(request)
    const { name, of } = named(request)
    const { member } = await docAccess(deps, browser, of)
    let access: DocAccess | undefined
    let recheck = (): void => undefined
    const refresh = async (): Promise<void> => {
      access = await docAccess(deps, browser, of).catch(() => undefined)
      recheck()
    }
    socket.on('close', deps.guests.add(member.id, refresh))
    // Once on the list, so that a right withdrawn before is seen now, and one withdrawn from now on is heard of.
    await refresh()
    const doc = await deps.live.open(name)
    if (access === undefined) socket.close(closeCodes.notAllowed, 'not allowed')
    if (socket.readyState !== socket.OPEN) return
    const identity = { key: keyOf(deps.linkKey, `${name} ${member.id}`), name: member.name, role: member.role }
    const wantsSaved = typeof request.query === 'object' && request.query !== null && 'saved' in request.query
    recheck = connect(socket, doc, { identity, access: () => access, wantsSaved }).recheck
    early.release()
  }
}

/** Stands for a person in one document, and tells nothing anywhere else. */
const keyOf = (secret: Uint8Array, what: string): string =>
  createHash('sha256').update(secret).update(what).digest('base64url').slice(0, 16)

/** What comes while the document is being loaded waits, in its order. */
function holdEarlyMessages(socket: WebSocket): { readonly release: () => void } {
  const waiting: [Buffer, boolean][] = []
  const hold = (data: Buffer, isBinary: boolean): void => {
    if (waiting.length < 100) waiting.push([data, isBinary])
    else socket.close(closeCodes.malformed, 'malformed')
  }
  socket.on('message', hold)
  return {
    release: () => {
      socket.off('message', hold)
      for (const [data, isBinary] of waiting) socket.emit('message', data, isBinary)
    },
  }
}
