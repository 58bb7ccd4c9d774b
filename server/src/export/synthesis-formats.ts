/** The kinds of file that a synthesis can be taken away as, and what such a file is called. */
import { create } from 'content-disposition'
import type { NoteId } from '@waymark/shared/model/ids.ts'
import type { SynthesisFile } from '@waymark/shared/model/synthesis-file.ts'
import type { SynthesisFormat } from '@waymark/shared/wire/synthesis-files.ts'
import { csvLine, csvLineOfWords, csvStart } from '#csv-text.ts'
import { Refusal } from '#refusal.ts'
import { breathe, inSlices } from './in-slices.ts'
import { readSynthesis, type ReadSynthesis } from './read-synthesis.ts'
import { safeFileName } from './safe-file-name.ts'
import { notesTable, synthesisTables } from './synthesis-tables.ts'
import { toQdc } from './to-qdc.ts'
import { toQdpx } from './to-qdpx.ts'
import { toXlsx } from './to-xlsx.ts'

export interface Carried {
  readonly file: SynthesisFile
  readonly answerOf: ReadonlyMap<NoteId, string>
}

interface Format {
  readonly write: (carried: Carried) => Promise<string | Uint8Array>
  readonly mediaType: string
  /** What the name of the file begins with. */
  readonly called: string
}

export const synthesisFormatOf: Readonly<Record<SynthesisFormat, Format>> = {
  xlsx: {
    write: async ({ file }) => toXlsx(await synthesisTables(await readSlowly(file))),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    called: 'Notes and themes',
  },
  csv: { write: ({ file }) => toCsv(file), mediaType: 'text/csv; charset=utf-8', called: 'Notes' },
  json: { write: ({ file }) => toJson(file), mediaType: 'application/json; charset=utf-8', called: 'Synthesis' },
  qdc: { write: async ({ file }) => codebook(file), mediaType: 'application/xml; charset=utf-8', called: 'Codebook' },
  qdpx: {
    write: async ({ file, answerOf }) => toQdpx(await readSlowly(file), answerOf),
    mediaType: 'application/zip',
    called: 'Coding project',
  },
}

/** With a breath before what is made of it. */
async function readSlowly(file: SynthesisFile): Promise<ReadSynthesis> {
  const read = readSynthesis(file)
  await breathe()
  return read
}

async function toCsv(file: SynthesisFile): Promise<string> {
  const { columns, rows } = notesTable(await readSlowly(file))
  return `${csvStart}${csvLine(columns.map(({ title }) => title))}${await inSlices(rows, csvLineOfWords)}`
}

/** Each list by itself, for one call over all of a large one would keep everybody waiting. */
async function toJson(file: SynthesisFile): Promise<string> {
  const fields: string[] = []
  for (const [name, value] of Object.entries(file)) {
    fields.push(`${JSON.stringify(name)}: ${JSON.stringify(value, null, 1)}`)
    await breathe()
  }
  return `{\n${fields.join(',\n')}\n}\n`
}

function codebook(file: SynthesisFile): string {
  const { standing } = readSynthesis(file)
  if (standing.themes.length === 0)
    throw new Refusal(
      'not-allowed',
      'There are no themes here yet, and a codebook has at least one. Group some notes first.',
    )
  return toQdc(standing.themes)
}

/** The header that says so, for browsers of every age (RFC 6266, RFC 8187). */
export const synthesisAttachment = ({ breakout }: SynthesisFile, format: SynthesisFormat): string => {
  const { called } = synthesisFormatOf[format]
  return create(safeFileName(`${called}, ${breakout.question}`, format, called))
}
