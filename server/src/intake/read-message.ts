/** Reads a message as an answer to a question set: every word of it is in a piece, or said in a sentence to be missing. Pure. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { maxMessages, maxResponse, type PieceAsRead } from '@waymark/shared/model/response.ts'
import { DisplayName } from '@waymark/shared/model/member.ts'
import { hasWords } from '@waymark/shared/model/text.ts'
import { Refusal } from '#refusal.ts'
import type { Mail } from './parse-mail.ts'
import { placeAnswers, unplaced } from './place-answers.ts'
import { readAttachments } from './read-attachments.ts'

export interface ReadMessage {
  /** As the sender calls themselves, never their address. */
  readonly name: string | null
  readonly pieces: readonly PieceAsRead[]
  readonly messages: readonly string[]
  /** Files whose words are in no piece. */
  readonly unread: number
}

const tooLong = new Refusal('too-large', 'This message is too long to keep. Send it in parts, as several answers.')

/** Refuses what is too long to keep. */
export async function readMessage(mail: Mail, set: QuestionSet): Promise<ReadMessage> {
  // Spaces count for nothing in the end, so that there may be some more of them.
  if (Math.max(mail.text.length, mail.html.length) > 2 * maxResponse) throw tooLong
  const isPage = !hasWords(mail.text)
  const body = placeAnswers(isPage ? mail.html : mail.text, set)
  const attached = await readAttachments(mail.attachments, set)
  const pieces = [...subjectOf(mail, set), ...body, ...otherVersion(mail, isPage), ...attached.pieces]
  if (pieces.reduce((sum, { text }) => sum + text.length, 0) > maxResponse) throw tooLong
  return {
    name: nameInMail(mail.name),
    pieces,
    messages: [...mail.messages, ...strangenessOf(mail), ...attached.messages].slice(0, maxMessages),
    unread: attached.unread,
  }
}

/** As the sender calls themselves; null where that is an address, or nothing. */
export function nameInMail(said: string): string | null {
  const name = DisplayName.safeParse(said.replaceAll(/\s+/g, ' ').trim())
  return name.success && !name.data.includes('@') ? name.data : null
}

/** Some write into the subject. What is only the title of the questions is nobody's answer. */
function subjectOf({ subject }: Mail, { title }: QuestionSet): PieceAsRead[] {
  const bare = subject.replace(/^\s*((re|fwd?|atb|aw|sv)\s*:\s*)+/i, '').trim()
  if (!hasWords(bare) || bare.toLowerCase() === title.trim().toLowerCase()) return []
  return unplaced(subject, 'This was the subject of the message.')
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []

/** A message often comes as plain text and as a page: whether the page has a word that the text has not. */
export function pageSaysMore({ text, html }: Pick<Mail, 'text' | 'html'>): boolean {
  const known = new Set(wordsIn(text))
  return hasWords(html) && !wordsIn(html).every(word => known.has(word))
}

/** Where the page says more, it is kept too. */
const otherVersion = (mail: Mail, isPage: boolean): PieceAsRead[] =>
  isPage || !pageSaysMore(mail)
    ? []
    : unplaced(mail.html, 'The message came in two versions that differ. This is the other one.')

function strangenessOf({ text, html, origin }: Mail): string[] {
  return [
    ...(`${text}${html}`.includes('\uFFFD')
      ? ['Some letters of this message could not be read. Ask its sender for them.']
      : []),
    ...(origin === 'machine' ? ['This message says that no person wrote it: it may be an automatic reply.'] : []),
    ...(origin === 'list' ? ['This message came through a mailing list.'] : []),
  ]
}
