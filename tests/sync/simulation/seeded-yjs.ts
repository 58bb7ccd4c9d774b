/**
 * Yjs takes the number of each copy of a document from webcrypto, and who of two wins hangs on it. While a history runs the numbers
 * come from its seed. To be imported before anything that imports Yjs, which keeps the function that it finds first.
 */
import { webcrypto } from 'node:crypto'
import type { Chance } from '#support/chance.ts'

const real = webcrypto.getRandomValues.bind(webcrypto)
let chance: Chance | undefined

const fill: typeof webcrypto.getRandomValues = array => {
  if (chance === undefined) return real(array)
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = chance.below(256)
  return array
}
Object.defineProperty(webcrypto, 'getRandomValues', { value: fill, configurable: true, writable: true })

/** From now on; undefined for real chance again. */
export function seedYjs(by: Chance | undefined): void {
  chance = by
}
