/** What is said about a theme, in words: where people differ, and where it goes. The same on the screen and in the document. */
import type { Ambition } from '#model/strategy.ts'
import type { Destination, Theme } from '#model/theme.ts'
import { hasWords } from '#model/text.ts'

/** To choose from. */
export const destinationWords: Readonly<Record<Destination, string>> = {
  'new-ambition': 'A new ambition',
  'under-ambition': 'Under an ambition',
  value: 'A value',
  'way-of-working': 'A way of working',
  parked: 'Parked, with a reason',
}

const plainly = {
  'new-ambition': 'Becomes a new ambition',
  value: 'Becomes a value',
  'way-of-working': 'Becomes a way of working',
} as const

/** `Goes under “Aim high”`; empty while nobody has said. */
export function sayWhereItGoes(
  { goes, goesTo, goesWhy = '' }: Pick<Theme, 'goes' | 'goesTo' | 'goesWhy'>,
  ambitions: readonly Pick<Ambition, 'id' | 'title'>[],
): string {
  if (goes === undefined) return ''
  if (goes === 'parked') return hasWords(goesWhy) ? `Parked: ${goesWhy}` : 'Parked'
  if (goes !== 'under-ambition') return plainly[goes]
  const title = ambitions.find(({ id }) => id === goesTo)?.title
  return title === undefined ? 'Goes under an ambition' : `Goes under “${title}”`
}

export interface SaidView {
  readonly label: 'One view' | 'The other view' | 'What both share'
  readonly text: string
}

/** In the order in which they are read; those that say nothing are not among them. */
export const viewsOf = ({
  view = '',
  otherView = '',
  sharedView = '',
}: Pick<Theme, 'view' | 'otherView' | 'sharedView'>): readonly SaidView[] =>
  (
    [
      { label: 'One view', text: view },
      { label: 'The other view', text: otherView },
      { label: 'What both share', text: sharedView },
    ] as const
  ).filter(({ text }) => hasWords(text))
