/** Which servers may share a database: one alone, or several that hear of each other, all with the same key of the links. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { StorageProblem } from '#store/storage-problem.ts'
import { explained } from './explained.ts'
import type { Ask, Link, Session } from './link.ts'
import { lockSpace } from './migrate.ts'

export interface Guard {
  /**
   * Throws a StorageProblem where there are servers beside which this one may not run. Holds from then on; should it be lost, because
   * Postgres was away, it is claimed again, and `onTaken` told if somebody else has the database by then.
   */
  readonly claim: (alone: boolean, onTaken?: (problem: StorageProblem) => void) => Promise<void>
  /** Throws a StorageProblem where the servers before this one made their links with another key. */
  readonly sameKey: (linkKey: Uint8Array) => Promise<void>
  readonly close: () => void
}

const serving = 2
const pauseMs = 100
const againMs = 500
const usuallyNoticedMs = 15_000

const beside = (alone: boolean): StorageProblem =>
  new StorageProblem(
    alone
      ? 'Another Waymark server is using this database. For several servers set REDIS_URL to the same Redis on all of them; otherwise stop the other one. Nothing was changed.'
      : 'A Waymark server without REDIS_URL is using this database, and cannot share it. Set REDIS_URL to the same Redis on all servers, or stop that one. Nothing was changed.',
  )

const pause = (ms: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, ms).unref()
  })

export interface GuardSettings {
  readonly link: Link
  readonly schema: string
  readonly monotonic: () => number
  /** A server that was stopped just now may still be there to Postgres: for so long it is waited for. */
  readonly waitMs: number
  /** So long Postgres may take to notice that a connection is gone. */
  readonly noticedMs?: number
}

export function postgresGuard({ link, schema, monotonic, waitMs, noticedMs = usuallyNoticedMs }: GuardSettings): Guard {
  let session: Session | undefined
  let isClosed = false
  const take = async (alone: boolean): Promise<boolean> => {
    const mine = await link.openSession(explained)
    // Whoever is closed meanwhile has nothing any more.
    if ((await tryLock(mine, alone)) && !isClosed) {
      session = mine
      return true
    }
    mine.end()
    return false
  }
  /** Until it is held again, or somebody else has had it for longer than Postgres takes to notice that our own connection is gone. */
  const takeAgain = async (alone: boolean, onTaken: (problem: StorageProblem) => void): Promise<void> => {
    let takenSince: number | undefined
    while (!isClosed) {
      const held = await take(alone).catch(() => undefined)
      if (held === true) return watch(alone, onTaken)
      takenSince = held === false ? (takenSince ?? monotonic()) : undefined
      if (takenSince !== undefined && monotonic() - takenSince > noticedMs) return onTaken(beside(alone))
      await pause(againMs)
    }
  }
  const watch = (alone: boolean, onTaken: (problem: StorageProblem) => void): void => {
    session?.onLost(() => {
      if (!isClosed) void takeAgain(alone, onTaken)
    })
  }
  return {
    claim: async (alone, onTaken = () => undefined) => {
      const endsAt = monotonic() + waitMs
      while (!(await take(alone))) {
        if (monotonic() > endsAt) throw beside(alone)
        await pause(pauseMs)
      }
      watch(alone, onTaken)
    },
    sameKey: linkKey => sameKey(link.ask, schema, linkKey),
    close: () => {
      isClosed = true
      session?.end()
    },
  }
}

async function tryLock(session: Session, alone: boolean): Promise<boolean> {
  const kind = alone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  const [answer] = await session.ask({ text: `select ${kind}($1, $2) as got`, values: [lockSpace, serving] }, explained)
  return answer?.['got'] === true
}

const keyMark = 'link-key'

/** Whoever reads the database learns nothing of the key. */
async function sameKey(ask: Ask, schema: string, linkKey: Uint8Array): Promise<void> {
  const mark = createHmac('sha256', linkKey).update('the key of the links of this database').digest()
  const text = `insert into ${schema}.fact (name, value) values ($1, $2) on conflict (name) do nothing`
  await ask({ text, values: [keyMark, mark.toString('hex')] }, explained)
  const [found] = await ask({ text: `select value from ${schema}.fact where name = $1`, values: [keyMark] }, explained)
  const known = Buffer.from(String(found?.['value']), 'hex')
  if (known.byteLength === mark.byteLength && timingSafeEqual(known, mark)) return
  throw new StorageProblem(
    'The servers of this database made their links with another key, and none of those links would open here. Give this server the same key: WAYMARK_LINK_KEY, or links.key in its data folder. Nothing was changed.',
  )
}
