/** The kinds of file that a document can be written as, and what such a file is called. */
import { create } from 'content-disposition'
import { hasWords, keepableText } from '@waymark/shared/model/text.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import type { ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'

interface Format {
  readonly write: (tree: DocumentTree) => string | Promise<Uint8Array>
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  /** As a person would call it. */
  readonly label: string
}

export const exportFormats: Readonly<Record<ExportFormat, Format>> = {
  docx: {
    // Loaded when the first one is asked for: its library takes more memory than a room full of people.
    write: async tree => (await import('./to-docx.ts')).toDocx(tree),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    label: 'Word document',
  },
  html: { write: toHtml, mediaType: 'text/html; charset=utf-8', extension: 'html', label: 'Web page' },
  md: { write: toMarkdown, mediaType: 'text/markdown; charset=utf-8', extension: 'md', label: 'Markdown' },
}

/** In characters; of four bytes each they still fit the 255 bytes that a name may have. */
const maxBase = 60

/** A name that Windows, macOS and Linux take: no sign of theirs, no device of old (CON, COM1), no dot, dash or space that would hide it, no mark that turns its letters round. */
export function fileName(title: string, format: ExportFormat): string {
  const kept = keepableText(title)
    .replaceAll(/[/\\:*?"<>|%]/g, '-')
    .replaceAll(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]+/gu, ' ')
  const base = trimmed(Array.from(trimmed(kept)).slice(0, maxBase).join(''))
  const isDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i.test(base)
  return `${!hasWords(base) || isDevice ? 'Our Direction' : base}.${exportFormats[format].extension}`
}

const trimmed = (name: string): string => name.replaceAll(/^[\s.-]+|[\s.]+$/g, '')

/** The header that says so, for browsers of every age (RFC 6266, RFC 8187). */
export const asAttachment = (title: string, format: ExportFormat): string => create(fileName(title, format))
