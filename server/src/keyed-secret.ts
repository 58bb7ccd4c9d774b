/**
 * Secrets at the end of addresses: an id and a keyed hash of it (HMAC-SHA-256, cut to 128 bits). One can be shown again, and whoever
 * reads the database learns none of them, for the key is kept elsewhere.
 */
import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const macLetters = 22

const macOf = (key: Uint8Array, id: string): string =>
  createHmac('sha256', key).update(id).digest('base64url').slice(0, macLetters)

export const secretOf = (key: Uint8Array, id: string): string => `${id}${macOf(key, id)}`

/** An id that stands for another one, and from which that cannot be found. */
export const blindIdOf = (key: Uint8Array, what: string): string => macOf(key, what)

/** Undefined for a secret that was never handed out. */
export function idOfSecret(key: Uint8Array, secret: string): string | undefined {
  const id = secret.slice(0, -macLetters)
  const [given, known] = [Buffer.from(secret.slice(-macLetters)), Buffer.from(macOf(key, id))]
  return given.length === known.length && timingSafeEqual(given, known) ? id : undefined
}

/** A key of its own for one store, 32 bytes: from one nobody gets to another, nor to the key that they are made of. */
export const keyMadeOf = (key: Uint8Array, what: 'people' | 'monitoring'): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', `waymark ${what}`, 32))

/** What is kept of a secret that is all chance: whoever reads the database cannot come in by it. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
