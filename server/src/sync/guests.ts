/** Everybody who has a socket open, so that a right which is withdrawn is withdrawn there too. */
import type { MemberId } from '@waymark/shared/model/ids.ts'

export interface Guests {
  /** `refresh` asks for the rights anew and closes the socket where they are gone. Answers the way to strike it off. */
  readonly add: (memberId: MemberId, refresh: () => Promise<void>) => () => void
  /** Answers once every socket of these members (of all, when left out) stands by the rights as they are now. */
  readonly refresh: (memberIds?: readonly MemberId[]) => Promise<void>
  readonly count: () => number
}

export function guestBook(): Guests {
  const guests = new Set<{ readonly memberId: MemberId; readonly refresh: () => Promise<void> }>()
  return {
    add: (memberId, refresh) => {
      const guest = { memberId, refresh }
      guests.add(guest)
      return () => {
        guests.delete(guest)
      }
    },
    refresh: async memberIds => {
      const asked = [...guests].filter(({ memberId }) => memberIds === undefined || memberIds.includes(memberId))
      await Promise.all(asked.map(({ refresh }) => refresh()))
    },
    count: () => guests.size,
  }
}
