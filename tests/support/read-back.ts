/** What our reader makes of a file, as a test wants to see it: each piece by the number of its question, and whether it is certain. */
import type { QuestionSet } from '@waymark/shared/model/question-set.ts'
import { readAnswerFile } from '@waymark/server/intake/read-answer-file.ts'

export interface PieceBack {
  readonly text: string
  /** From 1; 0 where it stands under none. */
  readonly question: number
  readonly why: string
}

export const sure = (question: number, text: string): PieceBack => ({ text, question, why: '' })

export async function readBack(bytes: Uint8Array, of: QuestionSet) {
  const { pieces, ...read } = await readAnswerFile({ bytes }, of)
  return {
    ...read,
    pieces: pieces.map(({ text, questionId, why }): PieceBack => ({
      text,
      question: of.questions.findIndex(({ id }) => id === questionId) + 1,
      why,
    })),
  }
}
