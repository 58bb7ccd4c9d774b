/** Other sites' pages are kept out. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '#refusal.ts'

const elsewhere = (): Refusal => new Refusal('not-allowed', 'Open this page at its own address.')

/**
 * Browsers say where a page came from; another site's page may not speak in this person's name, nor one that hides where it came from
 * (`null`). Programs that are no browser send no origin, and no cookie of somebody else's either. `address` is where people reach this
 * server: behind a proxy that puts its own name for us into Host, it is what they see.
 */
export function refuseForeign(request: FastifyRequest, address: string): void {
  const { origin } = request.headers
  if (origin === undefined) {
    // Some browsers leave it out where a form is sent, and say this instead.
    if (isOfAnotherSite(request)) throw elsewhere()
    return
  }
  const from = hostOf(origin)
  if (from === undefined || (from !== request.host && from !== hostOf(address))) throw elsewhere()
}

/** What is only read: another site's page may lead here by a link, and may not fetch. */
export function refuseForeignReading(request: FastifyRequest): void {
  if (isOfAnotherSite(request) && request.headers['sec-fetch-mode'] !== 'navigate') throw elsewhere()
}

const isOfAnotherSite = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site'

const hostOf = (address: string): string | undefined => (URL.canParse(address) ? new URL(address).host : undefined)
