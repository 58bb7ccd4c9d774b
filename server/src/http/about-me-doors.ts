/**
 * What else is known of somebody, by links that only they have: one line for each kind of link, told by how its address begins. And by
 * whom somebody is erased. Whoever adds something that people get a link to adds a line.
 */
import { answerAboutMe } from '#answers/about-my-answer.ts'
import type { Deps } from '#deps.ts'
import { commentAboutMe } from '#feedback/about-my-comment.ts'
import { offerAboutMe } from '#payments/about-my-offer.ts'
import type { Entry } from '#privacy/about-me.ts'

export interface AboutDoor {
  readonly kind: string
  /** Of the path; what follows, up to the next slash, is the secret. */
  readonly prefix: string
  /** Refuses with 'gone' where there is nothing at it. */
  readonly read: (deps: Deps, secret: string) => Promise<readonly Entry[]>
}

export const aboutDoors: readonly AboutDoor[] = [
  { kind: 'answer', prefix: '/answer/mine/', read: answerAboutMe },
  { kind: 'comment', prefix: '/direction/mine/', read: commentAboutMe },
  { kind: 'payment', prefix: '/paid/', read: offerAboutMe },
]

/** Each erases what it knows of a browser, and answers the address at which that can be followed. */
export const eraseBy: readonly ((deps: Deps, browser: string | undefined) => Promise<string>)[] = []

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
      const at = word.indexOf(door.prefix)
      const secret = at < 0 ? undefined : /^[A-Za-z0-9_.-]{20,120}/.exec(word.slice(at + door.prefix.length))?.[0]
      if (secret !== undefined) found.set(`${door.prefix}${secret}`, { door, secret })
    }
  return [...found.values()].slice(0, mostLinks)
}
