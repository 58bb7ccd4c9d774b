/** The server as a value: everything mounted, nothing listening. Tests inject into it. */
import cookie from '@fastify/cookie'
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Deps } from '#deps.ts'
import { answerProblems } from '#http/answer-problems.ts'
import { mountDrafts } from '#http/drafts.ts'
import { mountEntry } from '#http/entry.ts'
import { mountHealth } from '#http/health.ts'
import { mountNotes } from '#http/notes.ts'
import { mountPages } from '#http/pages.ts'
import { mountPlain } from '#http/plain.ts'
import { addSafety } from '#http/safety.ts'
import { mountSessions } from '#http/sessions.ts'
import { mountSocket } from '#http/socket.ts'

export interface AppOptions {
  /** Where the built client lies. */
  readonly clientFolder: string
  readonly logger?: FastifyBaseLogger
}

/** Larger than any form of ours: a strategy of twelve ambitions with all their text. */
const maxBody = 256 * 1024

export async function buildApp(deps: Deps, { clientFolder, logger }: AppOptions): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    bodyLimit: maxBody,
    trustProxy: 'loopback',
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    ...(logger !== undefined && { loggerInstance: logger }),
  })
  answerProblems(app)
  await app.register(cookie)
  await addSafety(app, deps)
  await mountSocket(app, deps)
  mountHealth(app, deps)
  mountEntry(app, deps)
  mountSessions(app, deps)
  mountNotes(app, deps)
  mountDrafts(app, deps)
  await mountPlain(app, deps)
  await mountPages(app, clientFolder)
  return app
}
