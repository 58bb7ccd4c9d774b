/** A draft as a file of any kind, with what is said of it where it is sent. */
import { treeFromDraft } from '@waymark/shared/drafting/tree-from-draft.ts'
import type { WholeDraft } from '@waymark/shared/drafting/draft-as-file.ts'
import type { ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { asAttachment, exportFormats, type Writing } from './export-format.ts'

export interface ExportAsk {
  readonly format: ExportFormat
  readonly choices?: Writing
  readonly whole: WholeDraft
}

export interface Exported {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** The header that says what the file is called. */
  readonly disposition: string
}

export async function writeExport({ format, choices, whole }: ExportAsk): Promise<Exported> {
  const tree = treeFromDraft(whole.blocks, whole.heard, whole.outcomes)
  const kind = exportFormats[format]
  const written = await ('writeWhole' in kind ? kind.writeWhole(whole, tree.title) : kind.write(tree, choices))
  return {
    bytes: typeof written === 'string' ? new TextEncoder().encode(written) : written,
    mediaType: kind.mediaType,
    disposition: asAttachment(tree.title, format),
  }
}
