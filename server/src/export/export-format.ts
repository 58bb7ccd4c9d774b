/** The kinds of file that a document can be written as, and what such a file is called. */
import { create } from 'content-disposition'
import type { Instant } from '@waymark/shared/model/time.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { isData, type DataFormat, type ExportFormat } from '@waymark/shared/wire/drafts.ts'
import type { ExportChoices } from '@waymark/shared/wire/export-choices.ts'
import { dataFormatOf, type WholeFormat } from './data-formats.ts'
import { safeFileName } from './safe-file-name.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { toText } from './to-text.ts'

export interface Writing extends ExportChoices {
  /** Told by e-books, so that a reader knows the newer one. */
  readonly writtenAt?: Instant
}

interface Format {
  readonly write: (tree: DocumentTree, choices?: Writing) => string | Promise<Uint8Array>
  readonly mediaType: string
  /** Without the dot. */
  readonly extension: string
  /** As a person would call it. */
  readonly label: string
}

type Formats = Record<Exclude<ExportFormat, DataFormat>, Format> & Record<DataFormat, WholeFormat>

export const exportFormats: Readonly<Formats> = {
  docx: {
    // Loaded when the first one is asked for: its library takes more memory than a room full of people.
    write: async (tree, choices) => (await import('./to-docx.ts')).toDocx(tree, choices),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    label: 'Word document',
  },
  html: { write: toHtml, mediaType: 'text/html; charset=utf-8', extension: 'html', label: 'Web page' },
  md: {
    write: tree => toMarkdown(tree),
    mediaType: 'text/markdown; charset=utf-8',
    extension: 'md',
    label: 'Markdown',
  },
  pdf: {
    write: async (tree, choices) => (await import('./to-pdf.ts')).toPdf(tree, choices),
    mediaType: 'application/pdf',
    extension: 'pdf',
    label: 'PDF',
  },
  odt: {
    write: async (tree, choices) => (await import('./to-odt.ts')).toOdt(tree, choices),
    mediaType: 'application/vnd.oasis.opendocument.text',
    extension: 'odt',
    label: 'OpenDocument text',
  },
  pptx: {
    write: async (tree, choices) => (await import('./to-pptx.ts')).toPptx(tree, choices),
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extension: 'pptx',
    label: 'Slides',
  },
  epub: {
    write: async (tree, choices) => (await import('./to-epub.ts')).toEpub(tree, choices),
    mediaType: 'application/epub+zip',
    extension: 'epub',
    label: 'E-book',
  },
  txt: { write: tree => toText(tree), mediaType: 'text/plain; charset=utf-8', extension: 'txt', label: 'Plain text' },
  ...dataFormatOf,
}

export const fileName = (title: string, format: ExportFormat): string =>
  safeFileName(
    isData(format) ? `${title}, ${dataFormatOf[format].called}` : title,
    exportFormats[format].extension,
    'Our Direction',
  )

/** The header that says so, for browsers of every age (RFC 6266, RFC 8187). */
export const asAttachment = (title: string, format: ExportFormat): string => create(fileName(title, format))
