/**
 * What kind of address a request is for, told by the routes themselves: one that is added is counted and kept from caches without being
 * entered anywhere. A route is what the router has made of the address, so that no other spelling of it (`/%61pi/`) is another kind.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface KindsOfAddress {
  /** Made by this server for whoever asks: such requests are counted. Files of the client are not, and live connections are where they come in. */
  readonly isMadeHere: (request: FastifyRequest) => boolean
}

/** Call it before anything is mounted. */
export function kindsOfAddress(app: FastifyInstance): KindsOfAddress {
  const made = new Set<string>()
  app.addHook('onRoute', ({ url }) => {
    if (!isFree(startOf(url))) made.add(startOf(url))
  })
  return { isMadeHere: request => made.has(startOf(placeOf(request))) }
}

export const isOfApi = (request: FastifyRequest): boolean => startOf(placeOf(request)) === 'api'

export const isOfSync = (request: FastifyRequest): boolean => /^sync(?:-stream)?$/.test(startOf(placeOf(request)))

/** Opens by itself what belongs to one person, or to whoever was given the address and nobody else. */
export function holdsSecret(request: FastifyRequest): boolean {
  const place = placeOf(request)
  return /\/(?::secret|:token|mine)(?:\/|$)/.test(place) && !handedToAll.has(place)
}

/** The token in these is in an invitation that anybody may pass on and keep, and behind it is the same for everybody. */
const handedToAll: ReadonlySet<string> = new Set([
  '/answer/:token',
  '/book/:token',
  '/book/:token/calendar.ics',
  '/book/:token/own-time',
  '/formats/questions/:token/:kind',
])

/** The page and the files of the client, the style of the plain pages, and what watches over the server or stays open. */
const isFree = (start: string): boolean =>
  /^(?:|\*|health|ready|metrics|sync|sync-stream|plain-[0-9a-f]+\.css)$/.test(start)

/** The route; where there is none, or only that of the client's files, what was asked for. */
function placeOf({ routeOptions, url }: FastifyRequest): string {
  const route = routeOptions.url
  return route === undefined || route === '/*' ? url.replace(/\?.*/s, '') : route
}

const startOf = (place: string): string => place.split('/')[1] ?? ''
