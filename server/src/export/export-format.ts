/** The kinds of file that a document can be written as, and what such a file is called. */
import { create } from 'content-disposition'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import type { ExportFormat } from '@waymark/shared/wire/drafts.ts'
import { safeFileName } from './safe-file-name.ts'
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

export const fileName = (title: string, format: ExportFormat): string =>
  safeFileName(title, exportFormats[format].extension, 'Our Direction')

/** The header that says so, for browsers of every age (RFC 6266, RFC 8187). */
export const asAttachment = (title: string, format: ExportFormat): string => create(fileName(title, format))
