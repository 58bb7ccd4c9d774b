/** What is said of answers when themes are brought back to the rooms. */
import type { Answer } from '#model/check-back.ts'

export const answerWords: Readonly<Record<Answer, string>> = { yes: 'Yes', 'not-quite': 'Not quite' }

/** `4 yes, 1 not quite` */
export const sayAnswers = ({ yes, notQuite }: { readonly yes: number; readonly notQuite: number }): string =>
  `${yes} yes, ${notQuite} not quite`
