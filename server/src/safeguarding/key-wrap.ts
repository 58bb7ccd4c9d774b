/**
 * The private key of a lead as it is kept: sealed by a passphrase (scrypt, slow on purpose), and once more by a recovery code, which is all
 * chance and needs no slowness. One passphrase is tried at a time, for each takes 128 MB; whoever finds many waiting is asked to come again.
 */
import { scrypt } from 'node:crypto'
import type { Wrap } from '@waymark/shared/model/safeguarding.ts'
import type { Deps } from '#deps.ts'
import { oneByOne } from '#one-by-one.ts'
import { Refusal } from '#refusal.ts'
import { keysIn, keysOf, locked, NotOpened, unlocked, type Keys } from './sealed.ts'

/** 2^17 rounds over blocks of 8: about a third of a second. */
const usualCost = 17
const maxWaiting = 6
const line = { waiting: 0 }

async function slowKeys(passphrase: string, { salt, cost }: Pick<Wrap, 'salt' | 'cost'>): Promise<Keys> {
  if (line.waiting >= maxWaiting)
    throw new Refusal('too-many', 'Many are opening a log just now. Wait a moment, then try again.', { retryAfter: 5 })
  line.waiting += 1
  try {
    return keysIn(await oneByOne(line, () => slowBytes(passphrase.normalize('NFKC'), salt, cost)))
  } finally {
    line.waiting -= 1
  }
}

const slowBytes = (passphrase: string, salt: string, cost: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(passphrase, salt, 44, { N: 2 ** cost, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }, (error, bytes) => {
      if (error === null) resolve(bytes)
      else reject(error)
    })
  })

const context = (keyId: string): string => `waymark lead ${keyId}`

interface Wrapping {
  readonly keyId: string
  readonly privateKey: string
}

export async function wrapByPassphrase(
  { newId, passphraseCost = usualCost }: Pick<Deps, 'newId' | 'passphraseCost'>,
  passphrase: string,
  { keyId, privateKey }: Wrapping,
): Promise<Wrap> {
  const [salt, cost] = [newId(), passphraseCost]
  return { salt, cost, sealed: lock(await slowKeys(passphrase, { salt, cost }), privateKey, keyId) }
}

/** Throws NotOpened. */
export const openByPassphrase = async (wrap: Wrap, passphrase: string, keyId: string): Promise<string> =>
  unlock(await slowKeys(passphrase, wrap), wrap.sealed, keyId)

export function wrapByRecovery(
  { newId }: Pick<Deps, 'newId'>,
  { keyId, privateKey }: Wrapping,
): { readonly code: string; readonly wrap: Wrap } {
  const [salt, code] = [newId(), codeOf(newId())]
  return { code, wrap: { salt, cost: 0, sealed: lock(keysOf(bytesOf(code), salt, context(keyId)), privateKey, keyId) } }
}

/** Throws NotOpened. */
export const openByRecovery = (wrap: Wrap, code: string, keyId: string): string =>
  unlock(keysOf(bytesOf(code), wrap.salt, context(keyId)), wrap.sealed, keyId)

/** 128 bits, in eight groups to write down. */
const codeOf = (id: string): string =>
  (Buffer.from(id, 'base64url').toString('hex').match(/.{4}/g) ?? []).join('-').toUpperCase()
const bytesOf = (code: string): Buffer => Buffer.from(code.replaceAll(/[^0-9A-Fa-f]/g, ''), 'hex')

const lock = (keys: Keys, privateKey: string, keyId: string): string =>
  locked(keys, Buffer.from(privateKey), context(keyId)).toString('base64')

function unlock(keys: Keys, sealed: string, keyId: string): string {
  try {
    return unlocked(keys, Buffer.from(sealed, 'base64'), context(keyId)).toString()
  } catch {
    throw new NotOpened('not opened')
  }
}
