/** One file that was sent as a form, with the fields before it. Whole, for what is small and read at once. */
import { buffer } from 'node:stream/consumers'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { Refusal } from '#refusal.ts'
import { longestUploadMs } from './files.ts'
import { mayTakeLong } from './slow-requests.ts'

export interface SentBytes {
  readonly bytes: Uint8Array
  readonly fields: ReadonlyMap<string, string>
}

const at = ['body', 'file']

/** Call once it is known that whoever sends it may. `most` in bytes. */
export async function sentBytes(request: FastifyRequest, most: number): Promise<SentBytes> {
  const noFile = new Refusal('malformed', 'Choose a file.', { at })
  if (!request.isMultipart()) throw noFile
  mayTakeLong(request, longestUploadMs)
  const fields = new Map<string, string>()
  let [bytes, isTooLarge]: [Uint8Array | undefined, boolean] = [undefined, false]
  // One more byte than fits, so that a file of exactly the limit does.
  const limits = { fileSize: most + 1, files: 1, fields: 2, fieldSize: 64 * 1024, parts: 4, headerPairs: 20 }
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        bytes = await buffer(part.file)
        isTooLarge = part.file.truncated || bytes.length > most
      } else if (typeof part.value === 'string' && !part.valueTruncated) fields.set(part.fieldname, part.value)
    }
  } catch {
    throw new Refusal('malformed', 'We could not read all of what was sent. Try again.', { at })
  }
  if (isTooLarge)
    throw new Refusal('too-large', `This file is too large: at most ${most / 1024 / 1024} MB fit.`, { at })
  if (bytes === undefined) throw noFile
  return { bytes, fields }
}

export function sentField<S extends z.ZodMiniType>({ fields }: SentBytes, name: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(fields.get(name) ?? ''))
  } catch {
    throw new Refusal('malformed', 'We do not understand what the columns are. Choose the file again.', {
      at: ['body', name],
    })
  }
}
