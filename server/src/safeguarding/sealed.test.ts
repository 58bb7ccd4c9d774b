import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openByPassphrase, openByRecovery, wrapByPassphrase, wrapByRecovery } from './key-wrap.ts'
import { wrongWithPassphrase } from './passphrase.ts'
import { newPair, NotOpened, openWith, sealTo } from './sealed.ts'

const someText = fc.string({ unit: 'grapheme', maxLength: 3000 })
const newId = () =>
  Buffer.from(fc.sample(fc.uint8Array({ minLength: 16, maxLength: 16 }), 1)[0] ?? []).toString('base64url')

test('[SG1] a sealed letter opens with its key and its context, letter for letter, and with no other', () => {
  const [pair, other] = [newPair(), newPair()]
  fc.assert(
    fc.property(someText, fc.string(), (text, context) => {
      const sealed = sealTo(pair.publicKey, text, context)
      expect(openWith(pair, sealed, context)).toBe(text)
      expect(() => openWith(other, sealed, context)).toThrow(NotOpened)
      expect(() => openWith(pair, sealed, `${context} `)).toThrow(NotOpened)
    }),
    { numRuns: 40 },
  )
})

test('[SG1] a letter that was changed anywhere, or cut, does not open', () => {
  const pair = newPair()
  fc.assert(
    fc.property(someText, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, at, by) => {
      const bytes = Buffer.from(sealTo(pair.publicKey, text, 'here'), 'base64')
      // The last bit of the key of a curve is not looked at.
      const index = at % bytes.length
      const change = index === 31 ? by & 127 || 1 : by
      const changed = Buffer.from(bytes)
      changed[index] = (bytes[index] ?? 0) ^ change
      expect(() => openWith(pair, changed.toString('base64'), 'here')).toThrow(NotOpened)
      expect(() => openWith(pair, bytes.subarray(0, index).toString('base64'), 'here')).toThrow(NotOpened)
    }),
    { numRuns: 40 },
  )
})

test('[SG1] the length of a letter is one of few', () => {
  const { publicKey } = newPair()
  const lengths = [0, 1, 700, 2000].map(length => sealTo(publicKey, 'a'.repeat(length), '').length)
  expect(new Set(lengths).size).toBe(1)
})

test('[SG3] the key of a lead opens with the passphrase or the recovery code, however they are typed, and with nothing else', async () => {
  const { privateKey } = newPair()
  const wrap = await wrapByPassphrase({ newId }, 'caf\u00e9 otter lantern gravel', { keyId: 'one', privateKey })
  expect(await openByPassphrase(wrap, 'cafe\u0301 otter lantern gravel', 'one')).toBe(privateKey)
  await expect(openByPassphrase(wrap, 'cafe otter lantern gravel', 'one')).rejects.toThrow(NotOpened)
  const { code, wrap: byCode } = wrapByRecovery({ newId }, { keyId: 'one', privateKey })
  expect(code).toMatch(/^([0-9A-F]{4}-){7}[0-9A-F]{4}$/)
  expect(openByRecovery(byCode, code.toLowerCase().replaceAll('-', ' '), 'one')).toBe(privateKey)
  expect(() => openByRecovery(byCode, code, 'two')).toThrow(NotOpened)
  expect(() => openByRecovery(byCode, '', 'one')).toThrow(NotOpened)
})

test('[SG3] a passphrase that is easy to guess is refused, and the refusal says what a better one is', () => {
  for (const weak of ['', 'short', 'aaaaaaaaaaaaaaaaaaaa', 'otter otter otter otter', 'a b c d e f g', 'x'.repeat(300)])
    expect(wrongWithPassphrase(weak)).toMatch(/\.$/)
  for (const strong of ['otter lantern gravel spoon', 'kT9vRq2mWx7pLz4s', 'mae hen wlad fy nhadau'])
    expect(wrongWithPassphrase(strong)).toBeUndefined()
})
