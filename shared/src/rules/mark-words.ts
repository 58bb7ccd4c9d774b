/** Marks and lights in words: a colour never stands alone. */
import type { Light } from '#model/mark.ts'

export const lightWords: Readonly<Record<Light, string>> = {
  'still-relevant': 'Still relevant',
  'with-changes': 'Relevant with changes',
  'no-longer': 'No longer relevant',
  'not-sure': 'Not sure',
}

export const sayDots = (dots: number): string => (dots === 1 ? '1 dot' : `${dots} dots`)

export const sayPeople = (people: number): string => (people === 1 ? '1 person' : `${people} people`)
