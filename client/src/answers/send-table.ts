/** Sends a table to be looked at, or to have its rows taken as answers. */
import * as z from 'zod/mini'
import { linesOfJson } from '@waymark/shared/wire/answer-files.ts'
import {
  tableAnswersPath,
  TableLine,
  TablePreview,
  tablePreviewPath,
  TableProgress,
  type TableLook,
  type TableMapping,
} from '@waymark/shared/wire/answer-tables.ts'
import type { QuestionSetId } from '@waymark/shared/model/ids.ts'
import type { Answer } from '#api/call.ts'
import { sendFile } from '#api/send-file.ts'

interface Sending {
  readonly setId: QuestionSetId
  readonly file: File
  readonly signal: AbortSignal
}

const unheard = (): void => undefined

export const lookAtTable = ({ setId, ...sending }: Sending, look: TableLook): Promise<Answer<TablePreview>> =>
  sendFile({
    ...sending,
    address: tablePreviewPath(setId),
    fields: { look: JSON.stringify(look) },
    reply: TablePreview,
    onSent: unheard,
  })

/** `onTaken` hears how many rows are answers now. */
export const takeTable = (
  { setId, ...sending }: Sending,
  mapping: TableMapping,
  onTaken: (taken: number) => void,
): Promise<Answer<TableLine[]>> =>
  sendFile({
    ...sending,
    address: tableAnswersPath(setId),
    fields: { mapping: JSON.stringify(mapping) },
    reply: z.array(TableLine),
    parse: linesOfJson,
    onSent: unheard,
    onHeard: text => {
      const last = TableProgress.safeParse(linesOfJson(text).at(-1))
      if (last.success) onTaken(last.data.taken)
    },
  })
