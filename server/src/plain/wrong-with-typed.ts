/** Why what was typed into a plain form cannot be taken. It is given back without what no page can hold, and that is said. */
import { isKeepable, keepableText } from '@waymark/shared/model/text.ts'
import { wrongWith } from '@waymark/shared/rules/wrong-with.ts'

/** Undefined when it can be taken as it is. */
export const wrongWithTyped = (text: string): string | undefined =>
  isKeepable(text) ? wrongWith(text) : (wrongWith(keepableText(text)) ?? leftOut)

const leftOut =
  'There was a character in it that cannot be kept. It is left out now: read your words, and send them again.'
