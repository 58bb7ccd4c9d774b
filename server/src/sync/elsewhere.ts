/**
 * Who has which document open on the other servers of a store: told over the bus as they come and go. No right hangs on it. Each message
 * of a server has the number after the one before, so that whoever missed one knows, and asks for all.
 */
import * as z from 'zod/mini'
import { readDocName, type DocName } from '@waymark/shared/doc/doc-name.ts'
import { MemberId } from '@waymark/shared/model/ids.ts'
import type { Bus, Subscription } from '#bus/bus.ts'
import { readSaid, written } from './said-on-bus.ts'
import type { Timers } from './saving.ts'
import { whoIsWhere, type HasOpen, type WhoIsWhere } from './who-is-where.ts'

export interface Elsewhere extends Pick<WhoIsWhere, 'whoIn' | 'isSomewhere'> {
  /** On this server. The same may come several times, and goes as often. */
  readonly came: (who: HasOpen) => void
  readonly went: (who: HasOpen) => void
  /** The others forget at once who was here. */
  readonly leave: () => Promise<void>
}

export interface ElsewhereDeps {
  readonly bus: Bus
  readonly timers: Timers
  /** This server's own name. */
  readonly node: string
}

/** In milliseconds. */
const batchMs = 200
const beatMs = 10_000
/** A server that was not heard of for so long is gone. */
export const forgottenMs = 30_000
const askAgainMs = 1000
/** In one message. */
const mostPairs = 500

const topic = 'who-is-here'

const Pair = z.tuple([z.string(), z.string()])
const Said = z.union([
  z.object({
    kind: z.literal('told'),
    node: z.string(),
    number: z.int(),
    /** With this message and those right after it, all is told anew. */
    isAnew: z.boolean(),
    came: z.array(Pair),
    went: z.array(Pair),
  }),
  z.object({ kind: z.literal('asked') }),
  z.object({ kind: z.literal('left'), node: z.string() }),
])
type Told = Extract<z.infer<typeof Said>, { readonly kind: 'told' }>

export function elsewhere(deps: ElsewhereDeps): Elsewhere {
  if (deps.bus.isAlone) return nobodyElsewhere
  const others = othersOf(deps.timers)
  const own = ownOf(deps)
  const { bus, timers } = deps
  let askedAt = -Infinity
  const ask = (): void => {
    if (timers.monotonic() - askedAt < askAgainMs) return
    askedAt = timers.monotonic()
    bus.publish(topic, written({ kind: 'asked' }))
  }
  const subscribing: Promise<Subscription> = bus.subscribe(topic, message => {
    const said = readSaid(Said, message)
    if (said?.kind === 'asked') own.tellAll()
    if (said?.kind === 'left') others.forget(said.node)
    if (said?.kind === 'told' && !others.hear(said)) ask()
  })
  const begin = (): void => {
    ask()
    own.tellAll()
  }
  // Where it cannot listen yet, the gap is told later.
  subscribing.then(begin, () => undefined)
  bus.onGap(begin)
  return {
    came: own.came,
    went: own.went,
    whoIn: others.whoIn,
    isSomewhere: others.isSomewhere,
    leave: async () => {
      own.end()
      const subscription = await subscribing.catch(() => undefined)
      subscription?.end()
    },
  }
}

const nobodyElsewhere: Elsewhere = {
  came: () => undefined,
  went: () => undefined,
  whoIn: () => [],
  isSomewhere: () => false,
  leave: async () => undefined,
}

const keyOf = ({ doc, memberId }: HasOpen): string => `${doc} ${memberId}`

/** Those of this server. */
function ownOf(deps: ElsewhereDeps) {
  const here = new Map<string, { readonly who: HasOpen; times: number }>()
  const teller = tellerOf(deps, key => here.has(key))
  return {
    came: ({ doc, memberId }: HasOpen): void => {
      const who = { doc, memberId }
      const known = here.get(keyOf(who))
      if (known !== undefined) known.times += 1
      else {
        here.set(keyOf(who), { who, times: 1 })
        teller.changed(who)
      }
    },
    went: (who: HasOpen): void => {
      const known = here.get(keyOf(who))
      if (known === undefined) return
      known.times -= 1
      if (known.times > 0) return
      here.delete(keyOf(who))
      teller.changed(known.who)
    },
    tellAll: teller.tellAll,
    end: teller.end,
  }
}

