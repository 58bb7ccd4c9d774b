/** The questionnaire of a question set as a file: for Word, in large print, for LibreOffice, to be printed, or as a sheet to be handed out. Whoever may have it is found out before. */
import {
  questionnaireOf,
  sheetPartsOf,
  type Filling,
  type Questionnaire,
  type QuestionnaireFacts,
} from '@waymark/shared/drafting/questionnaire.ts'
import type { QuestionnaireFormat } from '@waymark/shared/wire/answer-files.ts'
import { exportFormats } from './export-format.ts'
import { safeFileName } from './safe-file-name.ts'

export interface QuestionnaireFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
}

interface Kind {
  readonly write: (questionnaire: Questionnaire, facts: QuestionnaireFacts) => Uint8Array | Promise<Uint8Array>
  readonly mediaType: string
  readonly extension: string
  readonly filling: Filling
}

const word = (isLarge: boolean): Kind => ({
  // Loaded when the first one is asked for, like every library that writes files.
  write: async questionnaire => (await import('./questionnaire-docx.ts')).questionnaireDocx(questionnaire, { isLarge }),
  mediaType: exportFormats.docx.mediaType,
  extension: 'docx',
  filling: 'file',
})

const kinds: Readonly<Record<QuestionnaireFormat, Kind>> = {
  docx: word(false),
  'docx-large': word(true),
  odt: {
    write: async questionnaire => (await import('./questionnaire-odt.ts')).questionnaireOdt(questionnaire),
    mediaType: 'application/vnd.oasis.opendocument.text',
    extension: 'odt',
    filling: 'file',
  },
  pdf: {
    write: async questionnaire => (await import('./questionnaire-pdf.ts')).questionnairePdf(questionnaire),
    mediaType: 'application/pdf',
    extension: 'pdf',
    filling: 'paper',
  },
  sheet: {
    write: async (questionnaire, facts) =>
      (await import('./questionnaire-sheet.ts')).questionnaireSheet(questionnaire, sheetPartsOf(facts)),
    mediaType: 'application/pdf',
    extension: 'pdf',
    filling: 'sheet',
  },
}

/** After the title in the name of the file, where there is another of that kind. */
const moreInName: Readonly<Partial<Record<QuestionnaireFormat, string>>> = {
  'docx-large': ' (large print)',
  sheet: ' (answer sheet)',
}

export async function questionnaireAs(
  format: QuestionnaireFormat,
  facts: QuestionnaireFacts,
): Promise<QuestionnaireFile> {
  const { write, mediaType, extension, filling } = kinds[format]
  const questionnaire = questionnaireOf(facts, filling)
  const title = `${questionnaire.title}${moreInName[format] ?? ''}`
  return {
    bytes: await write(questionnaire, facts),
    mediaType,
    fileName: safeFileName(title, extension, 'Questions'),
  }
}
