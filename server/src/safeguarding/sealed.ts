/**
 * Letters that one person opens: X25519 with a key made for each letter, HKDF-SHA-256, AES-256-GCM. What a letter belongs to is bound into
 * it, so that one that is put in another's place does not open; and its length is one of few, so that it says little.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'

const tagBytes = 16
const publicBytes = 32
const leastBytes = 2048

/** It was tampered with, is for another key, or belongs somewhere else. */
export class NotOpened extends Error {}

export interface Pair {
  readonly publicKey: string
  readonly privateKey: string
}

export function newPair(): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return { publicKey: publicOf(publicKey), privateKey: partOf(privateKey, 'd') }
}

const partOf = (key: KeyObject, part: 'd' | 'x'): string => key.export({ format: 'jwk' })[part] ?? ''
const publicOf = (key: KeyObject): string => partOf(key, 'x')
const curve = { kty: 'OKP', crv: 'X25519' } as const
const publicFrom = (x: string): KeyObject => createPublicKey({ key: { ...curve, x }, format: 'jwk' })
const privateFrom = ({ publicKey: x, privateKey: d }: Pair): KeyObject =>
  createPrivateKey({ key: { ...curve, x, d }, format: 'jwk' })

/** `context` is what it belongs to. */
export function sealTo(publicKey: string, text: string, context: string): string {
  const own = generateKeyPairSync('x25519')
  const eph = publicOf(own.publicKey)
  const secret = diffieHellman({ privateKey: own.privateKey, publicKey: publicFrom(publicKey) })
  const keys = keysOf(secret, `${eph} ${publicKey}`, context)
  return Buffer.concat([Buffer.from(eph, 'base64url'), locked(keys, padded(text), context)]).toString('base64')
}

/** Throws NotOpened. */
export function openWith(pair: Pair, sealed: string, context: string): string {
  try {
    const bytes = Buffer.from(sealed, 'base64')
    const eph = bytes.subarray(0, publicBytes).toString('base64url')
    const secret = diffieHellman({ privateKey: privateFrom(pair), publicKey: publicFrom(eph) })
    const keys = keysOf(secret, `${eph} ${pair.publicKey}`, context)
    return unpadded(unlocked(keys, bytes.subarray(publicBytes), context))
  } catch {
    throw new NotOpened('not opened')
  }
}

export interface Keys {
  readonly key: Buffer
  readonly iv: Buffer
}

/** A key is used for one letter only, so the start of its cipher may come from where it does. */
export const keysIn = (bytes: Buffer): Keys => ({ key: bytes.subarray(0, 32), iv: bytes.subarray(32, 44) })
export const keysOf = (secret: Uint8Array, salt: string, context: string): Keys =>
  keysIn(Buffer.from(hkdfSync('sha256', secret, salt, context, 44)))

export function locked({ key, iv }: Keys, bytes: Uint8Array, context: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(context))
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

export function unlocked({ key, iv }: Keys, bytes: Buffer, context: string): Buffer {
  const end = bytes.length - tagBytes
  const cipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(end))
  return Buffer.concat([cipher.update(bytes.subarray(0, end)), cipher.final()])
}

/** Its length, the text, and nothing up to the next of few sizes. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text)
  let size = leastBytes
  while (size < bytes.length + 4) size *= 2
  const all = Buffer.alloc(size)
  all.writeUInt32BE(bytes.length)
  bytes.copy(all, 4)
  return all
}

const unpadded = (all: Buffer): string => all.subarray(4, 4 + all.readUInt32BE(0)).toString()
