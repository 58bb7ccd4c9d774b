/** Files of a question set: its questions to be filled in elsewhere, and filled in ones that are read back. */
import * as z from 'zod/mini'
import { QuestionSetId, ResponseId } from '#model/ids.ts'

export const OfSet = z.object({ setId: QuestionSetId })

export const questionnaireFormats = ['docx', 'docx-large', 'odt', 'pdf', 'sheet'] as const
export const QuestionnaireFormat = z.enum(questionnaireFormats)
export type QuestionnaireFormat = z.infer<typeof QuestionnaireFormat>

/** GET answers an attachment. */
export const questionnairePath = (setId: QuestionSetId | ':setId', format: QuestionnaireFormat | ':format'): string =>
  `/api/question-sets/${setId}/questionnaire/${format}`

export const maxAnswerFiles = 100
/** Of each. */
export const maxAnswerFileBytes = 20 * 1024 * 1024

/**
 * POST, as multipart: one file or several, each of them an answer or a ZIP of answers. Answers lines of JSON (`AnswerFileLine`), each as
 * soon as its file was read, and `AnswerFilesDone` last; without that one, not all was read. The files themselves are not kept: their words are.
 */
export const answerFilesPath = (setId: QuestionSetId | ':setId'): string => `/api/question-sets/${setId}/answer-files`

export const AnswerFileLine = z.union([
  z.object({
    /** What it is called where it came from. */
    file: z.string(),
    responseId: ResponseId,
    /** "Answer 12" is the twelfth. */
    number: z.int(),
    /** What should be known of how it was read, in sentences. */
    messages: z.array(z.string()),
  }),
  /** Why nothing of it was taken, in a sentence. */
  z.object({ file: z.string(), refused: z.string() }),
])
export type AnswerFileLine = z.infer<typeof AnswerFileLine>

/** A text of such lines, as JSON; one that is broken off is left out. */
export const linesOfJson = (text: string): unknown[] =>
  text.split('\n').flatMap(line => {
    try {
      return line === '' ? [] : [JSON.parse(line) as unknown]
    } catch {
      return []
    }
  })

/** How many became answers. */
export const AnswerFilesDone = z.object({ done: z.int() })
export type AnswerFilesDone = z.infer<typeof AnswerFilesDone>
