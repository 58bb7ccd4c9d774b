/** Files, as people are told of them. */
import { maxFileBytes, type FileKind } from '#model/session-file.ts'

export const kindNames: Readonly<Record<FileKind, string>> = {
  pdf: 'PDF',
  pptx: 'PowerPoint',
  docx: 'Word',
  odt: 'OpenDocument text',
  odp: 'OpenDocument slides',
  png: 'PNG picture',
  jpeg: 'JPEG picture',
  webp: 'WebP picture',
  txt: 'Plain text',
}

export const kindsTaken = 'PDF, PowerPoint, Word, OpenDocument text and slides, PNG, JPEG, WebP and plain text'

const kilo = 1024
const mega = kilo * kilo

/** `3 kB`, `1.4 MB` */
export function saySize(bytes: number): string {
  if (bytes < mega) return `${Math.max(1, Math.round(bytes / kilo))} kB`
  const megabytes = bytes / mega
  return `${megabytes < 10 ? Math.round(megabytes * 10) / 10 : Math.round(megabytes)} MB`
}

export const tooLargeSaid = `That file is too large: at most ${saySize(maxFileBytes)} fit.`
