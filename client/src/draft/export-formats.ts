/** The kinds of file as the menu offers them, in groups by what people want to do next. */
import type { EvidencePlace } from '@waymark/shared/wire/export-choices.ts'
import type { ExportFormat } from '@waymark/shared/wire/drafts.ts'
import type { IconName } from '#ui/icon.tsx'

export interface OfferedFormat {
  readonly format: ExportFormat
  readonly label: string
  readonly more: string
  readonly icon: IconName
}

export const formatGroups: readonly { readonly name: string; readonly formats: readonly OfferedFormat[] }[] = [
  {
    name: 'To read',
    formats: [
      { format: 'pdf', label: 'PDF', more: 'Looks the same everywhere, and prints well', icon: 'print' },
      { format: 'html', label: 'Web page', more: 'Opens anywhere, for good', icon: 'doc' },
      { format: 'epub', label: 'E-book', more: 'For phones and readers, in letters of any size', icon: 'book' },
    ],
  },
  {
    name: 'To change',
    formats: [
      { format: 'docx', label: 'Word', more: 'With headings and sources', icon: 'pencil' },
      { format: 'odt', label: 'OpenDocument', more: 'The same for LibreOffice and others', icon: 'pencil' },
      { format: 'md', label: 'Markdown', more: 'Plain text with marks', icon: 'list' },
      { format: 'txt', label: 'Plain text', more: 'For any program, in reading order', icon: 'list' },
    ],
  },
  {
    name: 'To present',
    formats: [
      { format: 'pptx', label: 'Slides', more: 'A slide for each part, with sources in the notes', icon: 'board' },
    ],
  },
  {
    name: 'To work on further',
    formats: [
      { format: 'easy-read', label: 'Easy Read sheet', more: 'To write in, with places for pictures', icon: 'book' },
      { format: 'xlsx', label: 'Spreadsheet', more: 'Statements, themes, notes and coverage', icon: 'board' },
      { format: 'csv', label: 'Table of statements', more: 'For other programs (.csv)', icon: 'board' },
      { format: 'json', label: 'Draft file', more: 'To keep, or to bring in again (.json)', icon: 'download' },
    ],
  },
]

export const evidenceLabels: Readonly<Record<EvidencePlace, string>> = {
  inline: 'Where they belong',
  annex: 'In an annex at the end',
  comments: 'As comments beside statements',
  none: 'Left out',
}
