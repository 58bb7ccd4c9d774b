/** The formats that can be had at once, without asking anybody, and where they lie. */
import type { PublicationId, SessionId } from '@waymark/shared/model/ids.ts'
import type { DocumentTree } from '@waymark/shared/drafting/document-tree.ts'
import { usualChoices } from '@waymark/shared/wire/export-choices.ts'
import { exportFormats } from '#export/export-format.ts'
import { safeFileName } from '#export/safe-file-name.ts'
import type { GivenFormat } from '#plain/format-page.ts'

const kinds = {
  html: { format: 'html', isLarge: false, label: 'Web page' },
  'html-large': { format: 'html', isLarge: true, label: 'Web page in large print' },
  docx: { format: 'docx', isLarge: false, label: 'Word document' },
  'docx-large': { format: 'docx', isLarge: true, label: 'Word document in large print' },
  pdf: { format: 'pdf', isLarge: false, label: 'PDF' },
  'pdf-large': { format: 'pdf', isLarge: true, label: 'PDF in large print' },
  odt: { format: 'odt', isLarge: false, label: 'OpenDocument text' },
  'odt-large': { format: 'odt', isLarge: true, label: 'OpenDocument text in large print' },
  epub: { format: 'epub', isLarge: false, label: 'E-book' },
  txt: { format: 'txt', isLarge: false, label: 'Plain text' },
} as const
type GivenKind = keyof typeof kinds

export const isGivenKind = (kind: string): kind is GivenKind => Object.hasOwn(kinds, kind)

const all = (start: string): GivenFormat[] =>
  Object.entries(kinds).map(([kind, { label }]) => ({ label, address: `${start}/${kind}` }))

export const directionGives = (id: PublicationId, number: number | null): GivenFormat[] =>
  all(`/formats/direction/${id}/${number ?? 'newest'}`)

export const guideGives = (id: SessionId): GivenFormat[] => all(`/formats/guide/${id}`)

export const questionKinds = {
  docx: 'Word document, to be filled in',
  'docx-large': 'Word document in large print, to be filled in',
  odt: 'OpenDocument text, to be filled in',
  pdf: 'PDF, to be printed',
} as const
export type QuestionKind = keyof typeof questionKinds

export const questionsGive = (token: string): GivenFormat[] =>
  Object.entries(questionKinds).map(([kind, label]) => ({ label, address: `/formats/questions/${token}/${kind}` }))

export interface GivenFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
}

export async function writeGiven(kind: GivenKind, tree: DocumentTree): Promise<GivenFile> {
  const { format, isLarge } = kinds[kind]
  const { write, mediaType, extension } = exportFormats[format]
  const written = await write(tree, { ...usualChoices, isLarge })
  return {
    bytes: typeof written === 'string' ? new TextEncoder().encode(written) : written,
    mediaType,
    fileName: safeFileName(`${tree.title}${isLarge ? ' (large print)' : ''}`, extension, 'Our Direction'),
  }
}
