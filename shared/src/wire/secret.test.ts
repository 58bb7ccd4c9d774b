import { expect, test } from 'vitest'
import { secretOfHash, secretOfPasted } from './secret.ts'

const secret = 'aB3_dE6-gH9jK2mN5pQ8sT'

test('[A20] a link that has lost its end opens nothing, and a whole one is read as it is', () => {
  expect(secretOfHash(`#${secret}`)).toBe(secret)
  expect(secretOfHash('')).toBeUndefined()
  expect(secretOfHash('#')).toBeUndefined()
  expect(secretOfHash('#main')).toBeUndefined()
  expect(secretOfHash(`#${secret.slice(0, 19)}`)).toBeUndefined()
  expect(secretOfHash(`#${secret}/../x`)).toBeUndefined()
})

test('[A21] a pasted link is found in the words around it', () => {
  expect(secretOfPasted(`https://waymark.example.org/in#${secret}`)).toBe(secret)
  expect(secretOfPasted(`  <https://waymark.example.org/in#${secret}>\n`)).toBe(secret)
  expect(secretOfPasted(`Come in here: https://waymark.example.org/in#${secret}. See you there`)).toBe(secret)
  expect(secretOfPasted(secret)).toBe(secret)
  expect(secretOfPasted('https://waymark.example.org/in')).toBeUndefined()
  expect(secretOfPasted('')).toBeUndefined()
})
