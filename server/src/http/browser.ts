/** The cookie by which a browser is known: chance, kept from scripts, sent to this site only. */
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Over https one that no other host of the same domain can set; where a page is shown inside another site's, one that is of use there alone. */
const cookieNames = { https: '__Host-waymark', framed: '__Host-waymark-framed', http: 'waymark' } as const
const oneYear = 365 * 24 * 60 * 60

type Kind = keyof typeof cookieNames

/** Whoever came in before there were others goes on by the plain one, until they come in again. */
function known({ cookies }: FastifyRequest): { readonly kind: Kind; readonly token: string } | undefined {
  for (const kind of ['https', 'framed', 'http'] as const) {
    const token = cookies[cookieNames[kind]]
    if (token !== undefined && /^[A-Za-z0-9_-]{20,60}$/.test(token)) return { kind, token }
  }
  return undefined
}

export const browserOf = (request: FastifyRequest): string | undefined => known(request)?.token

interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly newId: () => string
}

/** Gives a browser its cookie where it has none. Answers what it is known by from now on. */
export function knownBrowser({ request, reply, newId }: Asked): string {
  const before = known(request)
  const token = before?.token ?? newId()
  const usual = request.protocol === 'https' ? 'https' : 'http'
  give(reply, before?.kind === 'framed' ? 'framed' : usual, token)
  return token
}

/**
 * Inside another site's page a browser keeps only what is marked as belonging to the two of them. That a page is shown so is told when
 * the page itself is asked for, and by nothing that it asks for afterwards: so it is given then.
 */
export function knownInFrame({ request, reply, newId }: Asked): void {
  if (request.protocol !== 'https' || !isFramed(request) || known(request) !== undefined) return
  give(reply, 'framed', newId())
}

const isFramed = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-dest'] === 'iframe' && headers['sec-fetch-site'] === 'cross-site'

function give(reply: FastifyReply, kind: Kind, token: string): void {
  const isFramed = kind === 'framed'
  void reply.setCookie(cookieNames[kind], token, {
    path: '/',
    httpOnly: true,
    sameSite: isFramed ? 'none' : 'lax',
    secure: kind !== 'http',
    partitioned: isFramed,
    maxAge: oneYear,
  })
}
