/** Reads an answer out of a file that somebody filled in, or wrote by themselves. Every word of it is in a piece afterwards, or was ours. */
import { nameTag, questionnaireOf, type AnswerBox } from '@waymark/shared/drafting/questionnaire.ts'
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import type { PieceAsRead } from '@waymark/shared/model/response.ts'
import { docxLines } from './docx-lines.ts'
import { kindOfAnswerFile, type AnswerFileKind } from './kind-of-answer-file.ts'
import type { ReadDocument } from './line.ts'
import { odtLines } from './odt-lines.ts'
import { piecesOf } from './pieces-of.ts'
import { asideWhy, placeLines } from './place-lines.ts'
import { notRead, noWords } from './refused.ts'
import { textLines } from './text-lines.ts'
import type { SentFile } from './unpacked-files.ts'

export interface ReadAnswer {
  readonly pieces: readonly PieceAsRead[]
  readonly name: string | null
  /** How it was read, and what was strange in it, in sentences. */
  readonly messages: readonly string[]
}

/** Refuses with one sentence what cannot be read, or has no words of anybody in it. */
export async function readAnswerFile({ bytes }: Pick<SentFile, 'bytes'>, set: QuestionSet): Promise<ReadAnswer> {
  const document = await linesOf(bytes, await kindOfAnswerFile(bytes))
  const questionnaire = questionnaireOf({ set, address: '' })
  const { lines, missing } = placeLines(document.lines, questionnaire)
  const { pieces, name, messages } = piecesOf(lines, questionnaire.boxes)
  if (pieces.length === 0) throw noWords()
  return {
    pieces,
    name,
    messages: [
      ...document.messages,
      ...messages,
      ...deletedSaid(pieces),
      ...missingSaid(
        missing,
        questionnaire.boxes.filter(({ tag }) => tag !== nameTag),
      ),
    ],
  }
}

function linesOf(bytes: Uint8Array, found: AnswerFileKind): ReadDocument | Promise<ReadDocument> {
  switch (found.kind) {
    case 'docx':
      return docxLines(found.zip)
    case 'odt':
      return odtLines(found.zip)
    case 'text':
      return textLines(bytes)
    case 'archive':
      throw notRead['zip']
  }
}

function deletedSaid(pieces: readonly PieceAsRead[]): string[] {
  const count = pieces.filter(({ why }) => why === asideWhy.deleted).length
  if (count === 0) return []
  return [
    count === 1
      ? 'One passage was taken out while changes were tracked. It is kept, and says so.'
      : `${count} passages were taken out while changes were tracked. They are kept, and say so.`,
  ]
}

function missingSaid(missing: readonly AnswerBox[], questions: readonly AnswerBox[]): string[] {
  if (missing.length === 0) return []
  if (missing.length === questions.length) return ['None of the questions was found in it.']
  const numbers = missing.map(box => String(questions.indexOf(box) + 1))
  const said = numbers.length === 1 ? numbers[0] : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`
  return [
    `${numbers.length === 1 ? 'Question' : 'Questions'} ${said ?? ''} ${numbers.length === 1 ? 'was' : 'were'} not found in it.`,
  ]
}
