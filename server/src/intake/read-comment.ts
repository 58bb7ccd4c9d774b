/** Reads a message as a comment: its author's own words, and apart from them what looks like a signature or like the message that was answered. Pure. */
import { maxComment } from '@waymark/shared/model/feedback.ts'
import { hasWords, keepableText, lengthOf, shortened } from '@waymark/shared/model/text.ts'
import { Refusal } from '#refusal.ts'
import type { Mail } from './parse-mail.ts'
import { kindsOfLines } from './quoted-text.ts'
import { nameInMail, pageSaysMore } from './read-message.ts'

export interface ReadComment {
  /** As the sender calls themselves, never their address. */
  readonly name: string | null
  readonly words: string
  readonly apart: string
}

const tooLong = new Refusal('too-large', 'This message is too long to keep. Send it in parts, as several messages.')

/** Refuses what is too long to keep, and what has no words. */
export function readComment(mail: Mail): ReadComment {
  const whole = hasWords(mail.text) ? mail.text : mail.html
  // Looked at line by line below: no message of a person is so long.
  if (whole.length > 10 * maxComment) throw tooLong
  const { own, apart } = partedIn(whole)
  const words = [own, whole, mail.subject].map(text => text.trim()).find(hasWords)
  if (words === undefined) throw new Refusal('malformed', 'There are no words in this message.')
  if (lengthOf(words) > maxComment) throw tooLong
  const isWhole = words !== own.trim()
  const other = hasWords(mail.text) && pageSaysMore(mail) ? `${otherOne}\n${mail.html.trim()}` : ''
  return {
    name: nameInMail(mail.name),
    words,
    apart: shortened(
      [subjectOf(mail), ...filesOf(mail), isWhole ? '' : apart, other].filter(hasWords).join('\n\n'),
      maxComment,
    ),
  }
}

const otherOne = 'The message came in two versions that differ. This is the other one:'

function partedIn(text: string): { readonly own: string; readonly apart: string } {
  const lines = text.split('\n')
  const kinds = kindsOfLines(lines)
  const those = (isOwn: boolean): string =>
    lines
      .filter((_, at) => (kinds[at] === 'words') === isOwn)
      .join('\n')
      .trim()
  return { own: those(true), apart: those(false) }
}

const subjectOf = ({ subject }: Mail): string => (hasWords(subject) ? `Subject: ${subject.trim()}` : '')

const filesOf = ({ attachments }: Mail): string[] =>
  attachments
    .filter(({ isInline }) => !isInline)
    .slice(0, 40)
    .map(({ name }) => `A file came with it that is not read: ${nameOfFile(name)}.`)

const nameOfFile = (name: string): string =>
  shortened(keepableText(name).replaceAll(/\s+/g, ' ').trim(), 80) || 'without a name'
