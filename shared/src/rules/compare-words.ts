/** What a comparison of two groupings says, in words and with its figures. */
import type { Comparison } from './compare-groupings.ts'

const pairsOf = (notes: number): number => (notes * (notes - 1)) / 2

/** All where they are few, otherwise of a hundred. */
const inFew = (notes: number, share: number): number => Math.round(share * Math.min(100, pairsOf(notes)))

const sayPairs = (notes: number): string => {
  const pairs = pairsOf(notes)
  return pairs === 1 ? '1 pair' : `${Math.min(100, pairs)} pairs`
}

/** One sentence with the figure, and one that says what it is worth. */
export function sayAgreement({ inBoth, alike, byChance, adjusted }: Comparison): readonly string[] {
  if (alike === undefined || adjusted === undefined)
    return [
      inBoth === 0
        ? 'No note is grouped in both yet, so there is nothing to compare.'
        : 'Only 1 note is grouped in both, so there is nothing to compare yet.',
    ]
  if (alike === 1) return [`Both group the ${inBoth} notes that are in both in the very same way.`]
  return [
    `Of ${sayPairs(inBoth)} of notes, both treat ${inFew(inBoth, alike)} alike: together in both, or apart in both.`,
    `By chance it would be ${inFew(inBoth, byChance)}. With chance taken off, ${worth(adjusted)} (adjusted Rand index ${adjusted.toFixed(2)}; 1 is the same, 0 no more than chance).`,
  ]
}

function worth(adjusted: number): string {
  if (adjusted >= 0.9) return 'they agree almost wholly'
  if (adjusted >= 0.65) return 'they agree for the most part'
  if (adjusted >= 0.3) return 'they agree in part'
  return adjusted > 0.05 ? 'they agree a little' : 'nothing is left of it'
}

/** What the figures leave out. Empty where they leave out nothing. */
export const sayLeftOut = ({ inOne }: Comparison): string => {
  if (inOne === 0) return ''
  return inOne === 1
    ? '1 note is grouped in one of the two alone; the figures leave it out.'
    : `${inOne} notes are grouped in one of the two alone; the figures leave them out.`
}
