/** What servers say to each other, as bytes. Another one may be of another version: what does not fit is passed over. */
import type * as z from 'zod/mini'

export const written = (said: object): Uint8Array => new TextEncoder().encode(JSON.stringify(said))

export function readSaid<S extends z.ZodMiniType>(schema: S, message: Uint8Array): z.output<S> | undefined {
  try {
    return schema.safeParse(JSON.parse(new TextDecoder().decode(message))).data
  } catch {
    return undefined
  }
}
