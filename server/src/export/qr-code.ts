/** An address as a square that a phone reads. The only place that knows the library. */
import { encode } from 'uqr'

/** What must stay white around it, in modules; it is part of what is answered. */
export const quietZone = 4

/** Rows of its modules, true for black; undefined where the words are too many for any code. */
export function qrCode(words: string): readonly (readonly boolean[])[] | undefined {
  try {
    return encode(words, { ecc: 'M', border: quietZone }).data
  } catch {
    return undefined
  }
}
