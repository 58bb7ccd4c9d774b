import { expect, test } from 'vitest'
import { nameRemoved } from '@waymark/shared/model/erasure.ts'
import { takenOutHash, withoutTakenOut } from './taken-out.ts'

const key = new Uint8Array(32).fill(3)

test('[ER10] a name is known again by its hash alone, of that note and no other, however it is written', () => {
  const hash = takenOutHash(key, 'note-1', 'Nia  O’Brien')!
  const left = (text: string, noteId = 'note-1'): string => withoutTakenOut(text, { key, noteId, takenOut: [hash] })
  expect(left('Ask NIA O’Brien’s sister, nia o brien, or Nia.')).toBe(
    `Ask ${nameRemoved}’s sister, ${nameRemoved}, or Nia.`,
  )
  expect(left('Ask Nia O’Brien', 'note-2')).toBe('Ask Nia O’Brien')
  expect([takenOutHash(key, 'note-1', '…'), hash.includes('Nia')]).toEqual([undefined, false])
})
