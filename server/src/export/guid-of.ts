/** Ids as programs for coding want them. The same thing has the same one in every file, so that files of two days can be laid side by side. */
import { createHash } from 'node:crypto'

/** A UUID of the kind that is left to whoever makes it (RFC 9562, version 8). `kind` keeps apart what has one id of ours. */
export function guidOf(kind: string, ...ids: readonly string[]): string {
  const hex = createHash('sha256')
    .update([kind, ...ids].join(' '))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
