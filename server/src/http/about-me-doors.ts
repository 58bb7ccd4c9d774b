/** What else is known of somebody, by links that only they have: one line for each kind of link. Whoever adds something that people get a link to adds a line. */
import { answerAboutMe } from '#answers/about-my-answer.ts'
import { bookingAboutMe } from '#booking/about-me.ts'
import type { Deps } from '#deps.ts'
import { commentAboutMe } from '#feedback/about-my-comment.ts'
import { formatRequestAboutMe } from '#formats/about-me.ts'
import { offerAboutMe } from '#payments/about-my-offer.ts'
import type { Entry } from '#privacy/about-me.ts'
import { Refusal } from '#refusal.ts'
import { thanksAboutMe } from '#thanks/about-me.ts'

export interface AboutDoor {
  readonly kind: string
  /** What stands before the secret, which goes on to the next slash. */
  readonly before: RegExp
  /** Refuses with 'gone' where there is nothing at it. */
  readonly read: (deps: Deps, secret: string) => Promise<readonly Entry[]>
}

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

export const aboutDoors: readonly AboutDoor[] = [
  { kind: 'answer', before: /\/answer\/mine\//, read: answerAboutMe },
  { kind: 'comment', before: /\/direction\/mine\//, read: commentAboutMe },
  { kind: 'payment', before: /\/paid\//, read: offerAboutMe },
  { kind: 'booking', before: /\/book\/[A-Za-z0-9_.-]{1,200}\/mine\//, read: inLines(bookingAboutMe) },
  { kind: 'format', before: /\/formats\/mine\//, read: inLines(formatRequestAboutMe) },
  { kind: 'thanks', before: /\/thanks\/mine\//, read: inLines(thanksAboutMe) },
]

/** At most so many links at once. */
export const mostLinks = 20

export interface PastedLink {
  readonly door: AboutDoor
  readonly secret: string
}

/** Wherever they stand in what was pasted, each once. */
export function linksIn(pasted: string): PastedLink[] {
  const found = new Map<string, PastedLink>()
  for (const word of pasted.split(/\s+/))
    for (const door of aboutDoors) {
      const before = door.before.exec(word)
      const after = before === null ? '' : word.slice(before.index + before[0].length)
      const secret = /^[A-Za-z0-9_.-]{20,120}/.exec(after)?.[0]
      if (secret !== undefined) found.set(`${door.kind} ${secret}`, { door, secret })
    }
  return [...found.values()].slice(0, mostLinks)
}
