/** What kind of file it is, by what is in it and never by its name. */
import type { FileKind } from '@waymark/shared/model/session-file.ts'
import { namesInZip, type Looked } from './names-in-zip.ts'

const headLength = 128

/** Undefined for what is none that we take. */
export async function kindOfFile(file: Looked): Promise<FileKind | undefined> {
  const head = await file.read(0, headLength)
  const simple = signatures.find(([, begins]) => begins.every(([at, bytes]) => hasAt(head, at, bytes)))
  if (simple !== undefined) return simple[0]
  return hasAt(head, 0, zip) ? kindOfZip(file, head) : (await isPlainText(file)) ? 'txt' : undefined
}

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const zip = latin('PK\u0003\u0004')

type Begin = readonly [at: number, bytes: Uint8Array]
const signatures: readonly (readonly [kind: FileKind, begins: readonly Begin[]])[] = [
  ['pdf', [[0, latin('%PDF-')]]],
  ['png', [[0, latin('\u0089PNG\r\n\u001A\n')]]],
  ['jpeg', [[0, latin('\u00FF\u00D8\u00FF')]]],
  [
    'webp',
    [
      [0, latin('RIFF')],
      [8, latin('WEBP')],
    ],
  ],
]

const hasAt = (head: Uint8Array, at: number, bytes: Uint8Array): boolean =>
  bytes.every((byte, place) => head[at + place] === byte)

/** An OpenDocument says in its first entry, which is not packed, what it is. */
const openDocuments: readonly (readonly [kind: FileKind, type: string])[] = [
  ['odt', 'application/vnd.oasis.opendocument.text'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
]

async function kindOfZip(file: Looked, head: Uint8Array): Promise<FileKind | undefined> {
  const view = Buffer.from(head)
  const first = view.toString('latin1', 30, 38)
  if (first === 'mimetype') {
    const type = view.toString('latin1', 38, 38 + Math.min(view.readUInt32LE(18), headLength))
    return openDocuments.find(([, known]) => known === type)?.[0]
  }
  const names = new Set(await namesInZip(file))
  // What runs by itself when it is opened is none of the kinds that we take.
  if (!names.has('[Content_Types].xml') || [...names].some(name => name.endsWith('vbaProject.bin'))) return undefined
  if (names.has('word/document.xml')) return 'docx'
  return names.has('ppt/presentation.xml') ? 'pptx' : undefined
}

const chunkLength = 256 * 1024
const control = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/

/** UTF-8 without the signs that no text holds. */
async function isPlainText(file: Looked): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < file.size; at += chunkLength)
      if (control.test(decoder.decode(await file.read(at, chunkLength), { stream: true }))) return false
    decoder.decode()
    return file.size > 0
  } catch {
    return false
  }
}
