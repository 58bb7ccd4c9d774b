/** Who is here, and what I say of myself. The server stamps the identity; what does not fit the schema is not shown. */
import type { Awareness } from 'y-protocols/awareness'
import { Presence } from '@waymark/shared/wire/sync.ts'
import { watched, type Watchable } from './watched.ts'

/** Watches everybody, myself among them, once each however many windows they have open. */
export interface PresenceRoom extends Watchable<readonly Presence[]> {
  readonly say: (mine: Partial<Pick<Presence, 'sectionId' | 'writing'>>) => void
}

export function presenceRoom(awareness: Awareness): PresenceRoom {
  const here = watched<readonly Presence[]>([])
  forgetTheGone(awareness)
  awareness.on('change', () => {
    const byKey = new Map<string, Presence>()
    for (const state of awareness.getStates().values()) {
      const parsed = Presence.safeParse(state)
      if (parsed.success) byKey.set(parsed.data.user.key, { ...byKey.get(parsed.data.user.key), ...parsed.data })
    }
    here.set([...byKey.values()].toSorted((a, b) => (a.user.key < b.user.key ? -1 : 1)))
  })
  return {
    now: here.now,
    subscribe: here.subscribe,
    say: mine => {
      awareness.setLocalState({ ...awareness.getLocalState(), ...mine })
    },
  }
}

/**
 * Awareness keeps the clock of everybody who ever went, and takes no news of them that is not newer: after a break, those who stayed and
 * say nothing new would not be seen again.
 */
function forgetTheGone(awareness: Awareness): void {
  awareness.on('update', () => {
    for (const client of awareness.meta.keys())
      if (client !== awareness.clientID && !awareness.states.has(client)) awareness.meta.delete(client)
  })
}
