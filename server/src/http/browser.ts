/** The cookie by which a browser is known: chance, kept from scripts, sent to this site only. */
import type { FastifyReply, FastifyRequest } from 'fastify'

const cookieName = 'waymark'
const oneYear = 365 * 24 * 60 * 60

export const browserOf = (request: FastifyRequest): string | undefined => {
  const token = request.cookies[cookieName]
  return token !== undefined && /^[A-Za-z0-9_-]{20,60}$/.test(token) ? token : undefined
}

/** Gives a browser its cookie where it has none. Answers what it is known by from now on. */
export function knownBrowser({
  request,
  reply,
  newId,
}: {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly newId: () => string
}): string {
  const token = browserOf(request) ?? newId()
  void reply.setCookie(cookieName, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: oneYear,
  })
  return token
}