/** Tells the others what has changed, in batches, and that this server is there. */
function tellerOf({ bus, timers, node }: ElsewhereDeps, isHere: (key: string) => boolean) {
  const told = new Map<string, HasOpen>()
  const changed = new Map<string, HasOpen>()
  let number = 0
  let isAllDue = false
  let isOver = false
  let due: { readonly cancel: () => void } | undefined

  const tell = (came: readonly Keyed[], went: readonly Keyed[], isAnew = false): void => {
    number += 1
    const said: Told = { kind: 'told', node, number, isAnew, came: came.map(pairOf), went: went.map(pairOf) }
    bus.publish(topic, written(said))
  }
  const flush = (): void => {
    due = undefined
    const came = [...changed].filter(([key]) => isHere(key) && !told.has(key))
    const went = [...changed].filter(([key]) => !isHere(key) && told.has(key))
    changed.clear()
    for (const [key, who] of came) told.set(key, who)
    for (const [key] of went) told.delete(key)
    for (const some of slices(went)) tell([], some)
    // Anew begins also where there is nobody.
    if (isAllDue) tell([], [], true)
    for (const some of slices(isAllDue ? [...told] : came)) tell(some, [])
    isAllDue = false
  }
  const soon = (): void => {
    if (!isOver) due ??= timers.after(batchMs, flush)
  }
  let beating = timers.after(beatMs, function beat() {
    tell([], [])
    beating = timers.after(beatMs, beat)
  })
  return {
    changed: (who: HasOpen): void => {
      changed.set(keyOf(who), who)
      soon()
    },
    tellAll: (): void => {
      isAllDue = true
      soon()
    },
    end: (): void => {
      if (isOver) return
      isOver = true
      due?.cancel()
      beating.cancel()
      bus.publish(topic, written({ kind: 'left', node }))
    },
  }
}

type Keyed = readonly [key: string, who: HasOpen]
const pairOf = ([, { doc, memberId }]: Keyed): [string, string] => [doc, memberId]

function slices<T>(all: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < all.length; at += mostPairs) parts.push(all.slice(at, at + mostPairs))
  return parts
}

interface Other {
  heardAt: number
  number: number
  /** Something of it was missed: what is known of it is not all, until it tells all anew. */
  isBehind: boolean
  readonly open: Map<string, HasOpen>
}

/** What the other servers have told. */
function othersOf({ monotonic }: Pick<Timers, 'monotonic'>) {
  const nodes = new Map<string, Other>()
  const where = whoIsWhere()
  const came = (other: Other, who: HasOpen): void => {
    if (!other.open.has(keyOf(who))) where.add(who)
    other.open.set(keyOf(who), who)
  }
  const went = (other: Other, who: HasOpen): void => {
    if (other.open.delete(keyOf(who))) where.remove(who)
  }
  const allWent = (other: Other): void => {
    for (const who of other.open.values()) went(other, who)
  }
  const forget = (node: string): void => {
    const other = nodes.get(node)
    if (other !== undefined) allWent(other)
    nodes.delete(node)
  }
  const forgetSilent = (): void => {
    for (const [node, { heardAt }] of nodes) if (monotonic() - heardAt > forgottenMs) forget(node)
  }
  return {
    /** Whether nothing of that server was missed. */
    hear: ({ node, number, isAnew, ...told }: Told): boolean => {
      const other = nodes.get(node) ?? { heardAt: 0, number: -1, isBehind: true, open: new Map<string, HasOpen>() }
      nodes.set(node, other)
      if (number !== other.number + 1) other.isBehind = true
      other.number = number
      other.heardAt = monotonic()
      if (isAnew && other.isBehind) {
        allWent(other)
        other.isBehind = false
      }
      for (const who of told.went.flatMap(readPair)) went(other, who)
      for (const who of told.came.flatMap(readPair)) came(other, who)
      return !other.isBehind
    },
    forget,
    whoIn: (doc: DocName): readonly MemberId[] => {
      forgetSilent()
      return where.whoIn(doc)
    },
    isSomewhere: (id: MemberId): boolean => {
      forgetSilent()
      return where.isSomewhere(id)
    },
  }
}

/** A server of another version may have documents that this one does not know. */
function readPair([name, id]: readonly [string, string]): HasOpen[] {
  const doc = readDocName(name)?.name
  const memberId = MemberId.safeParse(id).data
  return doc === undefined || memberId === undefined ? [] : [{ doc, memberId }]
}
