/** Stands for a person in one document, and tells nothing anywhere else. */
import { createHash } from 'node:crypto'
import type { DocName } from '@waymark/shared/doc/doc-name.ts'
import type { MemberId } from '@waymark/shared/model/ids.ts'

export const presenceKey = (secret: Uint8Array, doc: DocName, memberId: MemberId): string =>
  createHash('sha256').update(secret).update(`${doc} ${memberId}`).digest('base64url').slice(0, 16)
