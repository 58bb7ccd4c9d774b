/**
 * A connection begins, perhaps to another server than the one before: what that one said of people who went is forgotten. y-protocols
 * keeps by which clock they did, and hears no more of them by an earlier one, under which this server may have them still.
 */
import type { Awareness } from 'y-protocols/awareness'

export function forgetTheGone({ clientID, meta, states }: Pick<Awareness, 'clientID' | 'meta' | 'states'>): void {
  for (const client of meta.keys()) if (client !== clientID && !states.has(client)) meta.delete(client)
}
