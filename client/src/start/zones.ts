/** Time zones to choose from: London first, then one's own, then the rest by name. */
import { zoneName } from '@waymark/shared/model/time.ts'

export const london = 'Europe/London'

export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** `own` is the zone of this browser; it and the chosen one are there even where the list does not know them. */
export const zonesFrom = (known: readonly string[], ...own: readonly string[]): string[] => [
  ...new Set([london, ...own.filter(zone => zone !== ''), ...known.toSorted()]),
]

/** `London (UK time)`, `Paris (Europe)`, `Buenos Aires (America, Argentina)`, `UTC` */
export function sayZone(zone: string): string {
  const parts = zone.replaceAll('_', ' ').split('/')
  const place = parts.pop() ?? zone
  if (zone === london) return `${place} (${zoneName({ local: '', zone })})`
  return parts.length === 0 ? place : `${place} (${parts.join(', ')})`
}
