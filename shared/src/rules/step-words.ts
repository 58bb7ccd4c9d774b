/** How the steps of a breakout are called, and what is said of them. */
import type { Step } from '#model/session.ts'

export const stepNames: Readonly<Record<Step, string>> = {
  write: 'Write',
  share: 'Share',
  group: 'Group',
  'check-back': 'Check back',
  closed: 'Close',
}

/** After "What happens next:". */
export const whatHappensNext: Readonly<Record<Step, string>> = {
  write: 'we read the notes together. You can still finish a sentence when the time is up.',
  share: 'facilitators put notes that belong together into groups. Your words stay as you wrote them.',
  group: 'we come back to you with the groups, and you say what is missing.',
  'check-back': 'the breakout closes, and the notes go on into the draft.',
  closed: 'the notes go on into the draft, each with the exact words it was written in.',
}

/** Said once, when the step changes while somebody is here. */
export const stepHasCome: Readonly<Record<Step, string>> = {
  write: 'We are writing again.',
  share: 'We are now reading together.',
  group: 'We are now grouping the notes.',
  'check-back': 'We are now checking back: say what is missing.',
  closed: 'This breakout is now closed.',
}

/** Why nothing can be added at this step. */
export const whyClosed: Readonly<Record<Step, string>> = {
  write: 'You can read here, but not write.',
  share: 'You can read here, but not write.',
  group: 'Grouping step. New notes are closed for now.',
  'check-back': 'You can read here, but not write.',
  closed: 'This breakout is closed. Nobody can change the words now.',
}
