/**
 * Turns on all servers of a store: first within this process, then by a lock that one connection to Postgres holds. When a server is
 * gone, so is its connection, and its turns are free.
 *
 * Few connections hold the turns of all ids, so that turns never wait for a connection that other turns hold. One that another server
 * has is waited for in line, on a connection of its own as long as there are any, or else asked for again and again.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { localTurns } from '#store/local-turns.ts'
import { StoreAway, type Store } from '#store/store.ts'
import type { Session } from './link.ts'
import { release, tryLock, turnSessions, type TurnSessionSettings } from './turn-sessions.ts'

export interface Turns extends Pick<Store, 'inTurn' | 'ifFree'> {
  /** The connection that holds the turn in which this is asked; undefined outside of turns. Throws StoreAway once that is lost. */
  readonly session: () => Session | undefined
  readonly close: () => Promise<void>
}

export interface TurnSettings extends TurnSessionSettings {
  /** Ids are of this store alone. */
  readonly of: string
}

/** What an act, and all that it does, is in. What goes on when it is over is in no turn any more. */
interface Held {
  readonly session: Session
  isOver: boolean
}

export function postgresTurns(settings: TurnSettings): Turns {
  const { of } = settings
  const local = localTurns()
  const current = new AsyncLocalStorage<Held>()
  const sessions = turnSessions(settings)
  const held = (): Held | undefined => {
    const found = current.getStore()
    return found === undefined || found.isOver ? undefined : found
  }

  const within = async <T>(outer: Held, key: string, act: () => Promise<T>): Promise<T> => {
    await sessions.wait(outer.session, key)
    return act().finally(() => {
      release(outer.session, key)
    })
  }
  const outermost = async <T>(key: string, act: () => Promise<T>): Promise<T> => {
    const { session, giveBack } = await sessions.take(key)
    return run({ session, isOver: false }, { key, act, giveBack })
  }
  const run = async <T>(mine: Held, { key, act, giveBack }: Running<T>): Promise<T> => {
    try {
      return await current.run(mine, act)
    } finally {
      mine.isOver = true
      release(mine.session, key)
      giveBack()
    }
  }
  const ifUnlocked = async <T>(key: string, act: () => Promise<T>): Promise<T | undefined> => {
    const outer = held()
    const session = outer?.session ?? (await sessions.shared(key))
    if (!(await tryLock(session, key))) return undefined
    if (outer === undefined) return run({ session, isOver: false }, { key, act, giveBack: () => undefined })
    return act().finally(() => {
      release(session, key)
    })
  }
  return {
    inTurn: (id, act) =>
      local.inTurn(id, () => {
        const [outer, key] = [held(), keyOf(of, id)]
        return outer === undefined ? outermost(key, act) : within(outer, key, act)
      }),
    ifFree: (id, act) => local.ifFree(id, () => ifUnlocked(keyOf(of, id), act)),
    session: () => {
      const session = held()?.session
      if (session?.isLost() === true) throw new StoreAway('the turn is lost')
      return session
    },
    close: sessions.close,
  }
}

interface Running<T> {
  readonly key: string
  readonly act: () => Promise<T>
  readonly giveBack: () => void
}

/** 64 bits, as Postgres has them. */
const keyOf = (of: string, id: string): string =>
  createHash('sha256')
    .update(JSON.stringify([of, id]))
    .digest()
    .readBigInt64BE()
    .toString()
