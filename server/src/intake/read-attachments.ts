/** The files that came with a message: each is read as an answer file is, and one that cannot be is said to be there, so that a person looks for it. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { PieceAsRead } from '@waymark/shared/model/response.ts'
import { keepableText, shortened } from '@waymark/shared/model/text.ts'
import { Refusal } from '#refusal.ts'
import type { Attachment } from './parse-mail.ts'
import { readAnswerFile } from './read-answer-file.ts'

interface ReadAttachments {
  readonly pieces: readonly PieceAsRead[]
  readonly messages: readonly string[]
  /** How many may hold words that are in no piece. */
  readonly unread: number
}

const maxNamed = 40
/** Of all files of a message together: an answer holds so much, with what the message says itself. */
const maxPiecesOfFiles = 100
const maxUnitsOfFiles = 300_000

export async function readAttachments(attachments: readonly Attachment[], set: QuestionSet): Promise<ReadAttachments> {
  const files = attachments.filter(({ isInline }) => !isInline)
  const pictures = attachments.length - files.length
  const pieces: PieceAsRead[] = []
  const messages: string[] = []
  let unread = 0
  for (const file of files.slice(0, maxNamed)) {
    const read = await readOne(file, set)
    if (read instanceof Refusal || !fits([...pieces, ...read.pieces])) {
      unread += 1
      const why = read instanceof Refusal ? read.message : 'It is too long to be kept with the message.'
      messages.push(`A file came with it that is not read: ${nameOf(file.name)}. ${why}`)
    } else {
      pieces.push(...read.pieces)
      messages.push(`A file that came with it was read: ${nameOf(file.name)}.`, ...read.messages)
    }
  }
  return {
    pieces,
    messages: [
      ...messages,
      ...(files.length > maxNamed ? [`${files.length - maxNamed} more files came with it, and are not read.`] : []),
      ...(pictures > 0 ? ['There are pictures in the text of this message, which are not shown here.'] : []),
    ],
    unread: unread + Math.max(0, files.length - maxNamed),
  }
}

const readOne = ({ bytes }: Attachment, set: QuestionSet) =>
  readAnswerFile({ bytes }, set).catch((error: unknown) => {
    if (error instanceof Refusal) return error
    throw error
  })

const fits = (pieces: readonly PieceAsRead[]): boolean =>
  pieces.length <= maxPiecesOfFiles && pieces.reduce((sum, { text }) => sum + text.length, 0) <= maxUnitsOfFiles

const nameOf = (name: string): string =>
  shortened(keepableText(name).replaceAll(/\s+/g, ' ').trim(), 80) || 'without a name'
