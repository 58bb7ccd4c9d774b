/** Other sites' pages are kept out. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '#refusal.ts'

/** Browsers say where a page came from; another site's page may not speak in this person's name. Programs that are no browser send no origin, and no cookie of somebody else's either. */
export function refuseForeign(request: FastifyRequest): void {
  const { origin } = request.headers
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== request.host)
    throw new Refusal('not-allowed', 'Open this page at its own address.')
}
