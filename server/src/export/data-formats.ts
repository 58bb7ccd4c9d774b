/** The kinds of file that a draft is worked on further in: written from all of it, and not from the document that is read. */
import type { DataFormat } from '@waymark/shared/wire/drafts.ts'
import { fileOfDraft, type WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import { csvLine, csvLineOfWords, csvStart } from '#csv-text.ts'
import { draftTables, statementsTable } from './draft-tables.ts'
import { breathe, inSlices } from './in-slices.ts'
import { toXlsx } from './to-xlsx.ts'

export interface WholeFormat {
  /** `title` is that of the document. */
  readonly writeWhole: (whole: WholeDraft, title: string) => Promise<string | Uint8Array>
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  /** As a person would call it. */
  readonly label: string
  /** What its name says after that of the document, so that it is not taken for the document itself. */
  readonly called: string
}

export const dataFormatOf: Readonly<Record<DataFormat, WholeFormat>> = {
  json: {
    writeWhole: toJson,
    mediaType: 'application/json; charset=utf-8',
    extension: 'json',
    label: 'Draft file',
    called: 'draft',
  },
  csv: {
    writeWhole: toCsv,
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    label: 'Table of statements',
    called: 'statements',
  },
  xlsx: {
    writeWhole: async whole => toXlsx(await draftTables(whole)),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    label: 'Spreadsheet',
    called: 'statements and sources',
  },
  'easy-read': {
    writeWhole: async (whole, title) => (await import('./to-easy-read.ts')).toEasyRead(whole, title),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    label: 'Easy Read, to be written',
    called: 'Easy Read to write',
  },
}

/** Each list by itself, for one call over all of a large one would keep everybody waiting. */
async function toJson(whole: WholeDraft): Promise<string> {
  const fields: string[] = []
  for (const [name, value] of Object.entries(fileOfDraft(whole))) {
    fields.push(`${JSON.stringify(name)}: ${JSON.stringify(value, null, 1)}`)
    await breathe()
  }
  return `{\n${fields.join(',\n')}\n}\n`
}

async function toCsv(whole: WholeDraft): Promise<string> {
  const { columns, rows } = statementsTable(whole)
  return `${csvStart}${csvLine(columns.map(({ title }) => title))}${await inSlices(rows, csvLineOfWords)}`
}
