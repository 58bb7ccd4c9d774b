/** Marks and lights in words: a colour never stands alone. */
import type { Light } from '#model/mark.ts'
import type { BreakoutSettings } from '#model/session.ts'

export const lightWords: Readonly<Record<Light, string>> = {
  'still-relevant': 'Still relevant',
  'with-changes': 'Relevant with changes',
  'no-longer': 'No longer relevant',
  'not-sure': 'Not sure',
}

export const sayDots = (dots: number): string => (dots === 1 ? '1 dot' : `${dots} dots`)

/** `3 people agree`, `5 dots of 2 people` */
export const sayMarks = (
  { marks }: Pick<BreakoutSettings, 'marks'>,
  { people, dots }: { readonly people: number; readonly dots: number },
): string =>
  marks === 'agree'
    ? `${sayPeople(people)} ${people === 1 ? 'agrees' : 'agree'}`
    : `${sayDots(dots)} of ${sayPeople(people)}`

export const sayPeople = (people: number): string => (people === 1 ? '1 person' : `${people} people`)
