/** How a breakout is run, in plain words: as facts for those who look, and as promises for those who write. */
import type { Breakout, BreakoutSettings } from '#model/session.ts'

type Run = Pick<Breakout, 'purpose' | 'settings'>

/** `About 20 minutes` */
export const sayMinutes = (minutes: number): string => `About ${minutes === 1 ? '1 minute' : `${minutes} minutes`}`

/** Short facts, those that are as usual left out; how long it takes is always said. */
export const factsOf = ({ purpose, settings }: Run): string[] =>
  [
    settings.minutes > 0 ? sayMinutes(settings.minutes) : '',
    settings.isPrivate ? 'Private writing until it is revealed' : '',
    settings.names === 'anonymous' ? 'Nobody is named' : '',
    settings.asksLight && purpose === 'review-ambitions' ? 'A light for each ambition' : '',
    marksSaid(settings),
    settings.checks === 'check-first' ? 'A facilitator looks at each note first' : '',
  ].filter(said => said !== '')

function marksSaid({ marks, dots }: Pick<BreakoutSettings, 'marks' | 'dots'>): string {
  if (marks === 'none') return ''
  return marks === 'agree' ? '“I agree with this” on each note' : dots === 1 ? '1 dot each' : `${dots} dots each`
}

/** What somebody who writes may rely on, as sentences. */
export const promisesOf = ({ isPrivate, names, checks }: BreakoutSettings): string[] => [
  isPrivate
    ? 'What you write stays private until a facilitator reveals it to the room.'
    : checks === 'check-first'
      ? 'A facilitator looks at each note before the others see it.'
      : 'The people in your room see each note as soon as you add it.',
  names === 'anonymous'
    ? 'Nobody is named: no name is kept with any note.'
    : 'You choose for each note whether your name stands beside it.',
]
