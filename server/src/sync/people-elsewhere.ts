/** People who are with other servers: what those say of their own, and what is left of it when one of them says nothing any more. */
import type { PresenceEntry } from './messages.ts'
import type { Roster } from './roster.ts'

export interface PeopleElsewhere {
  /**
   * What another server says of its own people: of all of them where it is the whole. Answers those whom people here take for gone, with
   * the clock at which they do: their own server has to hear of it.
   */
  readonly hear: (node: string, entries: readonly PresenceEntry[], isWhole: boolean) => readonly PresenceEntry[]
  /**
   * Lets go of the people of servers that have not told the whole for some calls of this, and answers them. They may be there all the same.
   * Call at intervals.
   */
  readonly forgetSilent: () => readonly PresenceEntry[]
}

/** So many times in a row a server may say nothing of its people. */
const mostSilent = 3

/** `keyOf` a state is that of the person. */
export function peopleElsewhere(people: Roster, keyOf: (state: string) => string): PeopleElsewhere {
  const nodes = new Map<string, { readonly by: object; silent: number }>()
  const nodeOf = (name: string): { readonly by: object; silent: number } => {
    const known = nodes.get(name) ?? { by: {}, silent: 0 }
    nodes.set(name, known)
    return known
  }
  return {
    hear: (name, entries, isWhole) => {
      const node = nodeOf(name)
      if (isWhole) node.silent = 0
      const gone = entries.flatMap(entry => {
        const clock = people.take({ ...entry, by: node.by, node: name, key: keyOf(entry.state) })
        return clock === undefined ? [] : [{ client: entry.client, clock, state: 'null' }]
      })
      if (isWhole) people.leave(node.by, new Set(entries.map(({ client }) => client)))
      return gone
    },
    forgetSilent: () =>
      [...nodes].flatMap(([name, node]) => {
        node.silent += 1
        if (node.silent <= mostSilent) return []
        nodes.delete(name)
        return people.leave(node.by)
      }),
  }
}
