/** The sessions that are open to a browser, with who it is there. */
import type { Room, Session } from '@waymark/shared/model/session.ts'
import type { Strategy } from '@waymark/shared/model/strategy.ts'
import type { Me } from '@waymark/shared/wire/entry.ts'
import type { Deps } from '#deps.ts'
import { rooms, strategies, wholeServer } from '#store/kinds.ts'
import { memberFor, viewOfMe, type Browser } from './members.ts'
import { sessionsOf } from './places.ts'

export interface OpenSession {
  readonly session: Session
  readonly me: Me
  /** The room they sit in. */
  readonly room: Room | undefined
}

/** The newest strategy first, its sessions by their time. */
export async function openSessions(deps: Pick<Deps, 'store'>, browser: Browser): Promise<OpenSession[]> {
  if (browser === undefined) return []
  const all = await deps.store.list(strategies, wholeServer)
  const newestFirst = all.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const found = await Promise.all(newestFirst.map(strategy => openOf(deps, browser, strategy)))
  return found.flat()
}

async function openOf(deps: Pick<Deps, 'store'>, browser: Browser, strategy: Strategy): Promise<OpenSession[]> {
  const found: OpenSession[] = []
  for (const session of await sessionsOf(deps, strategy.id)) {
    const member = await memberFor(deps, browser, { strategyId: strategy.id, sessionId: session.id })
    if (member === undefined) continue
    const room = member.roomId === null ? undefined : await deps.store.get(rooms, member.roomId)
    found.push({ session, me: viewOfMe(member), room })
  }
  return found
}
