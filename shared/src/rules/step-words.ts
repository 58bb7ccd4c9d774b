/** How the steps of a breakout are called, and what is said of them. */
import type { Step } from '#model/session.ts'
import { sayDots } from './mark-words.ts'
import { hasDots, type Stepping } from './steps-of.ts'

export const stepNames: Readonly<Record<Step, string>> = {
  write: 'Write',
  share: 'Share',
  mark: 'Give dots',
  group: 'Group',
  'check-back': 'Check back',
  closed: 'Close',
}

const thenGrouped = 'facilitators put notes that belong together into groups. Your words stay as you wrote them.'

const nextAfter: Readonly<Record<Step, string>> = {
  write: 'we read the notes together. You can still finish a sentence when the time is up.',
  share: thenGrouped,
  mark: thenGrouped,
  group: 'we come back to you with the groups, and you say what is missing.',
  'check-back': 'the breakout closes, and the notes go on into the draft.',
  closed: 'the notes go on into the draft, each with the exact words it was written in.',
}

/** After "What happens next:". */
export const whatHappensNext = (breakout: Stepping): string =>
  breakout.step === 'share' && hasDots(breakout)
    ? `each of you has ${sayDots(breakout.settings.dots)} to give to the notes that matter most to you.`
    : nextAfter[breakout.step]

/** Said once, when the step changes while somebody is here. */
export const stepHasCome: Readonly<Record<Step, string>> = {
  write: 'We are writing again.',
  share: 'We are now reading together.',
  mark: 'We are now giving dots: put yours on the notes that matter most to you.',
  group: 'We are now grouping the notes.',
  'check-back': 'We are now checking back: say what is missing.',
  closed: 'This breakout is now closed.',
}

/** Why nothing can be added at this step. */
export const whyClosed: Readonly<Record<Step, string>> = {
  write: 'You can read here, but not write.',
  share: 'You can read here, but not write.',
  mark: 'You can read here, but not write.',
  group: 'Grouping step. New notes are closed for now.',
  'check-back': 'You can read here, but not write.',
  closed: 'This breakout is closed. Nobody can change the words now.',
}
