/** Feedback in words: how far a comment is, what was done about it, how it came, and how many came. */
import type { Comment, CommentRoute, CommentState, Says } from '#model/feedback.ts'
import type { OutcomeKind } from '#model/outcome.ts'
import type { FeedbackCounts } from './feedback.ts'
import { outcomeLines, outcomeNames } from './outcome-words.ts'

/** What people are asked beside every statement. */
export const doesItSay = 'Does this say what you said?'

export const saysNames: Readonly<Record<Says, string>> = { yes: 'Yes', partly: 'Partly', no: 'No' }

export const stateNames: Readonly<Record<CommentState, string>> = {
  'to-read': 'To read',
  grouped: 'Grouped',
  'needs-advice': 'Needs advice',
  answered: 'Answered',
}

export const routeNames: Readonly<Record<CommentRoute, string>> = {
  form: 'On the web',
  mail: 'By e-mail',
  phone: 'By phone',
  paper: 'On paper',
  said: 'Said to us',
}

/** `Adapted: We do this, in another way.` */
export const sayOutcome = (what: OutcomeKind): string => `${outcomeNames[what]}: ${outcomeLines[what]}`

/** How far it is, to whoever wrote it. */
export const sayState: Readonly<Record<CommentState, string>> = {
  'to-read': 'The team has not read it yet.',
  grouped: 'The team has read it, and put it together with others that say the like.',
  'needs-advice': 'The team has read it, and asks for advice before it answers.',
  answered: 'The team has answered it.',
}

const several = (count: number, one: string): string =>
  `${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`

export const sayHowMany = (count: number): string => several(count, 'comment')

export const nameOfComment = ({ number, name }: Pick<Comment, 'number' | 'name'>): string =>
  name === null ? `Comment ${number}` : `Comment ${number}, ${name}`

/** `12 comments came. 4 are still to be read, 5 are grouped, 1 needs advice, 2 are answered.` Together they are all that came; what none is, is left out. */
export function sayFeedback({ toRead, grouped, needsAdvice, answered }: FeedbackCounts): string {
  const all = toRead + grouped + needsAdvice + answered
  if (all === 0) return 'No comments came yet.'
  const parts = [
    { count: toRead, one: 'is still to be read', more: 'are still to be read' },
    { count: grouped, one: 'is grouped', more: 'are grouped' },
    { count: needsAdvice, one: 'needs advice', more: 'need advice' },
    { count: answered, one: 'is answered', more: 'are answered' },
  ]
  const said = parts
    .filter(({ count }) => count > 0)
    .map(({ count, one, more }) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`)
  return `${several(all, 'comment')} came. ${said.join(', ')}.`
}
