/** What the page of versions shows, and how each is told in words. */
import { sayWhen, timeIn } from '@waymark/shared/model/time.ts'
import type { Version } from '@waymark/shared/model/version.ts'
import type { ReplyOf } from '@waymark/shared/wire/route.ts'
import type { listVersions } from '@waymark/shared/wire/versions.ts'

export type SeenVersions = ReplyOf<typeof listVersions>

const say = (at: string): string => sayWhen(timeIn('Europe/London', at))

/** `Version 3, kept by Ama on Wednesday 24 March 2027, 1.05 pm (UK time)` */
export const sayKept = ({ number, by, madeAt }: Pick<Version, 'number' | 'by' | 'madeAt'>): string =>
  `Version ${number}, kept by ${by} on ${say(madeAt)}`

/** With the number, where versions are chosen from a list. */
export const sayVersion = ({ number, name }: Pick<Version, 'number' | 'name'>): string => `Version ${number}: ${name}`

/** The one that everybody reads while anything is published: the newest of those that were. */
export const shownOf = ({ versions, address }: SeenVersions): Version | undefined =>
  address === '' ? undefined : versions.find(({ publishedAt }) => publishedAt !== null)

export function sayPublished(version: Version, seen: SeenVersions): string {
  if (version.publishedAt === null) return 'Not published'
  if (seen.address === '') return `Was published on ${say(version.publishedAt)}, and is not shown now`
  return shownOf(seen)?.id === version.id
    ? `Published on ${say(version.publishedAt)}: this is what everybody reads`
    : `Published on ${say(version.publishedAt)}`
}
