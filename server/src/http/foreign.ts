/** Other sites' pages are kept out. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '#refusal.ts'

/**
 * Browsers say where a page came from; another site's page may not speak in this person's name, nor one that hides where it came from
 * (`null`). Programs that are no browser send no origin, and no cookie of somebody else's either. `address` is where people reach this
 * server: behind a proxy that puts its own name for us into Host, it is what they see.
 */
export function refuseForeign(request: FastifyRequest, address: string): void {
  const { origin } = request.headers
  if (origin === undefined) return
  const from = hostOf(origin)
  if (from === undefined || (from !== request.host && from !== hostOf(address)))
    throw new Refusal('not-allowed', 'Open this page at its own address.')
}

const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).host : undefined)
