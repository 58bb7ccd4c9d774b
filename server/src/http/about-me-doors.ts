/** What else is known of somebody, by links that only they have: one line for each kind of link. Whoever adds something that people get a link to adds a line. */
import { pages } from '@waymark/shared/wire/pages.ts'
import { answerAboutMe } from '#answers/about-my-answer.ts'
import { bookingAboutMe, eraseBooking } from '#booking/about-me.ts'
import type { Deps } from '#deps.ts'
import { commentAboutMe } from '#feedback/about-my-comment.ts'
import { eraseFormatRequest, formatRequestAboutMe } from '#formats/about-me.ts'
import { offerAboutMe } from '#payments/about-my-offer.ts'
import type { Entry } from '#privacy/about-me.ts'
import { Refusal } from '#refusal.ts'
import { eraseThanks, thanksAboutMe } from '#thanks/about-me.ts'

export interface AboutDoor {
  readonly kind: string
  /** What stands before the secret, which goes on to the next slash. */
  readonly before: RegExp
  /** Refuses with 'gone' where there is nothing at it. */
  readonly read: (deps: Deps, secret: string) => Promise<readonly Entry[]>
  /** By a page of its own, that asks first; or by this; what has to be kept for a while by neither. */
  readonly erasing?: { readonly page: (secret: string) => string } | { readonly now: Erase }
}

/** Nothing of it is left. Refuses with 'gone'. */
type Erase = (deps: Deps, secret: string) => Promise<void>

interface Told {
  readonly lines: readonly { readonly label: string; readonly value: string }[]
}

/** What stands line by line, as one entry. */
const inLines =
  (read: (deps: Deps, secret: string) => Promise<Told | undefined>): AboutDoor['read'] =>
  async (deps, secret) => {
    const told = await read(deps, secret)
    if (told === undefined) throw new Refusal('gone', 'There is nothing at this link any more.')
    return [Object.fromEntries(told.lines.map(({ label, value }) => [label, value]))]
  }

const erasedBooking: Erase = async (deps, secret) => {
  if (!(await eraseBooking(deps, secret))) throw new Refusal('gone', 'There is nothing at this link any more.')
}

export const aboutDoors: readonly AboutDoor[] = [
  { kind: 'answer', before: /\/answer\/mine\//, read: answerAboutMe, erasing: { page: pages.eraseAnswer } },
  { kind: 'comment', before: /\/direction\/mine\//, read: commentAboutMe, erasing: { page: pages.eraseComment } },
  { kind: 'payment', before: /\/paid\//, read: offerAboutMe },
  {
    kind: 'booking',
    before: /\/book\/[A-Za-z0-9_.-]{1,200}\/mine\//,
    read: inLines(bookingAboutMe),
    erasing: { now: erasedBooking },
  },
  {
    kind: 'format',
    before: /\/formats\/mine\//,
    read: inLines(formatRequestAboutMe),
    erasing: { now: eraseFormatRequest },
  },
  { kind: 'thanks', before: /\/thanks\/mine\//, read: inLines(thanksAboutMe), erasing: { now: eraseThanks } },
]

/** At most so many links at once. */
export const mostLinks = 20

export interface PastedLink {
  readonly door: AboutDoor
  readonly secret: string
  /** As much of it as is known again by. */
  readonly link: string
}

/** Wherever they stand in what was pasted, each once. */
export function linksIn(pasted: string): PastedLink[] {
  const found = new Map<string, PastedLink>()
  for (const word of pasted.split(/\s+/))
    for (const door of aboutDoors) {
      const before = door.before.exec(word)
      if (before === null) continue
      const secret = /^[A-Za-z0-9_.-]{20,120}/.exec(word.slice(before.index + before[0].length))?.[0]
      if (secret !== undefined) found.set(`${door.kind} ${secret}`, { door, secret, link: `${before[0]}${secret}` })
    }
  return [...found.values()].slice(0, mostLinks)
}
