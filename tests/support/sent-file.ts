/** Sends a file as a browser's form does, and makes small files of every kind that is taken. */
import { strToU8, zipSync } from 'fflate'
import type { FileId, SessionId } from '@waymark/shared/model/ids.ts'
import type { FileKind, SessionFile } from '@waymark/shared/model/session-file.ts'
import { AddedFile, addFilePath, fileContentPath } from '@waymark/shared/wire/files.ts'
import { Problem } from '@waymark/shared/wire/problem.ts'
import type { Person } from '#support/person.ts'

export interface SentFile {
  readonly sessionId: SessionId
  readonly bytes: Uint8Array
  readonly title?: string
  readonly description?: string
  /** The name that the browser gives it. */
  readonly name?: string
}

export function sendFile(address: string, somebody: Pick<Person, 'cookie'>, file: SentFile): Promise<Response> {
  const { sessionId, bytes, title = 'Slides', description = 'What we mean to do.', name = 'slides.pdf' } = file
  const form = new FormData()
  form.set('title', title)
  form.set('description', description)
  form.set('file', new Blob([new Uint8Array(bytes)]), name)
  return fetch(`${address}${addFilePath(sessionId)}`, {
    method: 'POST',
    headers: { cookie: somebody.cookie() },
    body: form,
  })
}

export const added = async (response: Response): Promise<SessionFile> => {
  const said: unknown = await response.json()
  if (!response.ok) throw new Error(`it was refused: ${JSON.stringify(said)}`)
  return AddedFile.parse(said).file
}

export const refusal = async (response: Response): Promise<Problem> => {
  if (response.ok) throw new Error('it was allowed')
  return Problem.parse(await response.json())
}

export const fetchFile = (somebody: Person, id: FileId): Promise<Response> => somebody.get(fileContentPath(id))

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'))

export const pdf = latin('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')

/** The first entry of an OpenDocument is not packed. */
const openDocument = (type: string): Uint8Array =>
  zipSync({
    mimetype: [strToU8(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    'content.xml': strToU8('<x/>'),
  })

export const office = (...names: readonly string[]): Uint8Array =>
  zipSync(Object.fromEntries(['[Content_Types].xml', ...names].map(name => [name, strToU8('<x/>')])))

export const ofEveryKind: Readonly<Record<FileKind, Uint8Array>> = {
  pdf,
  docx: office('word/document.xml'),
  pptx: office('ppt/presentation.xml'),
  odt: openDocument('text'),
  odp: openDocument('presentation'),
  png: latin('\u0089PNG\r\n\u001A\n....IHDR'),
  jpeg: latin('\u00FF\u00D8\u00FF\u00E0..JFIF'),
  webp: latin('RIFF....WEBPVP8 '),
  txt: strToU8('Croeso – fàilte – مرحبا\n\tGood morning.\r\n'),
}
