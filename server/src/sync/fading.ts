/**
 * What is known of people for a while, on all servers of a store: in memory alone, and no more exact than it has to be. It goes by its own
 * time, and stays when the server that it was first known to ends. Only what is said while the bus is away stays on the server that it was said on.
 */
import * as z from 'zod/mini'
import { MemberId } from '@waymark/shared/model/ids.ts'
import type { Bus } from '#bus/bus.ts'
import { readSaid, written } from './said-on-bus.ts'

export interface Fading<V> {
  /** In the place of what was known of that person. */
  readonly put: (id: MemberId, value: V) => void
  readonly remove: (id: MemberId) => void
  /** Undefined where nothing is known, or not any more. */
  readonly get: (id: MemberId) => V | undefined
  readonly all: () => [MemberId, V][]
}

export interface FadingDeps {
  readonly bus: Bus
  readonly monotonic: () => number
}

interface Lasting<V> {
  readonly topic: string
  readonly value: z.ZodMiniType<V>
  readonly lastsMs: number
  /** How exact its time is. */
  readonly coarseMs: number
}

/** Never for more people than a server has: the oldest go. */
const mostPeople = 10_000
/** In one message. */
const mostTold = 500

/** How many coarse steps ago, so that no clock is told. */
const Told = z.object({ id: MemberId, ago: z.int().check(z.nonnegative()), value: z.unknown() })
const Said = z.union([
  z.object({ kind: z.literal('known'), all: z.array(Told) }),
  z.object({ kind: z.literal('gone'), id: MemberId }),
  z.object({ kind: z.literal('asked') }),
])

export function fading<V>({ bus, monotonic }: FadingDeps, { topic, value, lastsMs, coarseMs }: Lasting<V>): Fading<V> {
  const now = (): number => Math.floor(monotonic() / coarseMs)
  const kept = fadingIn<V>(now, Math.floor(lastsMs / coarseMs))
  const say = (said: object): void => bus.publish(topic, written(said))

  const tellAll = (): void => {
    const told = kept.all().map(([id, one]) => ({ id, ago: now() - one.at, value: one.value }))
    for (let at = 0; at < told.length; at += mostTold) say({ kind: 'known', all: told.slice(at, at + mostTold) })
  }
  const begin = (): void => {
    say({ kind: 'asked' })
    tellAll()
  }
  const hear = (message: Uint8Array): void => {
    const said = readSaid(Said, message)
    if (said?.kind === 'asked') tellAll()
    if (said?.kind === 'gone') kept.remove(said.id)
    if (said?.kind === 'known')
      for (const one of said.all) {
        const read = value.safeParse(one.value)
        if (read.success) kept.putIfLater(one.id, { at: now() - one.ago, value: read.data })
      }
  }
  // Where it cannot listen yet, the gap is told later.
  bus.subscribe(topic, hear).then(begin, () => undefined)
  bus.onGap(begin)
  return {
    put: (id, put) => {
      const before = kept.get(id)
      kept.putIfLater(id, { at: now(), value: put })
      if (before?.at !== now() || before.value !== put) say({ kind: 'known', all: [{ id, ago: 0, value: put }] })
    },
    remove: id => {
      if (kept.remove(id)) say({ kind: 'gone', id })
    },
    get: id => kept.get(id)?.value,
    all: () => kept.all().map(([id, one]) => [id, one.value]),
  }
}

interface Known<V> {
  readonly at: number
  readonly value: V
}

function fadingIn<V>(now: () => number, lasts: number) {
  const known = new Map<MemberId, Known<V>>()
  const isPast = ({ at }: Known<V>): boolean => now() - at > lasts
  return {
    putIfLater: (id: MemberId, one: Known<V>): void => {
      const before = known.get(id)
      if (isPast(one) || (before !== undefined && before.at > one.at)) return
      // The last one stands last, so that those to be forgotten stand first.
      known.delete(id)
      known.set(id, one)
      for (const [first, oldest] of known) {
        if (known.size <= mostPeople && !isPast(oldest)) break
        known.delete(first)
      }
    },
    remove: (id: MemberId): boolean => known.delete(id),
    get: (id: MemberId): Known<V> | undefined => {
      const one = known.get(id)
      return one === undefined || isPast(one) ? undefined : one
    },
    all: (): [MemberId, Known<V>][] => [...known].filter(([, one]) => !isPast(one)),
  }
}
