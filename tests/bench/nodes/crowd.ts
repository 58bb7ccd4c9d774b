/** Everybody in their rooms on several nodes: they come in, talk, are cut off and come back. */
import { noteEveryMs, ownMoments, stirEveryMs } from '#bench/live/talk.ts'
import type { Cluster } from './cluster.ts'
import type { Contestant } from './contestants.ts'
import { crossings, type Crossings } from './crossings.ts'
import type { Place } from './places.ts'
import { visitor, type Visitor } from './visitor.ts'

/** Somebody who was cut off. In milliseconds, as performance.now() has them. */
export interface Return {
  readonly cutAt: number
  /** Of the websocket. */
  readonly code: number
  backAt?: number
  /** When they first heard a note that somebody else had written after that. */
  hearsAt?: number
}

export interface Crowd {
  readonly words: Crossings
  /** Answers how to stop. */
  readonly talk: () => () => void
  readonly frames: () => number
  readonly returns: () => readonly Return[]
  /** Of each note that was called saved, its room. */
  readonly saved: ReadonlyMap<number, string>
  readonly leave: () => void
}

/** Hundreds come in one after the other, in handfuls. */
const atOnce = 20

export async function crowd(contestant: Contestant, cluster: Cluster, all: readonly Place[]): Promise<Crowd> {
  const saved = new Map<number, string>()
  const returns = new Map<number, Return>()
  /** Where they are now; those who come back go to the next that runs. */
  const at = all.map(({ node }) => cluster.nodes()[node])
  const saidAt = new Map<number, number>()
  const words = crossings(
    (one, other) => at[one] === at[other],
    (listener, mark) => {
      const back = returns.get(listener)
      if (back?.backAt !== undefined && (saidAt.get(mark) ?? 0) > back.backAt) back.hearsAt ??= performance.now()
    },
  )
  const doorOf = (who: number, { person, room }: Place) => {
    const nodes = cluster.nodes()
    const node = nodes.find(one => one === at[who]) ?? nodes[who % nodes.length]
    if (node === undefined) throw new Error('no node runs')
    at[who] = node
    return contestant.doorTo(node, room, person)
  }
  const comeIn = (place: Place, who: number): Promise<Visitor> =>
    visitor({
      door: () => doorOf(who, place),
      saved: contestant.saved,
      heard: frame => words.heard(who, frame),
      onSaved: mark => saved.set(mark, place.room),
      onCut: code => returns.set(who, { cutAt: performance.now(), code }),
      onBack: () => {
        const back = returns.get(who)
        if (back !== undefined) back.backAt = performance.now()
      },
    })
  const visitors: Visitor[] = []
  for (let first = 0; first < all.length; first += atOnce)
    visitors.push(
      ...(await Promise.all(all.slice(first, first + atOnce).map((place, more) => comeIn(place, first + more)))),
    )
  const write = (who: number, others: number): void => {
    if (visitors[who]?.isIn() !== true) return
    const { mark, text } = words.say(who, others)
    saidAt.set(mark, performance.now())
    visitors[who].write(mark, text)
  }
  return {
    words,
    saved,
    frames: () => visitors.reduce((sum, one) => sum + one.frames(), 0),
    returns: () => [...returns.values()],
    talk: () => {
      const { repeat, stop } = ownMoments()
      for (const [who, { writes, others }] of all.entries()) {
        repeat(stirEveryMs, () => visitors[who]?.stir())
        if (writes) repeat(noteEveryMs, () => write(who, others))
      }
      return stop
    },
    leave: () => {
      for (const one of visitors) one.leave()
    },
  }
}
