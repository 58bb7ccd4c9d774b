/** One picture for all who look on, made when somebody asks, encoded and packed once, and kept for a few seconds. */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { SessionId } from '@waymark/shared/model/ids.ts'
import type { Watched } from '@waymark/shared/wire/watch.ts'

export interface KeptPicture {
  /** Made of what is in it: the same for the same, also when it was made anew. */
  readonly etag: string
  readonly watched: Watched
  readonly plain: Buffer
  readonly packed: Buffer
}

export const usualWatchedMs = 5000

const pack = promisify(gzip)

/** Each picture is answered for `ms`, and forgotten. However many ask at once, `make` runs once; what could not be made is tried again. */
export function keptPictures(
  make: (id: SessionId) => Promise<Watched>,
  ms = usualWatchedMs,
): (id: SessionId) => Promise<KeptPicture> {
  const kept = new Map<SessionId, Promise<KeptPicture>>()
  return id => {
    const known = kept.get(id)
    if (known !== undefined) return known
    const made = make(id).then(encoded)
    kept.set(id, made)
    const forget = (): void => {
      kept.delete(id)
    }
    made.then(() => setTimeout(forget, ms).unref(), forget)
    return made
  }
}

async function encoded(watched: Watched): Promise<KeptPicture> {
  const plain = Buffer.from(JSON.stringify(watched))
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { etag, watched, plain, packed: await pack(plain) }
}
