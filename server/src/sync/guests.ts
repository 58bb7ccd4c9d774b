/** Everybody who has a document open, so that a right which is withdrawn is withdrawn there too. */
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { MemberId } from '@waymark/shared/model/ids.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { Signals } from './signals.ts'
import { whoIsWhere } from './who-is-where.ts'

export interface Guests {
  /** Answers the way to strike it off. */
  readonly add: (guest: Guest) => () => void
  /**
   * Answers once every socket of these members (of all, when left out) stands by the rights as they are now; on the other servers,
   * within a second, also where this one dies meanwhile. Throws what the store throws.
   */
  readonly refresh: (memberIds?: readonly MemberId[]) => Promise<void>
  /** Closes every line, or so many, for its client to come back later. */
  readonly sendAway: (most?: number) => void
  readonly count: () => number
  /** Who has a document open now, on this server or another of its store. */
  readonly whoIn: (doc: DocName) => readonly MemberId[]
  /** Whether somebody has any document open. */
  readonly isHere: (id: MemberId) => boolean
  /** How many times rights have changed: who asked for theirs before the last time has to ask again. */
  readonly changes: () => number
  /** The other servers forget who was here. For the end. */
  readonly leave: () => Promise<void>
}

export interface Guest {
  readonly memberId: MemberId
  readonly doc: DocName
  /** Asks for the rights anew, and closes the line where they are gone. */
  readonly refresh: () => Promise<void>
  readonly sendAway: () => void
}

export function guestBook({
  signals,
  elsewhere,
}: {
  readonly signals: Signals
  readonly elsewhere: Elsewhere
}): Guests {
  const guests = new Set<Guest>()
  const where = whoIsWhere()
  let changes = 0
  const refreshHere = async (memberIds?: readonly MemberId[]): Promise<void> => {
    changes += 1
    const asked = [...guests].filter(({ memberId }) => memberIds === undefined || memberIds.includes(memberId))
    await Promise.all(asked.map(({ refresh }) => refresh()))
  }
  signals.onRights(refreshHere)
  return {
    add: guest => {
      guests.add(guest)
      where.add(guest)
      elsewhere.came(guest)
      return () => {
        if (!guests.delete(guest)) return
        where.remove(guest)
        elsewhere.went(guest)
      }
    },
    refresh: async memberIds => {
      await refreshHere(memberIds)
      await signals.rights(memberIds)
    },
    sendAway: most => {
      for (const guest of [...guests].slice(0, most)) {
        guests.delete(guest)
        guest.sendAway()
      }
    },
    count: () => guests.size,
    whoIn: doc => [...new Set([...where.whoIn(doc), ...elsewhere.whoIn(doc)])],
    isHere: id => where.isSomewhere(id) || elsewhere.isSomewhere(id),
    changes: () => changes,
    leave: elsewhere.leave,
  }
}
