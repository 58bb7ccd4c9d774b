/** The connections that hold turns. Each holds those of many ids at once. */
import { StoreAway } from '#store/store.ts'
import type { Link, Session } from './link.ts'

export interface TurnSessionSettings {
  readonly link: Link
  readonly monotonic: () => number
  /** For so long a turn is waited for at most. */
  readonly patienceMs: number
  /** So many connections hold turns, and as many others wait for turns that another server has. */
  readonly sessions: number
}

/** Holds a turn until it is released. */
interface Taken {
  readonly session: Session
  readonly giveBack: () => void
}

const lock = { name: 'turn-lock', text: 'select pg_advisory_lock($1)' }
const tried = { name: 'turn-try', text: 'select pg_try_advisory_lock($1) as got', withinMs: 5000 }
const unlock = { name: 'turn-unlock', text: 'select pg_advisory_unlock($1)' }

export async function tryLock(session: Session, key: string): Promise<boolean> {
  const [answer] = await session.ask({ ...tried, values: [key] })
  return answer?.['got'] === true
}

/** Nobody waits for the answer: whatever is asked next of this connection comes after it. */
export function release(session: Session, key: string): void {
  session.ask({ ...unlock, values: [key] }).catch(() => {
    session.end()
  })
}

const longestPauseMs = 40
const keep = (): void => undefined

export function turnSessions({ link, monotonic, patienceMs, sessions: count }: TurnSessionSettings) {
  const shared = new Map<number, Promise<Session>>()
  const spares = spareSessions(link, count)
  const sharedOf = async (key: string): Promise<Session> => {
    const at = Number(BigInt.asUintN(63, BigInt(key)) % BigInt(count))
    const opened = shared.get(at)
    const session = await opened?.catch(() => undefined)
    if (session !== undefined && !session.isLost()) return session
    // Another may have opened it again meanwhile.
    const again = shared.get(at)
    const opening = again === undefined || again === opened ? link.openSession() : again
    shared.set(at, opening)
    return opening
  }
  /** Asks again and again: to wait in line would hold up all others on that connection. */
  const wait = async (session: Session, key: string): Promise<void> => {
    const endsAt = monotonic() + patienceMs
    for (let pause = 2; !(await tryLock(session, key)); pause = Math.min(longestPauseMs, pause * 2)) {
      if (monotonic() > endsAt) throw new StoreAway('a turn did not come')
      await new Promise(resolve => {
        setTimeout(resolve, pause)
      })
    }
  }
  return {
    /** The connection on which the turn of an id is tried. */
    shared: sharedOf,
    wait,
    take: async (key: string): Promise<Taken> => {
      const session = await sharedOf(key)
      if (await tryLock(session, key)) return { session, giveBack: keep }
      const inLine = await spares.take()
      if (inLine === undefined) {
        await wait(session, key)
        return { session, giveBack: keep }
      }
      try {
        await inLine.session.ask({ ...lock, values: [key] })
        return inLine
      } catch (error) {
        inLine.session.end()
        inLine.giveBack()
        throw error
      }
    },
    close: async (): Promise<void> => {
      const open = await Promise.all([...shared.values()].map(opening => opening.catch(() => undefined)))
      for (const session of open) session?.end()
      spares.close()
    },
  }
}

/** Those that wait in line for one turn each, and then hold it. */
function spareSessions(link: Link, most: number) {
  const idle: Session[] = []
  let out = 0
  const open = async (): Promise<Session> => {
    for (let found = idle.pop(); found !== undefined; found = idle.pop()) if (!found.isLost()) return found
    return link.openSession()
  }
  return {
    /** Undefined where none is left: whoever waited for one could wait for somebody who waits for them. */
    take: async (): Promise<Taken | undefined> => {
      if (out >= most) return undefined
      out += 1
      try {
        const session = await open()
        const giveBack = (): void => {
          out -= 1
          if (!session.isLost()) idle.push(session)
        }
        return { session, giveBack }
      } catch (error) {
        out -= 1
        throw error
      }
    },
    close: (): void => {
      for (const session of idle.splice(0)) session.end()
    },
  }
}
