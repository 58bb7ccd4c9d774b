/** How much is let through, in one table: generous to people, also where a whole venue shares one address, and an end to floods. */
import type { Rate } from './token-bucket.ts'

export interface LimitTable {
  /** On one line, whatever carries it. A window types, drags and tells of itself far less often. */
  readonly frames: Rate
  readonly bytes: Rate
  /** Asking for all of a document, or for everybody who is here: once when a line is opened, and hardly ever after. */
  readonly wholes: Rate
  /** Lines that are open at once. */
  readonly perAddress: number
  readonly perDocument: number
  readonly onServer: number
  /** New lines from one address: 300 people with three windows each, all back at once, and then some. */
  readonly arrivals: Rate
  /** And from one browser: who groups thirty rooms in three windows loads them all again, twice. Whoever is cut comes back no faster. */
  readonly arrivalsOfBrowser: Rate
  /** Where no websocket gets through, what is typed comes as requests. */
  readonly requestsOfBrowser: Rate
  /** Whoever throws the cookie away at each request is still at one address. */
  readonly requestsOfAddress: Rate
}

const megabyte = 1024 * 1024

const usual: LimitTable = {
  frames: { perSecond: 200, burst: 500 },
  bytes: { perSecond: megabyte, burst: 8 * megabyte },
  wholes: { perSecond: 0.5, burst: 20 },
  perAddress: 2000,
  perDocument: 1000,
  onServer: 5000,
  arrivals: { perSecond: 50, burst: 1500 },
  arrivalsOfBrowser: { perSecond: 2, burst: 200 },
  requestsOfBrowser: { perSecond: 100, burst: 1000 },
  requestsOfAddress: { perSecond: 1000, burst: 5000 },
}

/** So many times the usual for an address, a document and a browser. One line is held to the usual. */
export function limitTable(times = 1): LimitTable {
  const scaled = ({ perSecond, burst }: Rate): Rate => ({ perSecond: perSecond * times, burst: burst * times })
  return {
    ...usual,
    perAddress: usual.perAddress * times,
    perDocument: usual.perDocument * times,
    onServer: usual.onServer * times,
    arrivals: scaled(usual.arrivals),
    arrivalsOfBrowser: scaled(usual.arrivalsOfBrowser),
    requestsOfBrowser: scaled(usual.requestsOfBrowser),
    requestsOfAddress: scaled(usual.requestsOfAddress),
  }
}

/** Of answers in writing, by people who need no cookie: a whole venue answers at once, and no script fills all places. */
export const answerRates = {
  /** From one address. */
  forms: { perSecond: 0.2, burst: 400 },
  /** Everything about somebody: a whole venue may look at once, and each look reads many rooms. */
  aboutMe: { perSecond: 0.5, burst: 200 },
  /** Receipts by e-mail: to one address of mail, and from one of the network. */
  receiptsTo: { perSecond: 1 / 1200, burst: 3 },
  receiptsFrom: { perSecond: 1 / 20, burst: 60 },
  /** Files that are written for whoever asks, from one address. */
  publicFiles: { perSecond: 0.2, burst: 60 },
} as const satisfies Record<string, Rate>

/** Of what is told to a lead: few send more than one, and a venue behind one address still can. */
export const concernRates = {
  forms: { perSecond: 1 / 30, burst: 20 },
} as const satisfies Record<string, Rate>

/** Of bookings, by people who need no cookie. */
export const bookingRates = {
  /** From one address. */
  forms: { perSecond: 0.2, burst: 200 },
  /** To one address of mail, so that nobody can have others flooded. */
  to: { perSecond: 1 / 1200, burst: 5 },
} as const satisfies Record<string, Rate>

/** Of short codes, right or wrong, from one address: a whole hall types one at once. */
export const codeRates = {
  tries: { perSecond: 0.5, burst: 300 },
} as const satisfies Record<string, Rate>
