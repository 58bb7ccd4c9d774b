/** How people are thanked by name: in which order, and with whom. */
import type { AcknowledgementState } from '#model/acknowledgement.ts'

export const acknowledgementStateWords: Readonly<Record<AcknowledgementState, string>> = {
  wanted: 'To be looked at',
  shown: 'In the document',
  held: 'Held back',
  withdrawn: 'Taken back',
}

export const thanksHeading = 'Thank you'

export const andEverybody = 'And everybody who did not want to be named.'

/** By the letters as English sorts them, accents and capitals beside their plain ones. */
export const inNameOrder = (names: readonly string[]): string[] => {
  const { compare } = new Intl.Collator('en-GB')
  return names.toSorted((a, b) => compare(a, b) || (a < b ? -1 : 1))
}
